import { unhurried } from '#libs/database';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { Link } from '#test/harness/databases/link';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { envelope, room, takeSeat } from '#test/harness/logs/seats';

/** One server sees the database through a network that fails, the other one does not. */
let database: ClonedDatabase;
let network: Link;
let behind: OpenLog;
let beside: OpenLog;

beforeEach(async () => {
  database = await cloneDatabase();
  network = await Link.toServerOf(database.url);
  behind = await openLog(network.through(database.url), { callTimeoutMs: 400 });
  beside = await openLog(database.url);
});

afterEach(async () => {
  await Promise.all([behind.close(), beside.close()]);
  await network.close();
  await database.drop();
});

const { POSITIVE_INFINITY: many } = Number;

const take = ({ log }: OpenLog, id: string, locked = false) =>
  log.decide(envelope(), room(id), takeSeat(room(id), 'ada', many), { locked });

const stored = async (): Promise<string[]> => {
  const { rows } = await beside.pool.query<{ at: string }>(
    `select stream || ' ' || version as at from slotlog.events order by position`,
  );
  return rows.map(({ at }) => at).sort();
};

const success = { appended: true, replayed: false };

describe.each([
  ['without the lock', false],
  ['under the lock', true],
])('a connection that leads nowhere, %s', (_, locked) => {
  it.each([
    ['nothing arrives', 'swallow'],
    ['calls arrive and answers do not', 'swallowAnswers'],
  ] as const)('stops its shard until the deadline, then the same is sent on a new one: %s', async (_how, swallow) => {
    await take(behind, 'a', locked);
    network[swallow]();
    const first = take(behind, 'a', locked);
    const others = ['b', 'c', 'd'].map((id) => take(behind, id, locked));
    expect(await take(beside, 'e', locked)).toMatchObject({ ...success, version: 1 });
    expect(await first).toMatchObject({ ...success, version: 2, state: { taken: ['ada', 'ada'] } });
    for (const other of await Promise.all(others)) expect(other).toMatchObject({ ...success, version: 1 });
    expect(await stored()).toEqual(['room/a 1', 'room/a 2', 'room/b 1', 'room/c 1', 'room/d 1', 'room/e 1']);
  });
});

it('a commit under the lock of which nobody hears is looked up there', async () => {
  await take(behind, 'a');
  network.swallowAnswerTo('commit');
  expect(await take(behind, 'a', true)).toMatchObject({ ...success, version: 2, state: { taken: ['ada', 'ada'] } });
  expect(await stored()).toEqual(['room/a 1', 'room/a 2']);
});

it('connections that nobody uses are not tried one after the other', async () => {
  const readers = await Promise.all([1, 2, 3, 4, 5].map(() => behind.pool.connect()));
  for (const reader of readers) reader.release();
  await take(behind, 'a');
  const before = behind.pool.totalCount;
  network.swallow();
  expect(await take(behind, 'a')).toMatchObject({ ...success, version: 2 });
  expect([before, behind.pool.totalCount < 3]).toEqual([5, true]);
});

it('a statement that may take long is waited for, until the connection is back in the pool', async () => {
  const client = await behind.pool.connect();
  await client.query('begin');
  await unhurried(client);
  expect((await client.query('select pg_sleep(0.6), 1 as one')).rows).toMatchObject([{ one: 1 }]);
  await client.query('commit');
  client.release();
  await expect(behind.pool.query('select pg_sleep(0.6)')).rejects.toThrow('no answer within 400 ms');
});
