import type { ClientBase, Pool } from 'pg';
import { PlantedRows, rowsOf } from '#test/harness/databases/planted-rows';
import { readStates } from '../../../../libs/projection/src/sql/read-states.js';
import { beginFolded, differences } from '../../../../libs/projection/src/sql/rebuilding/compare-folded.js';
import { deleteRows } from '../../../../libs/projection/src/sql/rebuilding/delete-rows.js';
import {
  deleteParts,
  insertParts,
  listParts,
  markLoaded,
} from '../../../../libs/projection/src/sql/rebuilding/rebuild-parts.js';
import { missingIndexes, takePlace } from '../../../../libs/projection/src/sql/rebuilding/rebuilt-indexes.js';
import { createRebuiltTable, tableExists } from '../../../../libs/projection/src/sql/rebuilding/rebuilt-table.js';
import { tableDigest } from '../../../../libs/projection/src/sql/rebuilding/table-digest.js';

const things = [3, 7].flatMap((shard) =>
  ['ten_a', 'ten_b'].flatMap((tenant) =>
    ['a', 'b', 'c'].map((id) => ({ shard, tenant, id, state: { of: `${shard} ${tenant} ${id}` } })),
  ),
);
const table = { name: 'series_v1', key: ['tenant', 'id'], columns: ['state'] };

let planted: PlantedRows;

beforeAll(async () => {
  planted = await PlantedRows.open();
  await planted.plant('series_v1', things);
});

afterAll(() => planted.close());

const asPool = (client: ClientBase) => client as unknown as Pool;
const keys = async (client: ClientBase) =>
  (await rowsOf<(typeof things)[number]>(client, 'series_v1', 'shard, tenant, id')).map((row) =>
    Object.values(row).join(' '),
  );
const keyOf = ({ shard, tenant, id }: (typeof things)[number]) => `${shard} ${tenant} ${id}`;

test('states are read by shard, tenant and id, in the order asked for', async () => {
  await planted.undone(async (client) => {
    const asked = [
      ['ten_b', 'c'],
      ['ten_a', 'x'],
      ['ten_a', 'a'],
      ['ten_c', 'a'],
    ].map(([tenant, id]) => ({ tenant: tenant!, id: id! }));
    for (const shard of [3, 7]) {
      const wanted = [{ of: `${shard} ten_b c` }, null, { of: `${shard} ten_a a` }, null];
      expect(await readStates(client, 'series_v1', shard, asked)).toEqual(wanted);
    }
    expect(await readStates(client, 'series_v1', 4, asked)).toEqual([null, null, null, null]);
  });
});

test('rows are deleted by all of their key', async () => {
  await planted.undone(async (client) => {
    await deleteRows(client, table, 3, [
      ['ten_a', 'b'],
      ['ten_b', 'c'],
      ['ten_b', 'x'],
    ]);
    const gone = ['3 ten_a b', '3 ten_b c'];
    expect(await keys(client)).toEqual(
      things
        .map(keyOf)
        .filter((key) => !gone.includes(key))
        .sort(),
    );
  });
});

test('rows differ from what was folded where one is missing, too many, or another one', async () => {
  await planted.undone(async (client) => {
    await client.query('commit');
    await beginFolded(client, table);
    await client.query(
      "insert into folded select * from slotlog.series_v1 where shard = 3 and (tenant, id) <> ('ten_a', 'a')",
    );
    await client.query(`insert into folded values (3, 'ten_a', 'n', '{}'), (3, 'ten_b', 'm', '{}')`);
    await client.query(`update folded set state = '{}' where tenant = 'ten_b' and id = 'b'`);
    const found = await differences(client, table, 3, ['ten_b\nm']);
    expect(found.sort()).toEqual([
      'series_v1 ten_a a comes from no event',
      'series_v1 ten_a n is missing',
      'series_v1 ten_b b is not what its events come to',
    ]);
    await client.query(`insert into folded select 3, 'ten_z', n::text, '{}' from generate_series(1, 150) n`);
    expect(await differences(client, table, 3, [])).toHaveLength(100);
  });
});

