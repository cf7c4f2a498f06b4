import type pg from 'pg';
import { openPool } from '#libs/database';
import { EventLog } from '#libs/event-store';
import { administer } from '#test/harness/databases/administer';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { testSetting } from '#test/harness/databases/disposable-database';
import { until } from '#test/harness/logs/followed-log';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { seatTypes } from '#test/harness/logs/seat-catalogue';
import { envelope, room, takeSeat } from '#test/harness/logs/seats';

let database: ClonedDatabase;
let here: OpenLog;

beforeEach(async () => {
  database = await cloneDatabase();
  here = await openLog(database.url);
});

afterEach(async () => {
  await here.close();
  await database.drop();
});

const take = () =>
  here.log.decide(envelope(), room('a'), takeSeat(room('a'), 'ada', Number.POSITIVE_INFINITY)).then(() => {});

describe('a notification that cannot be read', () => {
  it.each([
    '',
    '{}',
    'null',
    'not JSON',
    '{"from":"x","heads":[[8]]}',
    '{"from":"x","heads":[[8,"9"]]}',
    '{"v":2,"shards":{"8":4}}',
    '{"from":"x","heads":[[8,9007199254740991]]}',
    '{"from":"x","heads":[[8,1e300]]}',
  ])('leads to a look at the log: %j', async (payload) => {
    await take();
    const there = await openLog(database.url);
    const heard: number[] = [];
    there.log.onAppend((_, head) => heard.push(head));
    await here.pool.query(`select pg_notify('slotlog_appended', $1)`, [payload]);
    await until(() => heard.length > 0);
    expect(heard).toEqual([1]);
    await there.close();
  });

  it('a thousand of them lead to few looks, and the next event is heard', async () => {
    const there = await openLog(database.url);
    const heard: number[] = [];
    there.log.onAppend((_, head) => heard.push(head));
    await take();
    await until(() => heard.length > 0);
    heard.length = 0;
    await here.pool.query(`select pg_notify('slotlog_appended', repeat('x', n)) from generate_series(1, 1000) n`);
    await until(() => heard.length > 0);
    await take();
    await until(() => heard.includes(2));
    expect(heard.length).toBeLessThan(20);
    await there.close();
  });
});

describe('while the pool has no room', () => {
  let pool: pg.Pool;
  let log: EventLog;
  let held: pg.PoolClient[];
  const said: string[] = [];

  const bells = async (): Promise<number[]> => {
    const { rows } = await here.pool.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and application_name = 'slotlog doorbell'
        and pid <> all ($1)`,
      [ours],
    );
    return rows.map(({ pid }) => pid);
  };
  let ours: number[] = [];

  const end = (pids: readonly number[]) =>
    here.pool.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [pids]);

  beforeEach(async () => {
    ours = [];
    ours = await bells();
    said.length = 0;
    pool = openPool({ url: database.url, max: 2, connectTimeoutMs: 30_000 });
    const say = (line: string) => void said.push(line);
    log = await EventLog.open(pool, { types: seatTypes }, {}, { warn: say, error: say });
    held = [await pool.connect(), await pool.connect()];
    // Only who waits for room in vain is to give up soon, not who connects while the machine is busy.
    pool.options.connectionTimeoutMillis = 1_000;
  });

  afterEach(async () => {
    for (const client of held.splice(0)) client.release();
    await log.close();
    await pool.end();
    await until(async () => (await bells()).length === 0);
  });

  it('there is one connection, however often looking fails, and it is heard again when there is room', async () => {
    const heard: number[] = [];
    log.onAppend((_, head) => heard.push(head));
    for (const _ of [1, 2, 3]) {
      const before = await bells();
      expect(before).toHaveLength(1);
      await end(before);
      await until(async () => (await bells()).some((pid) => !before.includes(pid)));
      await expect(pool.query('select 1')).rejects.toThrow();
      expect((await bells()).length).toBeLessThanOrEqual(1);
      await until(async () => (await bells()).length === 1);
    }
    expect(heard).toEqual([]);
    await take();
    for (const client of held.splice(0)) client.release();
    await until(() => heard.includes(1));
    expect(await bells()).toHaveLength(1);
  });

  it('closing while it is being opened leaves nothing', async () => {
    await end(await bells());
    await log.close();
    await until(async () => (await bells()).length === 0);
  });
});

it('a listener that is refused a connection again and again says so once', async () => {
  const there = await openLog(database.url);
  const name = new URL(database.url).pathname.slice(1);
  const allowConnections = (allowed: boolean) =>
    administer(testSetting('SLOTLOG_TEST_SERVER'), (client) =>
      client.query(`alter database ${name} allow_connections ${allowed}`),
    );
  await allowConnections(false);
  await here.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'slotlog doorbell'`);
  await until(() => there.complaints.length > 0);
  await here.pool.query('select pg_sleep(1)');
  expect(there.complaints).toEqual([expect.stringContaining('not currently accepting connections')]);
  await allowConnections(true);
  await until(() => there.complaints.length > 1);
  expect(there.complaints[1]).toMatch(/goes on$/);
  await there.close();
});
