import { checkBookings } from '../../check-bookings.js';
import { hour, moment, nine } from '../given.js';
import { claimOf, claims, contentOf, on, tells } from './claims-told.js';
import { commitsTold } from './told.js';

const minute = hour / 60;

/** Something that lasts from nine to ten is over at an instant, and keeps its time until another. */
const ended = (at: number, until: number | null, type = 'BookingCompleted') => {
  const core = { start: nine, end: nine + hour };
  const short =
    until === null ? [] : [claims('bkg_4', on('02'), { ...claimOf({ start: nine, end: until }), isEnded: true })];
  return checkBookings(
    commitsTold([
      {
        at: moment(1),
        said: [claims('bkg_4', on('02'), claimOf(core)), tells('bkg_4', 'BookingConfirmed', contentOf(core))],
      },
      { at, said: [...short, tells('bkg_4', type), tells('bkg_4', 'BookingDetailsChanged')] },
    ]),
  );
};

const clockError = 250;

it.each<[string, number, number | null]>([
  ['until it is over', nine + 20 * minute, nine + 20 * minute],
  ['a moment more, by a clock that is ahead', nine + 20 * minute, nine + 20 * minute + clockError],
  ['up to a minute less, where the command had to wait', nine + 20 * minute, nine + 19 * minute + clockError],
  ['a minute at least', nine + 1, nine + minute],
  ['all but a moment, where it is over a moment before', nine + hour - clockError, nine + hour - clockError],
  ['all of it, where it is over by its end', nine + hour, null],
  ['all of it, where it is over a moment before by a clock that may be behind', nine + hour - clockError, null],
])('a booking that took place or was missed keeps its time: %s', (_, at, until) => {
  expect(ended(at, until)).toEqual([]);
  expect(ended(at, until, 'BookingMarkedNoShow')).toEqual([]);
});

it.each<[string, number, number | null]>([
  ['all of it, though it is over before', nine + hour - clockError - 1, null],
  ['longer than until it is over', nine + 20 * minute, nine + 20 * minute + clockError + 1],
  ['less than anybody had to wait for', nine + 20 * minute, nine + 19 * minute + clockError - 1],
  ['less than a minute', nine + 1, nine + minute - 1],
  ['more than it was to last', nine + 2 * hour, nine + hour + 1],
])('a booking that took place or was missed has not the right time: %s', (_, at, until) => {
  expect(ended(at, until)).toEqual([expect.stringMatching(/bkg_4 has \[.*\] and should have \[/)]);
});
