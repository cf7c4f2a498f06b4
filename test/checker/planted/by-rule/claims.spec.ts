import { checkBookings } from '../../check-bookings.js';
import { grace } from '../../log-row.js';
import { hour, moment, nine } from '../given.js';
import { claimOf, claims, contentOf, frees, on, tells } from './claims-told.js';
import { commitsTold, type Said, type Told, withoutPosition } from './told.js';

const midnight = nine + 15 * hour;

const counts = (id: string, expiresAt: number): Said => ['holds/ada', 'HoldCounted', { bookingId: id, expiresAt }];
const releases = (id: string): Said => ['holds/ada', 'HoldReleased', { bookingId: id }];

/** Held over midnight, with what lies before and after it. */
const night = { start: midnight - hour, end: midnight };
const buffered = { start: midnight - 2 * hour, end: midnight + hour };
const [lapses, later] = [moment(60), moment(90)];
const asHold = (expiresAt: number) => claimOf(night, { buffered, kind: 'hold', expiresAt });
const ofNight = (type: string, more: object) => tells('bkg_1', type, contentOf(night, { buffered, ...more }));

/** A hold goes on, is agreed on and begins; a request for two calendars is approved, moved, displaced, moved again and cancelled. */
const noon = { start: nine + 3 * hour, end: nine + 4 * hour };
const both = ['cal_room', 'cal_hall'];
const asRequest = claimOf(noon, { kind: 'request', expiresAt: lapses });
const next = { start: midnight + 23 * hour, end: midnight + 24 * hour };

const good = (): Told[] => [
  {
    at: moment(1),
    said: [
      ...['02', '03'].map((day) => claims('bkg_1', on(day), asHold(lapses))),
      counts('bkg_1', lapses),
      ofNight('BookingHeld', { expiresAt: lapses, holder: 'ada' }),
    ],
  },
  {
    at: moment(2),
    said: [
      ...['02', '03'].map((day) => claims('bkg_1', on(day), asHold(later))),
      counts('bkg_1', later),
      tells('bkg_1', 'HoldExtended', { expiresAt: later }),
      tells('bkg_1', 'BookingDetailsChanged'),
    ],
  },
  {
    at: moment(3),
    said: [
      ...['02', '03'].map((day) => claims('bkg_1', on(day), claimOf(night, { buffered }))),
      releases('bkg_1'),
      ofNight('BookingConfirmed', {}),
    ],
  },
  {
    at: moment(4),
    said: [
      ...both.map((id) => claims('bkg_2', on('02', id), asRequest)),
      tells('bkg_2', 'BookingRequested', contentOf(noon, { calendarIds: both, expiresAt: lapses })),
    ],
  },
  {
    at: moment(5),
    said: [...both.map((id) => claims('bkg_2', on('02', id), claimOf(noon))), tells('bkg_2', 'BookingApproved')],
  },
  {
    at: moment(6),
    said: [
      ...both.map((id) => frees('bkg_2', on('02', id))),
      claims('bkg_2', on('03'), claimOf(next)),
      tells('bkg_2', 'BookingRescheduled', contentOf(next, { expiresAt: null })),
    ],
  },
  { at: moment(7), said: [frees('bkg_2', on('03')), tells('bkg_2', 'BookingDisplaced')] },
  {
    at: moment(8),
    said: [
      claims('bkg_2', on('02'), claimOf(noon)),
      tells('bkg_2', 'BookingRescheduled', contentOf(noon, { expiresAt: null })),
    ],
  },
  { at: moment(9), said: [frees('bkg_2', on('02')), tells('bkg_2', 'BookingCancelled')] },
  {
    at: moment(10),
    said: [
      claims('bkg_3', on('02'), claimOf(noon, { kind: 'hold', expiresAt: lapses })),
      counts('bkg_3', lapses),
      tells('bkg_3', 'BookingHeld', contentOf(noon, { expiresAt: lapses, holder: 'ada' })),
    ],
  },
  { at: lapses + grace, said: [frees('bkg_3', on('02')), releases('bkg_3'), tells('bkg_3', 'HoldExpired')] },
];

const judged = (change: (past: Told[]) => void): string[] => {
  const past = good();
  change(past);
  return withoutPosition(checkBookings(commitsTold(past)));
};

