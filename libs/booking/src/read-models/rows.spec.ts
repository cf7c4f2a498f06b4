import type { ReplayedEvent } from '#libs/event-store';
import type { Projection } from '#libs/projection';
import {
  ada,
  booked,
  claimed,
  contentOf,
  freed,
  massageCreated,
  monday,
  requested,
  roomArchived,
  roomCreated,
} from '#test/rules/front-desk';
import { approved, displacementBegun, displacementEnded, holdExpired } from '#test/rules/front-desk-holds';
import { content, occurrences, seriesBooked, seriesCancelled } from '#test/rules/front-desk-series';
import { joined, left, offered, requeued } from '#test/rules/front-desk-waitlist';
import { remindersStream } from '../domain/bookings/telling/reminders.js';
import { type Append, append } from '../domain/deciding/decision.js';
import { tallyStream } from '../domain/limits/tally.js';
import { bookingProjections } from './booking-projections.js';
import { projectBookings } from './bookings.js';
import { projectCalendars } from './calendars.js';
import { projectClaims } from './claims.js';
import { projectDisplacements } from './displacements.js';
import { projectReminders } from './reminders.js';
import { projectSeries } from './series.js';
import { projectServices } from './services.js';
import { projectTallyDays, projectTallyWeeks } from './tallies.js';
import { projectWaitlistEntries } from './waitlist-entries.js';
import { projectWaitlists } from './waitlists.js';

const nine = monday('09:00');
const half = 30 * 60_000;

/** The rows that events come to, each by the columns of its table; of other streams than the first nothing is looked at. */
const rowsOf = ({ fold, table, handles }: Projection, ...facts: readonly Append[]) => {
  const wanted = facts.filter(({ stream }) => handles.includes(stream.name.split('/')[0]!));
  const events = wanted
    .filter(({ stream }) => stream.name === wanted[0]!.stream.name)
    .map(({ stream, type, data }, at) => ({
      ...{ id: `${at}`.padStart(36, '0'), tenant: 'acme', stream: stream.name, type, data },
      ...{ version: at + 1, position: 10 + at, recordedAt: 1_000 * at, actor: 'test/1' },
    }));
  const named = [...table.key, ...table.columns];
  return fold(events as unknown as readonly ReplayedEvent[]).map((values) =>
    Object.fromEntries(
      values.map((value, at) => [named[at]!, named[at] === 'state' ? JSON.parse(String(value)) : value]),
    ),
  );
};

it('the views are these, each with its version, what it is made of and its table', () => {
  const told = bookingProjections.map(({ name, version, handles, table }) =>
    [name, version, ...handles, table.name, table.key.join()].join(' '),
  );
  expect(told).toEqual([
    'calendars 2 calendar calendars_v2 tenant,id',
    'services 3 service services_v3 tenant,id',
    'displacements 1 displacement displacements_v1 tenant,calendar_id',
    'reminders 1 reminders reminders_v1 tenant,id',
    'tally-days 2 tally-day tally_days_v2 tenant,id',
    'tally-weeks 2 tally-week tally_weeks_v2 tenant,id',
    'series 1 series series_v1 tenant,id',
    'waitlists 1 waitlist waitlists_v1 tenant,id',
    'waitlist-entries 1 waitlist-entry waitlist_entries_v1 tenant,id',
    'bookings 3 booking bookings_v3 tenant,id',
    'claims 2 agenda claims_v2 tenant,calendar_id,day,booking_id',
  ]);
});

it('a calendar is found by its status', () => {
  const state = { id: 'cal_room4', version: 1, position: 10 };
  expect(rowsOf(projectCalendars, roomCreated())).toMatchObject([
    { tenant: 'acme', id: 'cal_room4', status: 'active', state },
  ]);
  expect(rowsOf(projectCalendars, roomCreated(), roomArchived())).toMatchObject([{ status: 'archived' }]);
});

it('a service says which calendars it needs, what it reminds of, and how many days around a start are looked at', () => {
  const row = (changes: Parameters<typeof massageCreated>[0]) => rowsOf(projectServices, massageCreated(changes));
  expect(row({ reminders: [60, 1_440] })).toMatchObject([
    {
      ...{ tenant: 'acme', id: 'svc_massage', status: 'active', calendar_ids: ['cal_room4'], reminders: [60, 1_440] },
      ...{ days_before: 0, days_after: 1, state: { id: 'svc_massage' } },
    },
  ]);
  const uses = [{ anyOf: ['cal_a', 'cal_b'], strategy: 'least-busy' as const }, { calendarId: 'cal_c' }];
  expect(row({ uses })).toMatchObject([{ calendar_ids: ['cal_a', 'cal_b', 'cal_c'], days_before: 1, days_after: 2 }]);
  const day = 24 * 60;
  const times = (bufferBefore: number, bufferAfter: number, ...durations: number[]) =>
    row({ bufferBefore, bufferAfter, durations }).map(({ days_before, days_after }) => [days_before, days_after]);
  expect(times(1, 0, 60, day)).toEqual([[1, 1]]);
  expect(times(day, 1, day, 60)).toEqual([[1, 2]]);
  expect(times(day + 1, 2 * day, 60)).toEqual([[2, 3]]);
});

