import type { PlantedRows } from '#test/harness/databases/planted-rows';
import { pointOf } from '../../../../libs/event-store/src/point.js';
import { countEvents } from '../../../../libs/event-store/src/sql/reading/count-events.js';
import { findPositionAt } from '../../../../libs/event-store/src/sql/reading/find-position-at.js';
import { hasStream } from '../../../../libs/event-store/src/sql/reading/has-stream.js';
import { listStreams } from '../../../../libs/event-store/src/sql/reading/list-streams.js';
import { readEventId } from '../../../../libs/event-store/src/sql/reading/read-event-id.js';
import { readEnd, readHead, readHeads } from '../../../../libs/event-store/src/sql/reading/read-heads.js';
import { readPage } from '../../../../libs/event-store/src/sql/reading/read-page.js';
import { readShard } from '../../../../libs/event-store/src/sql/reading/read-shard.js';
import { readStream } from '../../../../libs/event-store/src/sql/reading/read-stream.js';
import { type EventRow, eventId, eventRows, eventsOf, noon, openLogRows, places, streams } from './planted-log.js';

let planted: PlantedRows;

beforeAll(async () => {
  planted = await openLogRows();
});

afterAll(() => planted.close());

/** The row as whoever reads it is given it. */
const told = (row: EventRow) => ({
  shard: row.shard,
  position: row.position,
  tenant: row.tenant,
  stream: row.stream,
  version: row.version,
  id: row.id,
  type: row.type,
  schemaVersion: row.schema_version,
  recordedAt: Date.parse(row.recorded_at),
  actor: row.actor,
  correlationId: row.correlation_id,
  causationId: row.causation_id,
  commandId: row.command_id,
  data: row.data,
});

const sizeOf = (row: EventRow) => Buffer.byteLength(JSON.stringify(row.data));

test('a stream is read by version, behind one and up to another, so many at most', async () => {
  for (const place of places) {
    for (const stream of ['room/a', 'person/p2', 'none/x']) {
      for (const [after, upTo, limit] of [
        [undefined, undefined, undefined],
        [1, 3, undefined],
        [0, 2, 1],
        [1, undefined, 2],
      ] as const) {
        const wanted = eventsOf(place).filter(
          (row) => row.stream === stream && row.version > (after ?? 0) && row.version <= (upTo ?? 99),
        );
        const found = await readStream(planted.pool, place.shard, place.tenant, stream, { after, upTo, limit });
        expect(found).toEqual(wanted.slice(0, limit ?? 99).map(told));
      }
      expect(await hasStream(planted.pool, place.shard, place.tenant, stream)).toBe(stream !== 'none/x');
    }
    expect(await hasStream(planted.pool, place.shard, 'ten_c', 'room/a')).toBe(false);
    expect(await hasStream(planted.pool, 4, place.tenant, 'room/a')).toBe(false);
  }
});

test('names of streams are listed from one on and up to before another, each once', async () => {
  await planted.plant('events', [
    { ...eventRows[0]!, shard: 3, position: 90, tenant: 'ten_b', stream: 'room/only-b', id: eventId(3, 90) },
    { ...eventRows[0]!, shard: 9, position: 1, tenant: 'ten_a', stream: 'room/only-9', id: eventId(9, 1) },
  ]);
  for (const place of places) {
    const names = [...streams, ...(place.shard === 3 && place.tenant === 'ten_b' ? ['room/only-b'] : [])].sort();
    for (const [from, to] of [
      ['a', 'z'],
      ['hall/x', 'room/a'],
      ['hall/x/', 'room/b'],
      ['room/', 'room0'],
      ['s', 't'],
      // One name only: of the other tenant, and where the range ends.
      ['room/only-b', 'room/z'],
      ['hall/y', 'person/p1'],
    ] as const) {
      const wanted = names.filter((name) => from <= name && name < to);
      expect(await listStreams(planted.pool, place.shard, place.tenant, from, to)).toEqual(wanted);
    }
  }
  await planted.pool.query(`alter table slotlog.events disable trigger all; delete from slotlog.events where position = 90 or shard = 9;
    alter table slotlog.events enable always trigger events_are_never_changed`);
});

test('a shard is read page by page, cut where the page is full of events or of bytes', async () => {
  for (const shard of [3, 7]) {
    for (const after of [0, 1, 17, 38, 40]) {
      const rest = eventsOf({ shard }).filter((row) => row.position > after);
      const before = after === 0 ? null : eventId(shard, after);
      for (const limit of [1, 3, 100]) {
        for (const bytes of [1, sizeOf(rest[0] ?? eventRows[0]!), 260, 100_000]) {
          let sum = 0;
          const sums = rest.map((row) => (sum += sizeOf(row)));
          const wanted = rest.filter((_, nth) => nth < limit && (sums[nth - 1] ?? 0) < bytes);
          const page = await readPage(planted.pool, shard, after, limit, bytes);
          expect(page).toEqual({ before, events: wanted.map(told), bytes: sums.slice(0, wanted.length) });
        }
        const page = await readShard(planted.pool, shard, after, limit);
        expect(page).toEqual({ before, events: rest.slice(0, limit).map(told), isMore: rest.length >= limit });
      }
      const { rows } = await planted.pool.query(
        'select pg_column_size(data) as size from slotlog.events where shard = $1 and position > $2 order by position',
        [shard, after],
      );
      const two = rows.slice(0, 2).reduce((all, { size }) => all + size, 0);
      for (const [bytes, count] of [
        [1, 1],
        [two, 2],
        [two + 1, 3],
      ] as const) {
        const page = await readShard(planted.pool, shard, after, 100, bytes);
        expect(page.events).toEqual(rest.slice(0, count).map(told));
        if (rest.length > 2) expect(page.isMore).toBe(true);
      }
    }
  }
});

test('the event at a position, at the end, at an instant, is the one that stands there', async () => {
  const heads = new Map([
    [3, 40],
    [7, 40],
  ]);
  expect(await readHeads(planted.pool)).toEqual(heads);
  expect(await readHead(planted.pool, 9)).toBe(0);
  for (const shard of [3, 7]) {
    expect(await readEnd(planted.pool, shard)).toEqual(pointOf({ position: 40, id: eventId(shard, 40) }));
    expect(await readEventId(planted.pool, shard, 12)).toBe(eventId(shard, 12));
    expect(await readEventId(planted.pool, shard, 41)).toBeNull();
    for (const upTo of [0, 12, 40, 99]) expect(await countEvents(planted.pool, shard, upTo)).toBe(Math.min(upTo, 40));
    for (const after of [-1, 0, 1, 999, 1_000, 4_000, 13_000, 99_000]) {
      const own = eventsOf({ shard }).filter((row) => Date.parse(row.recorded_at) <= noon + after);
      const point = own.length === 0 ? { position: 0, mark: '00000000' } : pointOf(own.at(-1)!);
      expect(await findPositionAt(planted.pool, shard, noon + after + 0.4)).toEqual(point);
    }
  }
  expect(await findPositionAt(planted.pool, 9, noon)).toEqual({ position: 0, mark: '00000000' });
});
