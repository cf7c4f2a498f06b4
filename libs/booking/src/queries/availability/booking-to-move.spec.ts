import { inRoom4 } from '#test/rules/front-desk';
import type { Booking } from '../../domain/bookings/booking.js';
import { wantedOf } from './booking-to-move.js';

const minute = 60_000;
const core = { start: 0, end: 45 * minute };
const standing = { core, buffered: core, units: 2, calendarIds: ['cal_room4'] };
const booking = (status: Booking['status'], before: Booking['before'] = null) =>
  ({ ...standing, status, before }) as unknown as Booking;
const unsaid = { duration: null, units: null };

describe('whoever moves a booking and says no more', () => {
  it('wants the length and the number of units that it has', () => {
    const moved = booking('confirmed');
    expect(wantedOf(unsaid, inRoom4({}), moved)).toMatchObject({ duration: 45, units: 2 });
    expect(wantedOf({ duration: 30, units: 1 }, inRoom4({}), moved)).toMatchObject({ duration: 30, units: 1 });
  });

  it.each([
    ['held', null, true],
    ['pending', null, true],
    ['confirmed', null, false],
    ['displaced', 'held', true],
    ['displaced', 'pending', true],
    ['displaced', 'confirmed', false],
  ] as const)(
    'of one that is %s, and was %s before, is told starts that are still to come: %s',
    (status, before, is) => {
      expect(wantedOf(unsaid, inRoom4({}), booking(status, before)).endsAtStart).toBe(is);
    },
  );
});