it('a booking is found by what it is of, for whom, where, when, and when it lapses', () => {
  expect(rowsOf(projectBookings, ...booked('bkg_1', nine))).toMatchObject([
    {
      ...{ tenant: 'acme', id: 'bkg_1', position: 10, status: 'confirmed', service_id: 'svc_massage' },
      ...{ customer_id: 'cus_ada', calendar_ids: ['cal_room4'], starts_at: nine, ends_at: nine + half },
      ...{ expires_at: null, state: { id: 'bkg_1', customer: ada } },
    },
  ]);
  expect(rowsOf(projectBookings, ...booked('bkg_1', nine, { customer: null }))).toMatchObject([{ customer_id: null }]);
  const request = requested('bkg_1', nine, nine - half);
  expect(rowsOf(projectBookings, ...request)).toMatchObject([{ status: 'pending', expires_at: nine - half }]);
  expect(rowsOf(projectBookings, ...request, approved('bkg_1'))).toMatchObject([{ position: 11, expires_at: null }]);
  expect(rowsOf(projectBookings, ...request, holdExpired('bkg_1'))).toMatchObject([
    { status: 'expired', expires_at: null },
  ]);
});

it('a claim is there until it is freed', () => {
  const taken = contentOf(nine);
  const changes = { kind: 'hold', expiresAt: 77 } as const;
  expect(rowsOf(projectClaims, ...claimed('bkg_1', taken, changes))).toEqual([
    {
      ...{ tenant: 'acme', calendar_id: 'cal_room4', day: '2026-11-23', booking_id: 'bkg_1' },
      ...{ service_id: 'svc_massage', kind: 'hold', core_starts_at: nine, core_ends_at: nine + half },
      ...{ starts_at: nine, ends_at: nine + half + 10 * 60_000, units: 1, expires_at: 77 },
    },
  ]);
  const both = [...claimed('bkg_1', taken), ...claimed('bkg_2', contentOf(nine + 2 * half))];
  expect(rowsOf(projectClaims, ...both)).toHaveLength(2);
  expect(rowsOf(projectClaims, ...both, ...freed('bkg_1', taken))).toMatchObject([{ booking_id: 'bkg_2' }]);
});

it('a displacement is under way until it has finished', () => {
  const begun = displacementBegun('cal_room4');
  const row = { tenant: 'acme', calendar_id: 'cal_room4' };
  expect(rowsOf(projectDisplacements, begun)).toEqual([{ ...row, is_under_way: true }]);
  expect(rowsOf(projectDisplacements, begun, displacementEnded('cal_room4'))).toEqual([
    { ...row, is_under_way: false },
  ]);
});

it('the row of the last reminder says how long before which start it was due', () => {
  const due = (minutesBefore: number, start: number) =>
    append(remindersStream('bkg_1'), { type: 'BookingReminderDue', data: { minutesBefore, start } });
  expect(rowsOf(projectReminders, due(1_440, nine), due(60, nine + 1))).toMatchObject([
    { tenant: 'acme', id: 'bkg_1', minutes_before: 60, starts_at: nine + 1, state: { version: 2 } },
  ]);
});

it.each([
  ['day', '2026-11-23', projectTallyDays],
  ['week', '2026-W48', projectTallyWeeks],
] as const)('the tally of a %s of a service stands by %s', (kind, of, projection) => {
  const counted = { bookingId: 'bkg_1', start: nine, expiresAt: null };
  const tally = append(tallyStream(kind, 'svc_massage', of), { type: 'TallyCounted', data: counted });
  expect(rowsOf(projection, tally)).toEqual([
    { tenant: 'acme', id: `svc_massage/${of}`, state: { version: 1, bookings: [counted] } },
  ]);
});

it('a series stands as it is', () => {
  const [row] = rowsOf(projectSeries, seriesBooked(), seriesCancelled(['bkg_1']));
  expect(row).toMatchObject({
    ...{ tenant: 'acme', id: 'ser_ada' },
    state: { ...content, occurrences, status: 'cancelled', cancelled: ['bkg_1'], version: 2 },
  });
});

it('the row of a waitlist counts those who are offered nothing', () => {
  const lists = [...joined('wle_1'), ...joined('wle_2'), ...joined('wle_3')];
  const offer = offered('wle_1', 'bkg_1', nine, nine, nine - half);
  const waiting = (...facts: Append[]) => rowsOf(projectWaitlists, ...facts).map((row) => row.waiting);
  expect(rowsOf(projectWaitlists, ...lists)).toMatchObject([{ tenant: 'acme', id: 'svc_massage', waiting: 3 }]);
  expect(waiting(...lists, ...offer)).toEqual([2]);
  expect(waiting(...lists, ...offer, ...requeued('wle_1', 'bkg_1', 'lapsed'))).toEqual([3]);
});

it('a waitlist entry is found by who waits for what since when, and until when it may begin', () => {
  const entry = joined('wle_1');
  const row = { tenant: 'acme', id: 'wle_1', service_id: 'svc_massage', customer_id: 'cus_wle_1', joined: 10 };
  const until = monday('11:30');
  expect(rowsOf(projectWaitlistEntries, ...entry)).toMatchObject([{ ...row, status: 'waiting', last_start: until }]);
  const offer = [...entry, ...offered('wle_1', 'bkg_1', nine, nine, nine - half)];
  expect(rowsOf(projectWaitlistEntries, ...offer)).toMatchObject([{ ...row, status: 'offered', last_start: null }]);
  expect(rowsOf(projectWaitlistEntries, ...entry, ...left('wle_1'))).toMatchObject([{ last_start: null }]);
});
