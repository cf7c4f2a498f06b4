import { jest } from '@jest/globals';
import { Connection } from '#libs/database';
import { FollowedLog } from '#test/harness/logs/followed-log';
import { envelope } from '#test/harness/logs/seats';
import { upTo } from '#test/harness/logs/witness';

let log: FollowedLog;

beforeEach(async () => {
  log = await FollowedLog.open();
});

afterEach(async () => {
  jest.restoreAllMocks();
  await log.close();
});

/** Appends an event of so many bytes at least. */
const put = (who: string, name = 'room/1') => {
  const stream = { name, initial: null, evolve: () => null };
  return log.here.log.decide(envelope(), stream, (read) => {
    read(stream);
    return { events: [{ stream, type: 'SeatTaken', data: { who } }], until: Number.POSITIVE_INFINITY };
  });
};

/** Each look of this process for a tenant. */
const looksForTenants = () => {
  const sent: string[] = [];
  const { query } = Connection.prototype;
  jest.spyOn(Connection.prototype, 'query').mockImplementation(function (this: Connection, ...given: unknown[]) {
    const { name } = (given[0] ?? {}) as { name?: string };
    if (name === 'slotlog-find-tenant') sent.push(name);
    return (query as (...given: unknown[]) => unknown).apply(this, given) as never;
  } as never);
  return sent;
};

test('a page ends with the event that fills it, however large that is', async () => {
  for (const size of [30_000, 30_000, 30_000, 200_000, 10]) await put('x'.repeat(size));
  const pages = await log.readUpTo(log.there, 5);
  expect(pages.map(({ positions }) => positions)).toEqual([[1, 2, 3], [4], [5]]);
});

test('a hole is found between the pages that bytes end', async () => {
  for (const size of [70_000, 70_000, 70_000]) await put('x'.repeat(size));
  await log.behindItsBack('delete from slotlog.events where position = 2');
  await expect(log.readUpTo(log.there, 3)).rejects.toMatchObject({ after: 1, found: 3 });
});

test('the shard of a tenant is looked up once for all who ask at the same time', async () => {
  const sent = looksForTenants();
  const shards = await Promise.all(upTo(100).map(() => log.there.log.shardOf('default')));
  expect([new Set(shards), sent]).toEqual([new Set([log.shard]), ['slotlog-find-tenant']]);
});

test('followers read over connections of their own, one query for all of them', async () => {
  await put('ada');
  const { signal } = new AbortController();
  const all = upTo(50).map(() => log.here.log.follow(log.shard, { after: 0, signal }));
  await Promise.all(all.map((pages) => pages.next()));
  const heard = Promise.all(all.map((pages) => pages.next()));
  const { rows } = await log.here.pool.query<{ name: string; count: number }>(
    `select application_name as name, count(*) from pg_stat_activity where datname = current_database() group by 1`,
  );
  expect(rows.find(({ name }) => name === 'slotlog followers')?.count).toBeLessThanOrEqual(3);
  const reads = jest.spyOn(log.here.pool, 'query');
  await put('bob');
  const pages = await heard;
  expect(new Set(pages.map(({ value }) => value?.events[0]))).toEqual(new Set([pages[0]!.value!.events[0]]));
  const names = reads.mock.calls.map(([query]) => (query as unknown as { name?: string })?.name);
  expect(names.filter((name) => name === 'slotlog-read-page' || name === 'slotlog-read-shard')).toEqual([]);
  await Promise.all(all.map((each) => each.return()));
});
