import { claim, monday, sundayNoon, theRoom } from '#test/rules/front-desk';
import { minute } from '../time/interval.js';
import { type Claim, claimsOf } from './agenda.js';
import { conflictsIn, freeFrom, isOpenIn, laneOf, obstacleIn } from './lane.js';
import { newRoom } from './standing.js';
import { claimsFrom } from './stranded.js';

const ten = monday('10:00');
const core = { start: ten, end: ten + 30 * minute };
const wish = (units: number) => ({ core, buffered: core, units, atAnyHour: false });
const hold = (id: string, minutes: number, changes: Partial<Claim> = {}) =>
  claim(id, ten, { kind: 'hold', expiresAt: sundayNoon + minutes * minute, ...changes });
/** Everybody but its holder sees a hold for two seconds more. */
const lapse = (minutes: number) => sundayNoon + minutes * minute + 2_000;

const roomFor = (capacity: number, claims: readonly Claim[], now = sundayNoon) =>
  laneOf({ calendar: theRoom({ capacity }), claims }, core, now, undefined);

describe('a room that is held', () => {
  const three = roomFor(3, [hold('bkg_c', 9), hold('bkg_a', 3), hold('bkg_b', 6)]);

  it('is free as soon as enough holds have lapsed, in whatever order they were made', () => {
    expect([1, 2, 3].map((units) => freeFrom(three, wish(units)))).toEqual([lapse(3), lapse(6), lapse(9)]);
    expect(freeFrom(three, wish(4))).toBeNull();
  });

  it('is not free by that where somebody has booked, or asked', () => {
    const asked = claim('bkg_a', ten, { kind: 'request', expiresAt: sundayNoon + minute });
    for (const other of [claim('bkg_a', ten), asked]) {
      const lane = roomFor(2, [hold('bkg_h', 5), other]);
      expect([1, 2].map((units) => freeFrom(lane, wish(units)))).toEqual([lapse(5), null]);
      expect([1, 2].map((units) => obstacleIn(lane, wish(units)))).toEqual(['slot-held', 'capacity-exhausted']);
    }
  });

  it('is taken where it is for one, and full where nobody takes it but it is too small', () => {
    expect(obstacleIn(roomFor(1, [claim('bkg_a', ten)]), wish(1))).toBe('slot-taken');
    expect(obstacleIn(roomFor(1, []), wish(2))).toBe('capacity-exhausted');
  });

  it('is nobody’s to have once a hold has lapsed whose booking cannot be read, and only held before', () => {
    const claims = [hold('bkg_a', 3, { isUnreadable: true })];
    expect(obstacleIn(roomFor(1, claims), wish(1))).toBe('slot-held');
    expect(obstacleIn(roomFor(1, claims, lapse(3)), wish(1))).toBe('unavailable');
    const own = laneOf({ calendar: theRoom(), claims }, core, lapse(3), 'bkg_a');
    expect(obstacleIn(own, wish(1))).toBeNull();
  });
});

it('a claim on two days is told once, and claims in the order in which they begin', () => {
  const [early, late] = [claim('bkg_early', monday('00:30')), claim('bkg_late', ten)];
  const told = claimsOf([{ claims: [late] }, { claims: [early, late] }]);
  expect(told.map(({ bookingId }) => bookingId)).toEqual(['bkg_early', 'bkg_late']);
});

describe('a room that is asked about', () => {
  const half = 30 * minute;
  const times = [0, 2, 1].map((nth) => ({ start: ten + nth * half, end: ten + (nth + 1) * half }));
  const claims = times.map((time, nth) => claim(`bkg_${nth}`, time.start, { core: time, buffered: time }));

  it('names what is in the way in the order in which it begins, in whatever order it is known', () => {
    const all = { ...wish(1), buffered: { start: ten, end: ten + 3 * half } };
    const lane = laneOf({ calendar: theRoom(), claims }, all.buffered, sundayNoon, undefined);
    expect(conflictsIn(lane, all).map(({ bookingId }) => bookingId)).toEqual(['bkg_0', 'bkg_2', 'bkg_1']);
    expect(conflictsIn(lane, wish(1)).map(({ bookingId }) => bookingId)).toEqual(['bkg_0']);
  });

  it('is not open for more than it has room for', () => {
    expect([1, 2, 3].map((units) => isOpenIn(roomFor(2, []), wish(units)))).toEqual([true, true, false]);
  });

  it('is kept by whoever has it, though it is archived or too small by now, but not for longer', () => {
    const calendar = theRoom({ status: 'archived' });
    const lane = laneOf({ calendar, claims: [claim('bkg_a', ten)] }, core, sundayNoon, undefined);
    const kept = { core, buffered: core, units: 1, calendarIds: ['cal_room4'] };
    const longer = { start: ten, end: ten + 2 * half };
    expect(obstacleIn(lane, { ...wish(1), kept })).toBeNull();
    expect(obstacleIn(lane, { ...wish(1), core: longer, buffered: longer, kept })).toBe('archived');
    expect(newRoom(wish(1), kept)).toEqual([]);
    expect(newRoom(wish(2), kept)).toEqual([core]);
    expect(newRoom({ buffered: longer, units: 1 }, kept)).toEqual([{ start: core.end, end: longer.end }]);
  });
});

it('a claim that has ended, airing included, takes nobody’s room any more', () => {
  const ended = claim('bkg_ended', ten, { buffered: { start: ten, end: ten + 40 * minute } });
  const seen = { state: { claims: [{ ...ended, since: 1 }], longest: 0 }, version: 1, recent: [] };
  const left = (now: number) => claimsFrom([seen], now).length;
  expect([39, 40, 41].map((minutes) => left(ten + minutes * minute))).toEqual([1, 0, 0]);
});
