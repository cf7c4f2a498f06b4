import type pg from 'pg';
import { inTransaction, openPool, queryBuilder } from '#libs/database';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';

let database: ClonedDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await cloneDatabase();
  pool = openPool({ url: database.url });
  await pool.query('create table slotlog.bells (id int primary key)');
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const withPool = async (options: Partial<Parameters<typeof openPool>[0]>, work: (pool: pg.Pool) => Promise<void>) => {
  const other = openPool({ url: database.url, ...options });
  await work(other).finally(() => other.end());
};

const count = async () => (await pool.query('select count(*) from slotlog.bells')).rows[0].count;

it('positions and counts are numbers, exact decimals stay text', async () => {
  const { rows } = await pool.query(
    `select 9007199254740991::int8 as position, '{1,null}'::int8[] as heads, 0.1 as exact`,
  );
  expect(rows).toEqual([{ position: 9007199254740991, heads: [1, null], exact: '0.1' }]);
});

it('a url with options of its own does not lose the role', async () => {
  const url = new URL(database.url);
  url.searchParams.set('options', '-c work_mem=5MB');
  await withPool({ url: url.href, role: 'slotlog_app' }, async (other) => {
    const { rows } = await other.query(`select current_user as role, current_setting('work_mem') as work_mem`);
    expect(rows).toEqual([{ role: 'slotlog_app', work_mem: '5MB' }]);
  });
});

it('a statement that takes too long is ended', async () => {
  await withPool({ statementTimeoutMs: 20 }, async (other) => {
    await expect(other.query('select pg_sleep(5)')).rejects.toMatchObject({ code: '57014' });
  });
});

it('a connection that is lost, idle or in use, does not end the process and is replaced', async () => {
  await withPool({ max: 2 }, async (other) => {
    const held = await other.connect();
    await other.query('select 1');
    const noticed = new Promise((resolve) => other.once('error', resolve));
    await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
                      where pid <> pg_backend_pid() and datname = current_database()`);
    await noticed;
    await expect(held.query('select 1')).rejects.toThrow();
    held.release(true);
    expect((await other.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});

it('an error inside a transaction leaves nothing behind', async () => {
  const work = inTransaction(pool, async (client) => {
    await client.query('insert into slotlog.bells values (1)');
    throw new Error('the bell broke');
  });
  await expect(work).rejects.toThrow('the bell broke');
  expect(await count()).toBe(0);
});

it('a transaction in which an error was swallowed does not pass for committed', async () => {
  const work = inTransaction(pool, async (client) => {
    await client.query('insert into slotlog.bells values (1)');
    await client.query('select no_such_column').catch(() => {});
  });
  await expect(work).rejects.toThrow('rolled back');
  expect(await count()).toBe(0);
});

it('queries find the tables without naming their schema', async () => {
  await inTransaction(pool, (client) => client.query('insert into slotlog.bells values (7)'));
  const read = queryBuilder<{ bells: { id: number } }>(pool);
  expect(await read.selectFrom('bells').selectAll().execute()).toEqual([{ id: 7 }]);
});