test('parts of a rebuild are those of one version of one projection, and loaded once', async () => {
  const [seats, newer, halls] = [
    ['seats', 1],
    ['seats', 2],
    ['halls', 1],
  ].map(([name, version]) => ({ name: String(name), version: Number(version) }));
  const part = (shard: number, nth: number) => ({
    shard,
    part: nth,
    from: `a${nth}`,
    to: `b${nth}`,
    upTo: 9,
    events: 100 + nth,
  });
  const parts = [part(7, 1), part(3, 2), part(3, 1)];
  await planted.undone(async (client) => {
    for (const id of [halls!, newer!, seats!]) await insertParts(client, id, parts);
    const inOrder = [parts[2]!, parts[1]!, parts[0]!].map((each) => ({ ...each, rows: null }));
    expect(await listParts(client, seats!)).toEqual(inOrder);
    expect(await markLoaded(client, seats!, inOrder[0]!, { events: 55, rows: 5 })).toBe(true);
    expect(await markLoaded(client, seats!, inOrder[0]!, { events: 66, rows: 6 })).toBe(false);
    expect(await markLoaded(client, seats!, { ...inOrder[0]!, part: 9 }, { events: 66, rows: 6 })).toBe(false);
    expect(await listParts(client, seats!)).toEqual([{ ...inOrder[0]!, events: 55, rows: 5 }, ...inOrder.slice(1)]);
    for (const id of [newer!, halls!]) expect(await listParts(client, id)).toEqual(inOrder);
    await deleteParts(client, seats!);
    expect(await listParts(client, seats!)).toEqual([]);
    for (const id of [newer!, halls!]) expect(await listParts(client, id)).toEqual(inOrder);
  });
});

test('equal rows have an equal digest, and rows of a shard that differ another one', async () => {
  await planted.undone(async (client) => {
    const db = asPool(client);
    const digest = await tableDigest(db, 'series_v1', 3);
    expect(digest.rows).toBe(6);
    const without = async (change: string) => {
      await client.query('savepoint before');
      await client.query(change);
      const found = await tableDigest(db, 'series_v1', 3);
      await client.query('rollback to savepoint before');
      return found;
    };
    // The order of the rows and other shards are nothing to it; nor is a column that is gone.
    const moved =
      'create temporary table kept as select * from slotlog.series_v1; delete from slotlog.series_v1; insert into slotlog.series_v1 select * from kept order by id desc';
    expect(await without(moved)).toEqual(digest);
    expect(await without('delete from slotlog.series_v1 where shard = 7')).toEqual(digest);
    const regrown = 'alter table slotlog.series_v1 add gone text; alter table slotlog.series_v1 drop gone';
    expect(await without(regrown)).toEqual(digest);
    for (const change of [
      `update slotlog.series_v1 set state = '{"of":"another"}' where shard = 3 and tenant = 'ten_a' and id = 'a'`,
      `update slotlog.series_v1 set id = 'z' where shard = 3 and tenant = 'ten_a' and id = 'a'`,
    ]) {
      const found = await without(change);
      expect(found.rows).toBe(6);
      expect(found.hash).not.toBe(digest.hash);
    }
    expect(await tableDigest(db, 'series_v1', 4)).toEqual({ rows: 0, hash: '0' });
  });
});

test('a rebuilt table lacks the indexes of the other one until they are there, the key first, and takes its place with them', async () => {
  await planted.undone(async (client) => {
    expect(await tableExists(client, 'bookings_v3')).toBe(true);
    expect(await tableExists(client, 'bookings_v4')).toBe(false);
    const names = async () => (await missingIndexes(client, 'bookings_v3')).map(({ name }) => name);
    await createRebuiltTable(client, 'bookings_v3');
    const all = await names();
    expect(all[0]).toBe('bookings_v3_pkey_rebuild');
    expect(all.slice(1)).toEqual(all.slice(1).sort());
    expect(all).toContain('bookings_v3_by_expiry_rebuild');
    for (const { statement } of await missingIndexes(client, 'bookings_v3')) await client.query(statement);
    expect(await names()).toEqual([]);
    await client.query('savepoint made');
    await client.query(
      "update pg_index set indisvalid = false where indexrelid = 'slotlog.bookings_v3_by_start_rebuild'::regclass",
    );
    expect(await names()).toEqual(['bookings_v3_by_start_rebuild']);
    await client.query('rollback to savepoint made');
    await takePlace(client, 'bookings_v3');
    expect(await tableExists(client, 'bookings_v3_rebuild')).toBe(false);
    const { rows } = await client.query(
      "select count(*) as found from pg_indexes where schemaname = 'slotlog' and tablename = 'bookings_v3' and indexname not like '%rebuild'",
    );
    expect(rows).toEqual([{ found: all.length }]);
  });
});
