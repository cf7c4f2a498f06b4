import { askForReplay } from '#libs/delivery';
import { until } from '#test/harness/logs/followed-log';
import { ToldLog } from '#test/harness/logs/told-log';

let log: ToldLog;

beforeEach(async () => {
  log = await ToldLog.open();
});

afterEach(() => log.close());

describe('sent again', () => {
  test('everything from a position on, in its order', async () => {
    const last = await log.seat('a', 'b', 'a', 'c');
    await log.subscribe('one');
    const runner = log.runner();
    runner.start();
    await log.nobodyLags();
    const back = { id: 'rpl_1', kind: 'back', afterPosition: 1, toPosition: 1 } as const;
    expect(await askForReplay(log.here.pool, { shard: log.shard, tenant: 'default', id: 'one' }, back)).toBe(true);
    runner.changed(log.shard);
    await log.arrivedAt('one', last);
    await log.nobodyLags();
    log.expectAllInOrder('one', 2, last);
    expect(log.arrived.some(({ isReplay }) => isReplay)).toBe(false);
    expect(await log.rows('delivery_replays')).toEqual([]);
  });

  test('a range, beside the order and marked, one at a time', async () => {
    await log.seat('a', 'b', 'a', 'c');
    await log.subscribe('one');
    const place = { shard: log.shard, tenant: 'default', id: 'one' };
    const range = { kind: 'range', afterPosition: 1, toPosition: 3 } as const;
    expect(await askForReplay(log.here.pool, place, { id: 'rpl_1', ...range })).toBe(true);
    expect(await askForReplay(log.here.pool, place, { id: 'rpl_2', ...range })).toBe(false);
    log.runner().start();
    await until(async () => (await log.rows('delivery_replays')).length === 0);
    expect(log.arrived.map(({ position, isReplay }) => ({ position, isReplay }))).toEqual([
      { position: 2, isReplay: true },
      { position: 3, isReplay: true },
    ]);
  });
});
