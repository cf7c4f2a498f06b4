import { jest } from '@jest/globals';
import { createTenant, OtherHistory } from '#libs/event-store';
import { failOver } from '#test/harness/logs/fail-over';
import { FollowedLog, until } from '#test/harness/logs/followed-log';
import { openLog } from '#test/harness/logs/open-log';
import { envelope, room, takeSeat } from '#test/harness/logs/seats';
import { leapBy } from '#test/harness/running-clock';

let log: FollowedLog;
let lost: jest.Mock;

beforeEach(async () => {
  log = await FollowedLog.open();
  lost = jest.fn();
  log.here.log.onLost(lost);
});

afterEach(() => log.close());

const takes = (who: string, { log: by } = log.here, seats = 99) =>
  by.decide(envelope(), room('a'), takeSeat(room('a'), who, seats));

/** As another process makes it: the server that took over has others to answer. */
const elsewhere = async (...who: readonly string[]) => {
  const fresh = await openLog(log.url);
  for (const each of who) await takes(each, fresh);
  await fresh.close();
};

describe('memory of events that the log has lost goes', () => {
  test('where the log ends earlier than it did', async () => {
    for (const who of ['ada', 'bob', 'cleo']) await takes(who);
    await log.here.log.heads();
    expect([lost.mock.calls.length, log.here.log.cacheReport().streams]).toEqual([0, 1]);
    await failOver(log.here.pool, log.shard, 1);
    await log.here.log.heads();
    expect([lost.mock.calls.length, log.here.log.cacheReport().streams]).toEqual([1, 0]);
    expect((await takes('dan')).state.taken).toEqual(['ada', 'dan']);
    await log.here.log.heads();
    expect(lost).toHaveBeenCalledTimes(1);
  });

  test('of the shard that has lost them, and of no other', async () => {
    const { rows } = await log.here.pool.query<{ shard: number }>(
      'select shard from slotlog.shard_heads where shard <> $1 order by shard limit 1',
      [log.shard],
    );
    await createTenant(log.here.pool, 'north', rows[0]!.shard);
    const takesThere = (who: string) =>
      log.here.log.decide(envelope({ tenant: 'north' }), room('a'), takeSeat(room('a'), who, 9));
    for (const who of ['ada', 'bob']) await Promise.all([takes(who), takesThere(who)]);
    await failOver(log.here.pool, log.shard, 1);
    await log.here.log.heads();
    expect(lost.mock.calls).toEqual([[log.shard]]);
    const { streams, misses } = log.here.log.cacheReport();
    expect(streams).toBe(1);
    await takesThere('cleo');
    expect(log.here.log.cacheReport().misses).toBe(misses);
    expect((await takes('dan')).state.taken).toEqual(['ada', 'dan']);
  });

  test('where a connection was lost and another event stands where it had come to', async () => {
    for (const who of ['ada', 'bob']) await takes(who);
    await failOver(log.here.pool, log.shard, 1);
    await elsewhere('eve', 'fay', 'gus');
    await failOver(log.here.pool, log.shard, 99, { cuts: true });
    await until(() => lost.mock.calls.length > 0);
    expect(log.here.log.cacheReport().streams).toBe(0);
  });

  test('not where a connection was lost and all is there', async () => {
    for (const who of ['ada', 'bob']) await takes(who);
    const heard = new Promise((resolve) => log.here.log.onAppend((_, head, isOwn) => !isOwn && resolve(head)));
    await failOver(log.here.pool, log.shard, 99, { cuts: true });
    expect(await heard).toBe(2);
    expect([lost.mock.calls.length, log.here.log.cacheReport().streams]).toEqual([0, 1]);
  });

  test('where a decision was made on one of them', async () => {
    await log.here.log.decide(envelope(), room('b'), takeSeat(room('b'), 'ada', 9));
    for (const who of ['ada', 'bob']) await takes(who);
    await failOver(log.here.pool, log.shard, 2);
    await elsewhere('eve', 'fay');
    expect((await takes('gus')).state.taken).toEqual(['ada', 'eve', 'fay', 'gus']);
    expect([lost.mock.calls.length, log.here.log.cacheReport().streams]).toEqual([1, 1]);
  });

  test('where such a decision has waited for the lock until it was not believed any more where its tenant lives', async () => {
    for (const who of ['ada', 'bob']) await takes(who);
    await failOver(log.here.pool, log.shard, 1);
    await elsewhere('eve', 'fay');
    const holder = await log.here.pool.connect();
    await holder.query('begin; select slotlog.lock_shard(shard) from slotlog.shard_heads');
    const taken = takes('gus');
    await until(() => log.isBlocked());
    const goBack = leapBy(6_000);
    await holder.query('commit');
    holder.release();
    expect((await taken).state.taken).toEqual(['ada', 'eve', 'fay', 'gus']);
    goBack();
    expect(lost).toHaveBeenCalledTimes(1);
  });

  test('where a reader goes on from one of them', async () => {
    for (const who of ['ada', 'bob']) await takes(who);
    const end = await log.here.log.end(log.shard);
    await failOver(log.here.pool, log.shard, 1);
    await elsewhere('eve', 'fay');
    await expect(log.here.log.scanShard(log.shard, end, 10)).rejects.toThrow(OtherHistory);
    expect([lost.mock.calls.length, log.here.log.cacheReport().streams]).toEqual([1, 0]);
  });
});

test('a follower is told that what it has read is there no more, and skips nothing', async () => {
  for (const who of ['ada', 'bob', 'cleo']) await takes(who);
  const { signal } = new AbortController();
  const pages = log.there.log.follow(log.shard, { after: 0, signal });
  expect((await pages.next()).value).toMatchObject({ position: 3, events: [{}, {}, {}] });
  await failOver(log.here.pool, log.shard, 1);
  await elsewhere('eve', 'fay', 'gus', 'hal');
  await expect(pages.next()).rejects.toThrow(OtherHistory);
});

test('a follower hears at once that the log ends before what it has read', async () => {
  for (const who of ['ada', 'bob', 'cleo']) await takes(who);
  const { signal } = new AbortController();
  const pages = log.there.log.follow(log.shard, { after: 0, signal });
  await pages.next();
  await failOver(log.here.pool, log.shard, 1);
  await expect(pages.next()).rejects.toThrow(OtherHistory);
});
