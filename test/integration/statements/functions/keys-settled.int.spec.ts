import type { ClientBase, Pool } from 'pg';
import { type PlantedRows, rowsOf } from '#test/harness/databases/planted-rows';
import { openLogRows } from '../log/planted-log.js';

let planted: PlantedRows;

beforeAll(async () => {
  planted = await openLogRows();
});

afterAll(() => planted.close());

test('keys are kept, destroyed, and never replaced while they are in use', async () => {
  const settle = (client: ClientBase, keys: readonly [string, string, number, string | null][]) =>
    client
      .query('select slotlog.settle_keys(3::smallint, $1::text[], $2::text[], $3::integer[], $4::bytea[])', [
        keys.map(([tenant]) => tenant),
        keys.map(([, stream]) => stream),
        keys.map(([, , generation]) => generation),
        keys.map(([, , , wrapped]) => wrapped),
      ])
      .then(
        () => 'settled',
        ({ code }) => code,
      );
  const kept = async (client: ClientBase) =>
    (await rowsOf<object>(client, 'keys', 'shard, tenant, stream, generation, wrapped')).map((row) =>
      Object.values(row).join(' '),
    );
  const before = ['3 ten_a p1 1 \\x01', '3 ten_a p2 1 ', '3 ten_b p1 1 \\x01', '7 ten_a p1 1 \\x01'];
  const after = async (...keys: [string, string, number, string | null][]) =>
    planted.undone(async (client) => {
      await client.query(`insert into slotlog.keys (shard, tenant, stream, generation, wrapped) values
        (3, 'ten_a', 'p1', 1, '\\x01'), (3, 'ten_a', 'p2', 1, null), (3, 'ten_b', 'p1', 1, '\\x01'), (7, 'ten_a', 'p1', 1, '\\x01')`);
      await client.query('savepoint before');
      const outcome = await settle(client, keys);
      if (outcome !== 'settled') await client.query('rollback to savepoint before');
      return { outcome, keys: (await kept(client)).sort() };
    });
  const settled = (...keys: string[]) => ({ outcome: 'settled', keys: keys.sort() });
  const [, destroyed, ofB, of7] = before as [string, string, string, string];
  expect(await after(['ten_a', 'p3', 1, '\\x03'])).toEqual(settled(...before, '3 ten_a p3 1 \\x03'));
  expect(await after(['ten_a', 'p1', 2, null])).toEqual(settled('3 ten_a p1 2 ', destroyed, ofB, of7));
  expect(await after(['ten_a', 'p3', 2, null])).toEqual(settled(...before, '3 ten_a p3 2 '));
  expect(await after(['ten_a', 'p2', 2, '\\x04'])).toEqual(settled(before[0]!, '3 ten_a p2 2 \\x04', ofB, of7));
  expect(await after(['ten_a', 'p1', 2, '\\x05'])).toEqual({ outcome: '40001', keys: before.toSorted() });
  expect(await after(['ten_b', 'p2', 1, '\\x06'], ['ten_a', 'p1', 2, '\\x05'])).toEqual({
    outcome: '40001',
    keys: before.toSorted(),
  });
  // Destroyed and drawn anew in one group: the last word counts.
  expect(await after(['ten_a', 'p1', 2, null], ['ten_a', 'p1', 3, '\\x07'])).toEqual(
    settled('3 ten_a p1 3 \\x07', destroyed, ofB, of7),
  );
  expect(await after(['ten_a', 'p3', 1, '\\x08'], ['ten_a', 'p3', 2, null])).toEqual(
    settled(...before, '3 ten_a p3 2 '),
  );
  expect(await after(['ten_b', 'p3', 1, '\\x08'], ['ten_a', 'p1', 2, null])).toEqual(
    settled('3 ten_a p1 2 ', destroyed, ofB, of7, '3 ten_b p3 1 \\x08'),
  );
});

test('the digest of an append covers what it stored, no more', async () => {
  const { rows } = await (planted.pool as Pool).query(
    "select slotlog.digest(null, 'a') = slotlog.digest('\\x'::bytea, 'a') as same, slotlog.digest(null, 'a') = sha256('a') as right",
  );
  expect(rows).toEqual([{ same: true, right: true }]);
});
