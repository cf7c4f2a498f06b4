import { contentOf, hour, moment, nine, room, verdictOn } from './given.js';
import { answered, type Change, good, overwrite, rowOf, verdictWith } from './good-past.js';

it('a past in which everybody was told the truth is judged good', () => {
  expect(verdictOn(good)).toEqual([]);
});

it.each<Change>([
  [
    'a booking is at another’s time',
    (p) => overwrite(p, rowOf(p, 'booking/bkg_4'), { data: contentOf('bkg_4', room(nine + 2 * hour)) }),
    'capacity',
    /2 of 1 units of cal_room/,
  ],
  [
    'a claim is at another’s time',
    (p) =>
      overwrite(p, rowOf(p, 'booking/bkg_4') - 1, {
        data: { ...p.log[rowOf(p, 'booking/bkg_2') - 1]!.data, bookingId: 'bkg_4', expiresAt: null },
      }),
    'log',
    /2 of 1 units claimed/,
  ],
  ['a position is left out', (p) => p.log.splice(6, 1), 'log', /position 8 follows 6/],
  ['an event is there twice', (p) => overwrite(p, 5, { id: p.log[4]!.id }), 'log', /is there twice/],
  ['time runs back', (p) => overwrite(p, 6, { recordedAt: moment(1) }), 'log', /time runs back/],
  [
    'a cancelled booking is approved',
    (p) => overwrite(p, rowOf(p, 'booking/bkg_1', 2), { type: 'BookingApproved' }),
    'log',
    /BookingApproved/,
  ],
  [
    'a slot is offered that is taken',
    (p) => answered(p, 'bob-4.1', { slots: [room(nine + 2 * hour)] }),
    'offered',
    /are taken/,
  ],
  [
    'a slot is offered that is out of hours',
    (p) => answered(p, 'bob-4.1', { slots: [room(nine + 9 * hour)] }),
    'offered',
    /cal_room is not open/,
  ],
  [
    'a slot is offered that is over',
    (p) => answered(p, 'bob-4.1', { slots: [room(moment(1))] }),
    'offered',
    /it is over/,
  ],
  [
    'a row of a view is of yesterday',
    (p) => Object.assign(p.views!.bookings![0]!, { version: 2 }),
    'views',
    /bkg_1 at version 2/,
  ],
  ['a view lacks a row', (p) => (p.views!.calendars as unknown[]).pop(), 'views', /lacks cal_hall/],
  [
    'the feed tells an event twice',
    (p) => (p.views!.feed as unknown[]).push(p.views!.feed![0]),
    'views',
    /something twice/,
  ],
])('one change of the log, its views and what is offered: %s', (_, change, rule, told) => {
  expect(verdictWith(change)).toContainEqual({ rule, what: expect.stringMatching(told) });
});
