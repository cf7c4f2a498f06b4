import { at, booked, massageCreated, monday, roomCreated, upcoming } from '#test/rules/front-desk';
import { desk, given } from '#test/rules/given';
import type { Displacement } from '../bookings/booking.js';
import type { Read } from '../deciding/decision.js';
import { Refused } from '../deciding/refused.js';
import { addBlackout } from './calendars/add-blackout.js';

const now = monday('08:00');
const ten = monday('10:00');

const paint = (read: Read) => {
  const blackout = { id: 'blk_paint', reason: null, start: ten, end: monday('10:30') };
  const request = { id: 'cal_room4', stated: at(1), blackout, onConflict: 'displace' as const };
  return addBlackout({ read, actor: desk, now }, upcoming(read, now), request);
};

/** Six fit in; two of them have the time from 10:45 to 11:15, and the next ones have all of the afternoon but half past four. */
const facts = [
  roomCreated({ capacity: 6, openingHours: [{ days: ['mon'], from: '10:00', to: '17:00' }] }),
  massageCreated({ minNotice: 0, bufferAfter: 0, maxUnitsPerBooking: 5, horizonDays: 6 }),
  ...booked('bkg_two', monday('10:45'), { units: 2 }),
  ...booked('bkg_many', monday('11:30'), {
    ...{ units: 6, core: { start: monday('11:30'), end: monday('16:30') } },
    buffered: { start: monday('11:30'), end: monday('16:30') },
  }),
];

const alternativesOf = (...parties: readonly (readonly [string, number])[]) => {
  const own = { core: { start: ten, end: monday('10:30') }, buffered: { start: ten, end: monday('10:30') } };
  const coming = parties.flatMap(([id, units]) => booked(id, ten, { ...own, units }));
  const { outcome } = given(...facts, ...coming).when(paint);
  if (outcome instanceof Refused) throw outcome;
  return Object.fromEntries(
    outcome.events
      .filter(({ type }) => type === 'BookingDisplaced')
      .map(({ stream, data }) => [stream.name, (data as Displacement).alternatives.map(({ start }) => start)]),
  );
};

describe('each of those who lose one time is told where there is room for as many as they are:', () => {
  const one = ['10:30', '10:45', '11:00', '16:30'].map(monday);
  const five = ['16:30'].map(monday);

  it('one and then five', () =>
    expect(alternativesOf(['bkg_one', 1], ['bkg_five', 5])).toEqual({
      'booking/bkg_one': one,
      'booking/bkg_five': five,
    }));

  it('five and then one', () =>
    expect(alternativesOf(['bkg_five', 5], ['bkg_one', 1])).toEqual({
      'booking/bkg_five': five,
      'booking/bkg_one': one,
    }));
});
