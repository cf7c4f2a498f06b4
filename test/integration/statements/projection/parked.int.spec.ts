import type { ClientBase } from 'pg';
import { PlantedRows, rowsOf } from '#test/harness/databases/planted-rows';
import { forgetParked, handOverParked } from '../../../../libs/projection/src/sql/parking/hand-over-parked.js';
import {
  noteAttempt,
  parkFrom,
  parkSubjects,
  unparkSubject,
} from '../../../../libs/projection/src/sql/parking/park-subjects.js';
import { parkedStreams } from '../../../../libs/projection/src/sql/parking/parked-streams.js';
import { countParked, parkedSubjects } from '../../../../libs/projection/src/sql/parking/parked-subjects.js';

const consumers = [
  { name: 'seats', version: 1 },
  { name: 'seats', version: 2 },
  { name: 'halls', version: 1 },
];

/** The same two subjects of the same two tenants, wherever they can be; some of equal positions. */
const rows = [3, 7].flatMap((shard, place) =>
  consumers.flatMap(({ name, version }, nth) =>
    ['ten_a', 'ten_b'].flatMap((tenant, of) =>
      ['room/b', 'room/a'].map((subject, at) => ({
        shard,
        consumer: name,
        version,
        tenant,
        subject,
        from_version: 1 + at,
        from_position: [50, 50, 20, 90][(at + 2 * of + nth + place) % 4]!,
        fault: 'fold',
        reason: `of ${shard} ${name} ${version} ${tenant} ${subject}`,
        build: '1',
        attempts: 1,
      })),
    ),
  ),
);
type Row = (typeof rows)[number];

let planted: PlantedRows;

beforeAll(async () => {
  planted = await PlantedRows.open();
  await planted.plant('parked_subjects', rows);
});

afterAll(() => planted.close());

const isOf = (row: Row, { name, version }: (typeof consumers)[number]) =>
  row.consumer === name && row.version === version;

const keyOf = (row: Row) => Object.values(row).join(' ');
const columns = Object.keys(rows[0]!).join();

const after = (work: (client: ClientBase) => Promise<unknown>): Promise<string[]> =>
  planted.undone(async (client) => {
    await work(client);
    return (await rowsOf<Row>(client, 'parked_subjects', columns)).map(keyOf).sort();
  });

test('parked subjects are those of consumers of a shard, of a tenant or of all, the oldest first', async () => {
  for (const shard of [3, 7]) {
    for (const asked of [consumers.slice(0, 1), consumers.slice(1), consumers]) {
      for (const tenant of [null, 'ten_a']) {
        const wanted = rows
          .filter((row) => row.shard === shard && (tenant === null || row.tenant === tenant))
          .filter((row) => asked.some((consumer) => isOf(row, consumer)));
        const order = (row: { from_position: number; subject: string }) =>
          `${String(row.from_position).padStart(3, '0')} ${row.subject}`;
        const found = await parkedSubjects(planted.pool, shard, asked, tenant);
        expect(found.map(({ parked }) => parked.reason).sort()).toEqual(wanted.map(({ reason }) => reason).sort());
        const told = found.map(({ parked }) => order({ from_position: parked.fromPosition, subject: parked.subject }));
        expect(told).toEqual(wanted.map(order).sort());
        expect(
          found.every(({ name, version, parked }) => parked.reason.startsWith(`of ${shard} ${name} ${version} `)),
        ).toBe(true);
        const text = parkedStreams('$1', tenant === null ? null : '$2', asked);
        const streams = await planted.pool.query(text, tenant === null ? [shard] : [shard, tenant]);
        const words = (row: { tenant: string; subject: string; from_position: number }) =>
          `${row.tenant} ${row.subject} ${row.from_position}`;
        expect(streams.rows.map(words).sort()).toEqual(wanted.map(words).sort());
      }
    }
  }
  for (const consumer of consumers) expect(await countParked(planted.pool, consumer)).toBe(8);
  expect(await countParked(planted.pool, { name: 'doors', version: 1 })).toBe(0);
});

test('a change about one parked subject is made about that one', async () => {
  const failed = {
    tenant: 'ten_a',
    subject: 'room/a',
    fromVersion: 7,
    fromPosition: 77,
    fault: '22003',
    reason: 'new',
  };
  const consumer = consumers[0]!;
  const isIt = (row: Row) =>
    row.shard === 3 && isOf(row, consumer) && row.tenant === failed.tenant && row.subject === failed.subject;
  const changed = (change: Partial<Row>) => rows.map((row) => keyOf(isIt(row) ? { ...row, ...change } : row)).sort();
  expect(await after((db) => unparkSubject(db, 3, consumer, failed))).toEqual(
    rows
      .filter((row) => !isIt(row))
      .map(keyOf)
      .sort(),
  );
  expect(await after((db) => parkFrom(db, 3, consumer, failed))).toEqual(
    changed({ from_version: 7, from_position: 77 }),
  );
  expect(await after((db) => noteAttempt(db, 3, consumer, failed, '2'))).toEqual(
    changed({ fault: '22003', reason: 'new', build: '2', attempts: 2 }),
  );
  const parked = {
    ...rows[0]!,
    subject: 'room/c',
    from_version: 7,
    from_position: 77,
    fault: '22003',
    reason: 'new',
    build: '2',
  };
  expect(await after((db) => parkSubjects(db, 3, consumer, [{ ...failed, subject: 'room/c' }], '2'))).toEqual(
    [...rows, parked].map(keyOf).sort(),
  );
});

test('parked subjects that are handed over take the place of what the other consumer had, in all shards', async () => {
  const [from, to] = [consumers[0]!, consumers[1]!];
  const handed = rows
    .filter((row) => isOf(row, from))
    .map((row) => ({ ...row, consumer: to.name, version: to.version }));
  const others = rows.filter((row) => !isOf(row, from) && !isOf(row, to));
  expect(await after((db) => handOverParked(db, from, to))).toEqual([...handed, ...others].map(keyOf).sort());
  const halls = consumers[2]!;
  const toAnother = rows
    .filter((row) => !isOf(row, halls))
    .map((row) => (isOf(row, from) ? { ...row, consumer: halls.name, version: halls.version } : row));
  expect(await after((db) => handOverParked(db, from, halls))).toEqual(toAnother.map(keyOf).sort());
  expect(await after((db) => forgetParked(db, from))).toEqual(
    rows
      .filter((row) => !isOf(row, from))
      .map(keyOf)
      .sort(),
  );
});