/** One row of a commit is left out, or another one stands there. */
const swap = (past: Told[], nth: number, at: number, ...others: readonly Said[]) => {
  past[nth] = { ...past[nth]!, said: past[nth]!.said.toSpliced(at, 1, ...others) };
};

it('bookings that claim what they are agreed to have, and holds that are counted as long as they last, are judged good', () => {
  expect(judged(() => {})).toEqual([]);
});

it.each<[string, (past: Told[]) => void, RegExp]>([
  [
    'a hold claims only the day on which it begins',
    (p) => swap(p, 0, 1),
    /^default bkg_1 has \[[^\]]*03-02[^\]]*\] and should have \[.*03-02.*03-03/,
  ],
  ['a hold goes on, and its claim does not', (p) => swap(p, 1, 0), /bkg_1 has \[.*until \d+,.*\] and should have/],
  ['a hold goes on, and is counted as before', (p) => swap(p, 1, 2), /holds\/ada has \[.*\] and should have \[.*until/],
  ['a hold is counted for nobody', (p) => swap(p, 0, 2), /holds\/ada has \[\] and should have \[default bkg_1 until/],
  [
    'a hold is counted that nobody has',
    (p) => p.push({ at: moment(99), said: [counts('bkg_9', later)] }),
    /holds\/ada has \[default bkg_9.*\] and should have \[\]/,
  ],
  ['what was agreed on is counted still', (p) => swap(p, 2, 2), /holds\/ada has \[.*\] and should have \[\]/],
  ['a hold that has expired is counted still', (p) => swap(p, 10, 1), /holds\/ada has \[.*\] and should have \[\]/],
  ['a hold that has expired keeps its time', (p) => swap(p, 10, 0), /bkg_3 has \[cal_room.*\] and should have \[\]/],
  [
    'a request is claimed on one calendar',
    (p) => swap(p, 3, 1),
    /bkg_2 has \[cal_room.*\] and should have \[cal_room.*cal_hall/,
  ],
  [
    'what was approved claims as a request',
    (p) => swap(p, 4, 0),
    /has \[.* request .*\] and should have \[.* booking .* booking/,
  ],
  [
    'what was moved keeps its time',
    (p) => swap(p, 5, 0),
    /bkg_2 has \[.*,.*\] and should have \[cal_room\/2026-03-03[^,]*\]/,
  ],
  ['what was displaced keeps its time', (p) => swap(p, 6, 0), /bkg_2 has \[cal_room.*\] and should have \[\]/],
  ['what was moved again has no time', (p) => swap(p, 7, 0), /bkg_2 has \[\] and should have \[cal_room/],
  ['what was cancelled keeps its time', (p) => swap(p, 8, 0), /bkg_2 has \[cal_room.*\] and should have \[\]/],
  ['somebody loses time and hears nothing', (p) => swap(p, 3, 2), /bkg_2 has \[.*\] and should have \[\]/],
  [
    'a claim is of another service',
    (p) => swap(p, 7, 0, claims('bkg_2', on('02'), claimOf(noon, { serviceId: 'svc_hall' }))),
    /has \[.*svc_hall.*\] and should have \[.*svc_room/,
  ],
  [
    'a claim is of fewer units',
    (p) => swap(p, 7, 0, claims('bkg_2', on('02'), claimOf(noon, { units: 1 }))),
    /has \[.*× 1 .*\] and should have \[.*× 2/,
  ],
  [
    'a claim begins later',
    (p) => swap(p, 7, 0, claims('bkg_2', on('02'), claimOf({ ...noon, start: noon.start + 1 }))),
    /and should have/,
  ],
  [
    'a claim has more around it',
    (p) => swap(p, 7, 0, claims('bkg_2', on('02'), claimOf(noon, { buffered: night }))),
    /and should have/,
  ],
  [
    'a claim is on another day',
    (p) => swap(p, 7, 0, claims('bkg_2', on('03'), claimOf(noon))),
    /has \[cal_room\/2026-03-03.*\] and should have \[cal_room\/2026-03-02/,
  ],
])('one thing of a claim is otherwise: %s', (_, change, told) => {
  expect(judged(change)).toContainEqual(expect.stringMatching(told));
});
