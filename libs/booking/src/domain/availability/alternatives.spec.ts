import { claim, inRoom4, monday, sundayNoon, theMassage, theRoom } from '#test/rules/front-desk';
import { day, minute } from '../time/interval.js';
import { findAlternatives, startsLookedAt } from './alternatives.js';
import { findSlots } from './slots.js';

type Known = Parameters<typeof inRoom4>[0];

const half = { duration: 30, units: 1 };
const asked = { serviceId: 'svc_massage', start: monday('10:00'), ...half };
const allOf = (start: number, end: number) => claim('bkg_all', start, { buffered: { start, end } });

describe('instead of a taken slot', () => {
  const starts = (more: Known, start = asked.start) =>
    findAlternatives(inRoom4(more), { ...asked, start }, sundayNoon).slots.map((slot) => slot.start);

  it('the nearest free ones are offered, the earlier first of two as near', () => {
    expect(starts({ claims: [claim('bkg_ada', monday('10:00'))] })).toEqual(
      ['09:15', '10:45', '09:00', '11:00', '11:15'].map(monday),
    );
  });

  it('the same slot is not offered again, though it has come free', () => {
    expect(starts({})).toEqual(['09:45', '10:15', '09:30', '10:30', '09:15'].map(monday));
  });

  it('other days are looked at when the day is full', () => {
    const claims = [allOf(monday('00:00'), monday('16:00'))];
    expect(starts({ claims })).toEqual([
      ...['16:00', '16:15', '16:30'].map(monday),
      ...['09:00', '09:15'].map((time) => monday(time) + day),
    ]);
  });

  it('weeks are looked at when weeks are full, as far as five hundred starts at which it is open', () => {
    const until = (days: number) => ({ claims: [allOf(monday('00:00'), monday('00:00') + days * day)] });
    expect(starts(until(14))[0]).toBe(monday('09:00') + 14 * day);
    const startsOfADay = 31;
    const workdays = Math.ceil(startsLookedAt / startsOfADay);
    expect(workdays).toBe(17);
    expect(starts(until(21))[0]).toBe(monday('09:00') + 21 * day);
    expect(starts(until(28))).toEqual([]);
  });

  it('where it is open for one start a week months are looked at', () => {
    const calendar = theRoom({ openingHours: [{ days: ['mon'], from: '10:00', to: '10:30' }] });
    const claims = [allOf(monday('00:00'), monday('00:00') + 70 * day)];
    expect(starts({ calendar, claims })[0]).toBe(monday('10:00') + 70 * day);
  });

  it('on the calendars that were asked for, and no others', () => {
    const [ann, bob] = ['cal_ann', 'cal_bob'].map((id) => theRoom({ id }));
    const service = theMassage({ uses: [{ anyOf: ['cal_ann', 'cal_bob'], strategy: 'first' }] });
    const calendars = [
      { calendar: ann!, claims: [claim('bkg_ada', monday('10:00'))] },
      { calendar: bob!, claims: [] },
    ];
    const wish = { ...asked, calendarIds: ['cal_ann'] };
    const { slots } = findAlternatives({ service, calendars }, wish, sundayNoon);
    expect(slots.map(({ start, calendarIds }) => [start, ...calendarIds])).toEqual(
      ['09:15', '10:45', '09:00', '11:00', '11:15'].map((time) => [monday(time), 'cal_ann']),
    );
  });

  it('no more are offered than were asked for', () => {
    expect(findAlternatives(inRoom4(), asked, sundayNoon, { atMost: 2 }).slots).toHaveLength(2);
  });

  it('who moves a booking is offered its own time and the length that it was given', () => {
    const claims = [claim('bkg_ada', monday('12:00'))];
    const move = { ...asked, start: monday('12:15'), duration: 45, ignoreBooking: 'bkg_ada' };
    const [nearest] = findAlternatives(inRoom4({ claims }), move, sundayNoon).slots;
    expect(nearest).toMatchObject({ start: monday('12:00'), end: monday('12:45') });
  });

  it('they are the nearest of all slots, however far they were looked for', () => {
    const claims = Array.from({ length: 40 }, (_, at) => {
      const start = monday('00:00') + (at * 37 - 300) * 60 * minute;
      return claim(`bkg_${at}`, start, { buffered: { start, end: start + 30 * 60 * minute } });
    });
    const whole = { start: asked.start - 62 * day, end: asked.start + 62 * day };
    const distance = ({ start }: { start: number }) => Math.abs(start - asked.start);
    const nearest = findSlots(inRoom4({ claims }), whole, half, sundayNoon)
      .filter(({ start }) => start !== asked.start)
      .sort((a, b) => distance(a) - distance(b));
    expect(findAlternatives(inRoom4({ claims }), asked, sundayNoon, { atMost: 40 }).slots).toEqual(
      nearest.slice(0, 40),
    );
  });
});
