import { claim, inRoom4, monday, sundayNoon, theRoom } from '#test/rules/front-desk';
import { day, minute } from '../time/interval.js';
import { findAlternatives, nextAvailable } from './alternatives.js';
import { findSlots } from './availability.js';

type Known = Parameters<typeof inRoom4>[0];

const half = { duration: 30, units: 1 };
const asked = { serviceId: 'svc_massage', start: monday('10:00'), ...half };
const allOf = (start: number, end: number) => claim('bkg_all', start, { buffered: { start, end } });

describe('instead of a taken slot', () => {
  const starts = (more: Known, start = asked.start) =>
    findAlternatives(inRoom4(more), { ...asked, start }, sundayNoon).map((slot) => slot.start);

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

  it('weeks are looked at when weeks are full, sixty-two days at most', () => {
    const until = (days: number) => ({ claims: [allOf(monday('00:00'), monday('00:00') + days * day)] });
    expect(starts(until(49))[0]).toBe(monday('09:00') + 49 * day);
    expect(starts(until(64))).toEqual([]);
  });

  it('no more are offered than were asked for', () => {
    expect(findAlternatives(inRoom4(), asked, sundayNoon, { atMost: 2 })).toHaveLength(2);
  });

  it('who moves a booking is offered its own time and the length that it was given', () => {
    const claims = [claim('bkg_ada', monday('12:00'))];
    const move = { ...asked, start: monday('12:15'), duration: 45, ignoreBooking: 'bkg_ada' };
    const [nearest] = findAlternatives(inRoom4({ claims }), move, sundayNoon);
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
    expect(findAlternatives(inRoom4({ claims }), asked, sundayNoon, { atMost: 40 })).toEqual(nearest.slice(0, 40));
  });
});

describe('the next free start', () => {
  const next = (more: Known, from = monday('09:00')) => nextAvailable(inRoom4(more), from, half, sundayNoon);

  it('is the one asked for when it is free', () => {
    expect(next({})).toBe(monday('09:00'));
    expect(next({}, monday('09:00') + 1)).toBe(monday('09:15'));
  });

  it('lies days or weeks ahead when all before is taken', () => {
    const until = (days: number) => ({ claims: [allOf(monday('00:00'), monday('00:00') + days * day)] });
    expect(next(until(2))).toBe(monday('09:00') + 2 * day);
    expect(next(until(45))).toBe(monday('09:00') + 45 * day);
  });

  it('is none when nothing is free within sixty-two days', () => {
    expect(next({ calendar: theRoom({ openingHours: [] }) })).toBeNull();
    expect(next({ claims: [allOf(monday('00:00'), monday('00:00') + 63 * day)] })).toBeNull();
  });

  it('is not sought in the past', () => {
    expect(next({}, sundayNoon - 300 * day)).toBe(monday('09:00'));
  });
});
