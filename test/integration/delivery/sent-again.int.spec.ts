import { askForReplay, changeSubscriber } from '#libs/delivery';
import { until } from '#test/harness/logs/followed-log';
import { ToldLog } from '#test/harness/logs/told-log';
import { askedReplays } from '../../../libs/delivery/src/sql/replays.js';

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
    await until(async () => (await log.rows('delivery_replays')).length === 0);
    await log.nobodyLags();
    log.expectAllInOrder('one', 2, last);
    expect(log.arrived.some(({ isReplay }) => isReplay)).toBe(false);
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

  test('what one asks for in masses, or while it is paused, is in nobody’s way', async () => {
    await log.seat(...Array.from({ length: 30 }, (_, each) => `${each}`));
    for (const id of ['eager', 'paused', 'modest']) await log.subscribe(id);
    const place = (id: string) => ({ shard: log.shard, tenant: 'default', id });
    const ask = (id: string, position: number) =>
      askForReplay(log.here.pool, place(id), {
        id: `rty_${position}`,
        kind: 'single',
        afterPosition: position - 1,
        toPosition: position,
      });
    for (let position = 1; position <= 30; position += 1) for (const id of ['paused', 'eager']) await ask(id, position);
    await ask('modest', 7);
    await changeSubscriber(log.here.pool, place('paused'), { status: 'paused' });
    const asked = (await askedReplays(log.here.pool, log.shard)).map(({ subscriber }) => subscriber);
    expect(asked.filter((id) => id === 'eager')).toHaveLength(20);
    expect(asked.filter((id) => id !== 'eager')).toEqual(['modest']);
    log.runner().start();
    await until(async () => (await log.rows('delivery_replays')).length === 30);
    expect(log.positionsOf('modest')).toEqual([7]);
    expect(log.positionsOf('eager').toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 30 }, (_, each) => each + 1),
    );
    expect(log.positionsOf('paused')).toEqual([]);
  });
});
