import type { Pool } from 'pg';
import { checkLog, checkOrder, proveLog } from '../../check-log.js';
import type { Row } from '../../log-row.js';
import { hour, moment, nine } from '../given.js';
import { claimOf, claims, contentOf, on, tells } from './claims-told.js';
import { rowsTold, type Said } from './told.js';

const core = { start: nine, end: nine + hour };
const service = { timeZone: 'UTC', limits: { perDay: 1, perWeek: null, perCustomer: null } };
const content = { ...contentOf(core), seriesId: 'ser_1' };
const counted: Said = [
  'tally-day/svc_room/2026-03-02',
  'TallyCounted',
  { bookingId: 'bkg_1', start: nine, expiresAt: null },
];
const named: Said = ['series/ser_1', 'SeriesBooked', { id: 'ser_1', occurrences: [{ bookingId: 'bkg_1' }] }];

const rows = (...of: readonly Said[]): Row[] => {
  const room: Said = ['calendar/cal_room', 'CalendarCreated', { capacity: 2 }];
  const made: Said = ['service/svc_room', 'ServiceCreated', service];
  const booked = [claims('bkg_1', on('02'), claimOf(core)), ...of, tells('bkg_1', 'BookingConfirmed', content)];
  return rowsTold(
    [room, made].map((each, nth) => ({ at: moment(nth), said: [each] })).concat({ at: moment(3), said: booked }),
  );
};

const good = rows(counted, named);

it('a log is proven by every rule', () => {
  expect(proveLog(good)).toEqual([]);
  expect(proveLog(rows(named))).toEqual([expect.stringMatching(/bkg_1 is counted in/)]);
  expect(proveLog(rows(counted))).toEqual([expect.stringMatching(/begins and .* is named/)]);
  const queue: Said = ['waitlist/svc_room', 'EntryRemoved', { entryId: 'wls_1' }];
  expect(proveLog(rows(counted, named, queue))).toEqual([expect.stringMatching(/is not in the queue/)]);
});

const changed = (at: number, more: Partial<Row>) => checkOrder(good.with(at, { ...good[at]!, ...more }));

it.each<[string, number, Partial<Row>, string]>([
  ['a version is left out', 5, { version: 2 }, 'default booking/bkg_1: version 2 follows 0'],
  ['the first position is another', 0, { position: 2 }, 'shard 1: position 2 follows 0'],
  ['an event is there twice', 5, { id: 'event-5' }, 'event event-5 is there twice'],
  ['a command is stored once more', 5, { commandId: 'c0' }, 'command c0 was stored twice or apart'],
  ['time runs back', 5, { recordedAt: moment(2) }, 'shard 1: time runs back at position 6'],
])('a log is out of order where %s', (_, at, more, told) => {
  expect(changed(at, more)).toContainEqual(told);
});

it('a log is in order with each shard’s own positions and times, and each tenant’s own commands and versions', () => {
  const other = good.map(
    (row): Row => ({ ...row, shard: 2, tenant: 'other', id: `${row.id}-b`, recordedAt: row.recordedAt - hour }),
  );
  expect(checkOrder([...good, ...other])).toEqual([]);
  expect(changed(5, { recordedAt: moment(3) })).toEqual([]);
});

it('a log that is read has what was acknowledged', async () => {
  const pool = { query: async () => ({ rows: good }) } as unknown as Pool;
  const known = { stream: 'booking/bkg_1', version: 1, position: 6 };
  const missing = { ...known, position: 5 };
  expect(await checkLog(pool, [known])).toEqual([]);
  expect(await checkLog(pool, [known, missing])).toEqual(['acknowledged, but not there: booking/bkg_1 1 at 5']);
});

it('a log that is read is proven', async () => {
  const pool = { query: async () => ({ rows: rows(named) }) } as unknown as Pool;
  expect(await checkLog(pool)).toHaveLength(1);
});
