import { claim, monday, sundayNoon, theRoom } from '#test/rules/front-desk';
import { minute } from '../time/interval.js';
import { type Claim, claimsOf } from './agenda.js';
import { freeFrom, laneOf, obstacleIn } from './lane.js';

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

it('what is claimed on two days is told once, in the order in which it begins', () => {
  const [early, late] = [claim('bkg_early', monday('00:30')), claim('bkg_late', ten)];
  const told = claimsOf([{ claims: [late] }, { claims: [early, late] }]);
  expect(told.map(({ bookingId }) => bookingId)).toEqual(['bkg_early', 'bkg_late']);
});
