import { beginning, markOf, OtherHistory, pointOf } from '#libs/event-store';
import { FollowedLog } from '#test/harness/logs/followed-log';

let log: FollowedLog;

beforeAll(async () => {
  log = await FollowedLog.open();
  await log.write(3);
});

afterAll(() => log.close());

describe('a point of the log', () => {
  test('is a position and the end of the id of the event there', async () => {
    const { events } = await log.here.log.scanShard(log.shard, 0, 10);
    expect(await log.here.log.pointAt(log.shard, 2)).toEqual({ position: 2, mark: events[1]!.id.slice(-8) });
    expect(await log.here.log.end(log.shard)).toEqual(pointOf(events[2]!));
    expect(await log.here.log.pointAt(log.shard, 4)).toBeNull();
    expect(await log.here.log.pointAt(log.shard, 0)).toEqual(beginning);
  });

  test('is known where that very event stands there', async () => {
    const { log: here } = log.here;
    for (const position of [0, 1, 3]) await here.assertKnown(log.shard, (await here.pointAt(log.shard, position))!);
    const foreign = { position: 2, mark: markOf('019a0000-0000-7000-8000-00004be01c77') };
    for (const point of [
      foreign,
      { ...foreign, position: 0 },
      { ...foreign, position: 4 },
      { ...beginning, position: 4 },
    ]) {
      await expect(here.assertKnown(log.shard, point)).rejects.toThrow(OtherHistory);
      await expect(here.scanShard(log.shard, point, 10)).rejects.toThrow(OtherHistory);
    }
  });

  test('is gone on from as from a position', async () => {
    const { log: here } = log.here;
    const { events: all } = await here.scanShard(log.shard, beginning, 10);
    expect(all.map(({ position }) => position)).toEqual([1, 2, 3]);
    for (const [index, event] of all.entries()) {
      expect((await here.scanShard(log.shard, pointOf(event), 1)).events).toEqual(all.slice(index + 1, index + 2));
      expect((await here.scanShard(log.shard, event.position, 1)).events).toEqual(all.slice(index + 1, index + 2));
    }
  });
});
