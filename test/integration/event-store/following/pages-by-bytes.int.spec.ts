import { pointOf } from '#libs/event-store';
import { FollowedLog } from '#test/harness/logs/followed-log';
import { readBatch } from '../../../../libs/projection/src/read-batch.js';

let log: FollowedLog;

beforeAll(async () => {
  log = await FollowedLog.open();
  await log.write(4, 3);
});

afterAll(() => log.close());

describe('a page of a shard', () => {
  test('ends with the event that makes it too large, however many were asked for', async () => {
    const { log: here } = log.here;
    const { events: all, isMore } = await here.scanShard(log.shard, 0, 100);
    expect([all.length, isMore]).toEqual([12, false]);
    for (const after of [0, ...all.map(pointOf)]) {
      const index = typeof after === 'number' ? 0 : after.position;
      expect(await here.scanShard(log.shard, after, 100, 1)).toEqual({
        events: all.slice(index, index + 1),
        isMore: index < all.length,
      });
    }
  });

  test('may be cut off by its number too, and says that there is more', async () => {
    const { events, isMore } = await log.here.log.scanShard(log.shard, 3, 5);
    expect([events.map(({ position }) => position), isMore]).toEqual([[4, 5, 6, 7, 8], true]);
  });

  test('of which views are made never ends within a command, however little it may hold', async () => {
    const { log: here } = log.here;
    const ends: number[] = [];
    for (let at = await here.pointAt(log.shard, 0); at; ) {
      const { events } = await readBatch(here, log.shard, at, 100, Number.POSITIVE_INFINITY, 1);
      if (events.length === 0) break;
      at = pointOf(events.at(-1)!);
      ends.push(at.position);
    }
    expect(ends).toEqual([3, 6, 9, 12]);
  });

  test('of which views are made goes as far as it may, and says where more is missing', async () => {
    const { log: here } = log.here;
    const start = (await here.pointAt(log.shard, 3))!;
    expect(await readBatch(here, log.shard, start, 100, 9)).toMatchObject({ isMore: false, events: { length: 6 } });
    expect(await readBatch(here, log.shard, start, 100, 9, 1)).toMatchObject({ isMore: true, events: { length: 3 } });
  });
});
