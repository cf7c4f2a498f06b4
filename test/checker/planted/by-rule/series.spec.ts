import { checkSeries } from '../../check-series.js';
import { moment } from '../given.js';
import { commitsTold, type Said, withoutPosition } from './told.js';

const begun = (bookingId: string, seriesId: string | null, type = 'BookingConfirmed'): Said => [
  `booking/${bookingId}`,
  type,
  { id: bookingId, seriesId },
];

const named = (...bookingIds: readonly (string | null)[]): Said => [
  'series/ser_1',
  'SeriesBooked',
  { id: 'ser_1', occurrences: bookingIds.map((bookingId) => ({ bookingId })) },
];

/** Two of three dates are to be had, one of them only asked for; beside them a booking of no series, and what comes later. */
const good = (): Said[][] => [
  [begun('bkg_1', 'ser_1'), begun('bkg_2', 'ser_1', 'BookingRequested'), named('bkg_1', null, 'bkg_2')],
  [begun('bkg_3', null)],
  [['booking/bkg_2', 'BookingApproved', { seriesId: 'ser_1' }]],
  [['series/ser_1', 'SeriesCancelled', { id: 'ser_1', bookingIds: ['bkg_1'] }]],
];

const judged = (change: (past: Said[][]) => void): string[] => {
  const past = good();
  change(past);
  return withoutPosition(checkSeries(commitsTold(past.map((said, nth) => ({ at: moment(nth), said })))));
};

it('a series that begins with its bookings, a date of it skipped, is judged good', () => {
  expect(judged(() => {})).toEqual([]);
});

it.each<[string, (past: Said[][]) => void, string]>([
  [
    'a booking of the series does not begin',
    (past) => past[0]!.splice(0, 1),
    '[bkg_2 of ser_1] begins and [bkg_1 of ser_1,bkg_2 of ser_1] is named',
  ],
  [
    'a request of the series does not begin',
    (past) => past[0]!.splice(1, 1),
    '[bkg_1 of ser_1] begins and [bkg_1 of ser_1,bkg_2 of ser_1] is named',
  ],
  [
    'a booking begins for the skipped date',
    (past) => past[0]!.unshift(begun('bkg_9', 'ser_1')),
    '[bkg_9 of ser_1,bkg_1 of ser_1,bkg_2 of ser_1] begins and [bkg_1 of ser_1,bkg_2 of ser_1] is named',
  ],
  [
    'the bookings begin in another order',
    (past) => past[0]!.reverse(),
    '[bkg_2 of ser_1,bkg_1 of ser_1] begins and [bkg_1 of ser_1,bkg_2 of ser_1] is named',
  ],
  [
    'a booking is of another series',
    (past) => past[0]!.splice(0, 1, begun('bkg_1', 'ser_2')),
    '[bkg_1 of ser_2,bkg_2 of ser_1] begins and [bkg_1 of ser_1,bkg_2 of ser_1] is named',
  ],
  [
    'a booking joins the series later',
    (past) => past[1]!.splice(0, 1, begun('bkg_3', 'ser_1')),
    '[bkg_3 of ser_1] begins and [] is named',
  ],
  [
    'the series is stored by itself',
    (past) => past.splice(0, 1, past[0]!.slice(0, 2), past[0]!.slice(2)),
    '[] begins and [bkg_1 of ser_1,bkg_2 of ser_1] is named',
  ],
])('one thing of a series is otherwise: %s', (_, change, told) => {
  expect(judged(change)).toContainEqual(told);
});
