import type { Pool } from 'pg';
import { PlantedRows } from '#test/harness/databases/planted-rows';
import { keepDeliveryDays } from '../../../../libs/delivery/src/sql/attempts.js';

const day = 86_400_000;
const tables = ['delivery_attempts', 'delivery_counts'];

let planted: PlantedRows;

beforeAll(async () => {
  planted = await PlantedRows.open();
});

afterAll(() => planted.close());

const nameOf = (table: string, at: number) => `${table}_${new Date(at).toISOString().slice(0, 10).replaceAll('-', '')}`;

/** The tables of days that are there once it was asked on `days`; others of the same schema stand beside them. */
const after = (days: readonly number[], older: readonly number[] = []) =>
  planted.undone(async (client) => {
    for (const table of tables) {
      for (const at of older)
        await client.query(`create table slotlog.${nameOf(table, at)} partition of slotlog.${table}
          for values from ('${new Date(at).toISOString()}') to ('${new Date(at + day).toISOString()}')`);
      await client.query(`create table slotlog.${table}_19990101 (like slotlog.${table})`);
    }
    await client.query('create table slotlog.aaa_whole (a int) partition by range (a)');
    await client.query('create table slotlog.aaa_19990101 partition of slotlog.aaa_whole for values from (1) to (2)');
    for (const at of days) await keepDeliveryDays(client as unknown as Pool, at);
    const { rows } = await client.query<{ name: string; of: string; bound: string }>(
      `select c.relname as name, p.relname as of, pg_get_expr(c.relpartbound, c.oid) as bound
        from pg_class c join pg_inherits i on i.inhrelid = c.oid join pg_class p on p.oid = i.inhparent
        where p.relname = any ($1) and c.relkind = 'r' order by 1`,
      [[...tables, 'aaa_whole']],
    );
    return rows;
  });

const expected = (days: readonly number[]) => {
  const ofDay = (at: number) => {
    const bounds = [at, at + day].map((each) => new Date(each).toISOString().slice(0, 10));
    return tables.map((of) => ({
      ...{ name: nameOf(of, at), of, bound: `FOR VALUES FROM ('${bounds[0]}') TO ('${bounds[1]}')` },
    }));
  };
  const beside = { name: 'aaa_19990101', of: 'aaa_whole', bound: 'FOR VALUES FROM (1) TO (2)' };
  return [beside, ...days.flatMap(ofDay).sort((a, b) => (a.name < b.name ? -1 : 1))];
};

/** By the database's clock, which decides what is old. */
const today = async () => {
  const { rows } = await planted.pool.query('select extract(epoch from now())::float8 * 1000 as now');
  return Math.floor(rows[0].now / day) * day;
};

test('a day has its tables and those of its neighbours, once, to the last instant', async () => {
  const now = await today();
  for (const at of [now, now + day - 1]) expect(await after([at])).toEqual(expected([now - day, now, now + day]));
  expect(await after([now, now, now + day])).toEqual(expected([now - day, now, now + day, now + 2 * day]));
});

test('the tables of days more than thirty ago are dropped, and no others', async () => {
  const now = await today();
  const old = [-400, -32, -31, -30, -29, 5].map((days) => now + days * day);
  expect(await after([now], old)).toEqual(expected([...old.slice(3), now - day, now, now + day]));
});
