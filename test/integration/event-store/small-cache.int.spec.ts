import { jest } from '@jest/globals';
import { checkLog } from '#test/checker/check-log';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { envelope, Full, room, takeSeat } from '#test/harness/logs/seats';

let database: ClonedDatabase;
let forgetful: OpenLog;
let usual: OpenLog;

beforeAll(async () => {
  database = await cloneDatabase();
  [forgetful, usual] = await Promise.all([
    openLog(database.url, { limits: { cachedBytes: 1 } }),
    openLog(database.url),
  ]);
});

afterAll(async () => {
  const wrong = await checkLog(usual.pool);
  await Promise.all([forgetful.close(), usual.close()]);
  await database.drop();
  expect(wrong).toEqual([]);
});

const take = ({ log }: OpenLog, id: string, who: string, seats = 1, more = {}, how = {}) =>
  log.decide(envelope(more), room(id), takeSeat(room(id), who, seats), how);

/** How often streams were read for decisions. */
const readsOf = async ({ pool }: OpenLog, work: () => Promise<unknown>) => {
  const query = jest.spyOn(pool, 'query');
  await work();
  const reads = query.mock.calls.filter(([asked]) => (asked as { name?: string }).name === 'slotlog-read-tails');
  query.mockRestore();
  return reads.length;
};

test('a log that may keep nothing in memory reads each stream that it decides on', async () => {
  const takeFour = async (log: OpenLog, id: string) => {
    for (const who of ['ada', 'bob', 'eve', 'fay']) await take(log, id, who, 4);
  };
  expect(await readsOf(usual, () => takeFour(usual, 'usual'))).toBe(1);
  expect(await readsOf(forgetful, () => takeFour(forgetful, 'forgotten'))).toBe(4);
  expect(usual.log.cacheReport()).toMatchObject({ streams: 1, misses: 1, evicted: 0 });
  expect(usual.log.cacheReport().hits).toBeGreaterThanOrEqual(4);
  const { streams, bytes, hits, misses, evicted } = forgetful.log.cacheReport();
  expect({ streams, bytes, hits }).toEqual({ streams: 0, bytes: 0, hits: 0 });
  expect(misses).toBeGreaterThanOrEqual(4);
  expect(evicted).toBeGreaterThanOrEqual(4);
});

test('a race between it and another process ends as any race does', async () => {
  const asked = await Promise.allSettled(
    Array.from({ length: 100 }, (_, at) => take(at % 2 ? forgetful : usual, 'raced', `asker ${at}`, 10)),
  );
  const lost = asked.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
  expect(lost).toHaveLength(90);
  expect(lost.every(({ reason }) => reason instanceof Full)).toBe(true);
});

test('its refusals are as of now', async () => {
  await take(forgetful, 'full', 'ada', 1);
  await expect(take(forgetful, 'full', 'bob', 1)).rejects.toMatchObject({ version: 1 });
  await take(usual, 'full', 'bob', 2);
  await expect(take(forgetful, 'full', 'eve', 2)).rejects.toMatchObject({ version: 2 });
});

test('a new thing, one that is there already, and a repetition are told apart', async () => {
  const again = { commandId: envelope().commandId };
  await expect(take(forgetful, 'new', 'ada', 1, again, { creates: true })).resolves.toMatchObject({ version: 1 });
  await expect(take(forgetful, 'new', 'ada', 1, again, { creates: true })).resolves.toMatchObject({ replayed: true });
  await expect(take(forgetful, 'new', 'bob', 1, {}, { creates: true })).rejects.toThrow(Full);
});

test('a range of streams is decided on under the lock', async () => {
  for (const id of ['wing/a', 'wing/b']) await take(usual, id, 'ada');
  const wing = (name: string) => room(name.slice('room/'.length));
  const settled = await forgetful.log.decide(
    envelope(),
    room('wing/c'),
    (read) => {
      const seen = read.range('room/wing/', 'room/wing0', wing);
      read(room('wing/c'));
      const who = seen.flatMap(({ state }) => state.taken).join(' and ');
      return {
        events: [{ stream: room('wing/c'), type: 'SeatTaken', data: { who } }],
        until: Number.POSITIVE_INFINITY,
      };
    },
    { locked: true },
  );
  expect(settled.state).toEqual({ taken: ['ada and ada'] });
});
