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

describe('whether looking further would find no more', () => {
  const full = { claims: [allOf(sundayNoon - 30 * day, sundayNoon + 365 * day)] };
  const nearby = (more: Known, reach: number) => findAlternatives(inRoom4(more), asked, sundayNoon, { reach });

  it('is known once there are as many as were asked for, however near they were found', () => {
    expect(nearby({}, day)).toMatchObject({ slots: { length: 5 }, isAll: true });
  });

  it('is not known where the reach ends before the horizon', () => {
    const service = theMassage({ horizonDays: 10 });
    expect(nearby({ ...full, service }, 4 * day)).toEqual({ slots: [], isAll: false });
    expect(nearby({ ...full, service }, 16 * day)).toEqual({ slots: [], isAll: true });
  });

  it('is known where the reach is from now on, or sooner, to the end of the horizon', () => {
    const service = theMassage({ horizonDays: 1, timeZone: 'UTC' });
    const start = monday('01:00');
    expect(new Date(start).toISOString()).toBe('2026-11-23T00:00:00.000Z');
    const isAll = (now: number) =>
      findAlternatives(inRoom4({ ...full, service }), { ...asked, start }, now, { reach: day }).isAll;
    expect(isAll(start - day)).toBe(true);
    expect(isAll(start - day - 1)).toBe(false);
    expect(isAll(start)).toBe(false);
  });

  it('is nothing that anybody looks for beyond the reach that was asked for', () => {
    const claims = [allOf(monday('00:00'), monday('00:00') + 2 * day)];
    expect(nearby({ claims }, day)).toEqual({ slots: [], isAll: false });
    expect(nearby({ claims }, 4 * day).slots).toHaveLength(5);
  });
});

describe('among the five hundred nearest starts at which it is open', () => {
  const wish = { ...asked, start: asked.start + 28 * day };
  const distance = ({ start }: { start: number }) => Math.abs(start - wish.start);
  const whole = { start: sundayNoon, end: wish.start + 30 * day };
  const nearest = findSlots(inRoom4(), whole, half, sundayNoon).sort((a, b) => distance(a) - distance(b));
  /** What is offered where only one start is free. */
  const onlyAt = (start: number) => {
    const before = allOf(sundayNoon, start);
    const after = claim('bkg_after', start, { buffered: { start: start + 40 * minute, end: whole.end + day } });
    const { slots, isAll } = findAlternatives(inRoom4({ claims: [before, after] }), wish, sundayNoon);
    return { starts: slots.map((slot) => slot.start), isAll };
  };

  it('the last is offered, and none further away', () => {
    const [last, next] = nearest
      .slice(startsLookedAt - 1)
      .filter((each, at, all) => distance(each) !== distance(all[at - 1] ?? nearest[0]!));
    expect(onlyAt(last!.start)).toEqual({ starts: [last!.start], isAll: true });
    expect(onlyAt(next!.start)).toEqual({ starts: [], isAll: true });
  });
});

it('somebody who moves a booking is not offered the start at which it stands', () => {
  const move = { ...asked, start: monday('12:15'), ignoreBooking: 'bkg_ada', standsAt: monday('12:00') };
  const { slots } = findAlternatives(inRoom4({ claims: [claim('bkg_ada', monday('12:00'))] }), move, sundayNoon);
  expect(slots.map(({ start }) => start)).toEqual(['12:30', '11:45', '12:45', '11:30', '13:00'].map(monday));
});

const booked = [claim('bkg_ada', monday('10:00')), claim('bkg_bob', monday('11:00'))];
const move = { serviceId: 'svc_massage', start: monday('11:00'), duration: 30, units: 1, ignoreBooking: 'bkg_ada' };

const startsFor = (more: { readonly standsAt?: number }) =>
  findAlternatives(inRoom4({ claims: booked }), { ...move, ...more }, sundayNoon).slots.map(({ start }) => start);

describe('a customer who moves a booking to a time that is taken', () => {
  it('is not sent back to where it stands, which would be no move', () => {
    expect(startsFor({ standsAt: monday('10:00') })).toEqual(['10:15', '11:45', '12:00', '09:45', '12:15'].map(monday));
  });

  it('may be, where the move would make it longer or larger there', () => {
    expect(startsFor({})).toEqual(['10:15', '11:45', '10:00', '12:00', '09:45'].map(monday));
  });
});

describe('five hundred starts at which it is open are looked at', () => {
  const always = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, from: '00:00', to: '24:00' }];
  const daily = [{ ...always[0]!, from: '10:00', to: '10:30' }];
  const wish = { ...asked, start: asked.start + 300 * day };
  const taken = (start: number, end: number) => claim(`bkg_${start}`, start, { buffered: { start, end } });

  it('as many before the wish as after it, the last of either included', () => {
    const calendar = theRoom({ openingHours: always, timeZone: 'UTC' });
    const service = theMassage({ timeZone: 'UTC', horizonDays: 400 });
    const away = (startsLookedAt / 2) * 15 * minute;
    const onlyAt = (start: number) => {
      const all = { start: wish.start - 20 * day, end: wish.start + 20 * day };
      const claims = [taken(all.start, start), taken(start + 40 * minute, all.end)];
      const { slots } = findAlternatives(inRoom4({ service, calendar, claims }), wish, sundayNoon, { reach: 16 * day });
      return slots.map((slot) => slot.start - wish.start);
    };
    expect([-away, away].map((each) => onlyAt(wish.start + each))).toEqual([[-away], [away]]);
    expect(onlyAt(wish.start + away + 15 * minute)).toEqual([]);
  });

  it('and no more where those are all within the reach', () => {
    const calendar = theRoom({ openingHours: daily });
    const service = theMassage({ horizonDays: 1_000 });
    const free = (lastDay: number) => {
      const claims = [taken(wish.start - 260 * day, wish.start + lastDay * day)];
      return findAlternatives(inRoom4({ service, calendar, claims }), wish, sundayNoon, { reach: 250 * day });
    };
    expect(free(249).slots).toHaveLength(1);
    expect(free(250)).toEqual({ slots: [], isAll: true });
  });
});
