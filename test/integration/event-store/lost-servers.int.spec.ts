import type pg from 'pg';
import { Busy, OutcomeUnknown } from '#libs/event-store';
import { administer, urlOfDatabase } from '#test/harness/databases/administer';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { testSetting } from '#test/harness/databases/disposable-database';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
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

const { POSITIVE_INFINITY: many } = Number;

const take = (id: string, locked = false) =>
  here.log.decide(envelope(), room(id), takeSeat(room(id), 'ada', many), { locked });

/** As a server is that was demoted: for whoever connects, until it is writable again. */
const beReadOnly = (isReadOnly: boolean) =>
  administer(urlOfDatabase(testSetting('SLOTLOG_TEST_SERVER'), 'postgres'), async (client) => {
    const name = new URL(database.url).pathname.slice(1);
    const change = isReadOnly ? 'set default_transaction_read_only = on' : 'reset default_transaction_read_only';
    await client.query(`alter database ${name} ${change}`);
    if (isReadOnly)
      await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [name]);
  });

describe.each([
  ['without the lock', false],
  ['under the lock', true],
])('a server that has become read-only, %s', (_, locked) => {
  it('is busy for who writes, and no write fails once it is writable again, whatever the traffic', async () => {
    await take('a', locked);
    await beReadOnly(true);
    const failures: unknown[] = [];
    for (let at = 0; at < 3; at += 1)
      await Promise.all(['a', 'b', 'c'].map((id) => take(id, locked).catch((error) => void failures.push(error))));
    expect(failures).toHaveLength(9);
    expect(failures.filter((error) => !(error instanceof Busy))).toEqual([]);
    await beReadOnly(false);
    const versions = await Promise.all(['a', 'b', 'c'].map((id) => take(id, locked)));
    expect(versions.map(({ version }) => version)).toEqual([2, 1, 1]);
  });
});

/** The next connection that is taken fails in this way, right after the first call on it was sent. */
const failNext = (pool: pg.Pool, code: string) =>
  pool.once('acquire', (client) => {
    const sent = client as unknown as {
      query: (...given: unknown[]) => unknown;
      connection: { stream: { destroy(error: Error): void } };
    };
    const { query, connection } = sent;
    sent.query = (...given) => {
      sent.query = query;
      const result = query.apply(client, given);
      connection.stream.destroy(Object.assign(new Error(`write ${code}`), { code, syscall: 'write', errno: -32 }));
      return result;
    };
  });

describe('a connection that fails', () => {
  it.each(['EPIPE', 'ECONNRESET', 'ETIMEDOUT'])('with %s is made again, and the same call sent on it', async (code) => {
    await take('a');
    failNext(here.pool, code);
    expect(await take('a')).toMatchObject({ version: 2, replayed: false });
    expect((await here.log.readStream((await here.log.shardOf('default'))!, 'default', 'room/a')).length).toBe(2);
  });

  it('is not among those of the pool afterwards', async () => {
    await take('a');
    failNext(here.pool, 'EPIPE');
    await take('a');
    expect(here.pool.totalCount).toBe(1);
  });
});

it.each([
  ['without the lock', false],
  ['under the lock', true],
])('a mistake of ours is not taken for a lost connection, whatever it looks like, %s', async (_, locked) => {
  const broken = {
    ...room('a'),
    evolve: () => {
      throw Object.assign(new Error('cannot be folded'), { code: 'EPIPE' });
    },
  };
  await take('a');
  const there = await openLog(database.url);
  const taking = there.log.decide(envelope(), broken, takeSeat(broken, 'ada', many), { locked });
  await expect(taking).rejects.toThrow('cannot be folded');
  await there.close();
});

it.each([
  ['without the lock', false],
  ['under the lock', true],
])('a commit that was not waited for on the standby is an unknown outcome, %s', async (_, locked) => {
  await here.pool.query(`
    create function slotlog.warn() returns trigger language plpgsql as $$
      begin raise warning 'canceling wait for synchronous replication due to user request'; return null; end $$;
    create trigger warns after insert on slotlog.commands execute function slotlog.warn()`);
  await expect(take('a', locked)).rejects.toThrow(OutcomeUnknown);
  await here.pool.query('drop trigger warns on slotlog.commands');
  expect(await take('a', locked)).toMatchObject({ version: 2 });
});
