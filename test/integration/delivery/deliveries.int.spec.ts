import { askForReplay, changeSubscriber } from '#libs/delivery';
import { beginning } from '#libs/event-store';
import { poolThatDies } from '#test/harness/databases/pool-that-dies';
import { failOver } from '#test/harness/logs/fail-over';
import { until } from '#test/harness/logs/followed-log';
import { answered, poolOfTheKilled, ToldLog, unreachable } from '#test/harness/logs/told-log';
import { recordDeliveries, Superseded } from '../../../libs/delivery/src/sql/record-deliveries.js';

let log: ToldLog;

beforeEach(async () => {
  log = await ToldLog.open();
});

afterEach(() => log.close());

const arrivedAt = (to: string, position: number) => until(async () => log.positionsOf(to).includes(position));

const nobodyLags = () => until(async () => (await log.lagging()).length === 0);

const nothingIsParked = () => until(async () => (await log.rows('delivery_parked')).length === 0);

/** Where the requests of each subject began, in the order in which they did. */
const bySubject = (to: string) =>
  Map.groupBy(
    log.arrived.filter((each) => each.to === to),
    ({ subject }) => subject,
  );

/** Each event arrived, and of one subject none before one that came earlier in the log, doubles apart. */
const expectAllInOrder = (to: string, positions: readonly number[]) => {
  expect([...new Set(log.positionsOf(to))].sort((one, other) => one - other)).toEqual(positions);
  for (const arrived of bySubject(to).values()) {
    const first = arrived.filter((each, at) => arrived.findIndex(({ id }) => id === each.id) === at);
    expect(first.map(({ position }) => position)).toEqual(
      first.map(({ position }) => position).toSorted((one, other) => one - other),
    );
  }
};

const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('subscribers', () => {
  test('are told of what happens from then on, each subject in its order', async () => {
    const before = await log.seat('a', 'b');
    await log.subscribe('one');
    log.runner().start();
    const last = await log.seat('a', 'b', 'a', 'b', 'c');
    await arrivedAt('one', last);
    await nobodyLags();
    expectAllInOrder('one', from(before + 1, last));
    expect(log.arrived).toHaveLength(5);
    expect(log.complaints).toEqual([]);
  });

  test('are told of older things where they ask for that, and of some types alone', async () => {
    await log.seat('a', 'a');
    await log.subscribe('all', { after: 1 });
    await log.subscribe('none', { after: 0, types: ['DoorLocked'] });
    log.runner().start();
    await arrivedAt('all', 2);
    await nobodyLags();
    expect(log.positionsOf('all')).toEqual([2]);
    expect(log.positionsOf('none')).toEqual([]);
  });

  test('at the head have no rows of their own, however many they are and whatever happens', async () => {
    for (let each = 0; each < 100; each += 1) await log.subscribe(`idle-${each}`, { types: ['DoorLocked'] });
    await log.subscribe('quick');
    log.runner().start();
    await nobodyLags();
    await arrivedAt('quick', await log.seat('a', 'b', 'c'));
    await nobodyLags();
    for (const table of ['delivery_parked', 'subscriber_waits', 'delivery_attempts', 'delivery_replays'])
      expect(await log.rows(table)).toEqual([]);
  });
});

describe('an event that one does not take', () => {
  test('parks its subject, and all else goes on', async () => {
    await log.subscribe('one');
    await log.seat('bad');
    log.answers = ({ subject }) => answered(subject === 'room/bad' ? 500 : 204);
    log.runner().start();
    const last = await log.seat('a', 'bad', 'b', 'bad', 'a');
    await arrivedAt('one', last);
    await until(async () => (await log.rows('delivery_parked')).length === 1);
    await nobodyLags();
    expect(log.positionsOf('one')).toEqual(expect.arrayContaining([1, 2, 4, 6]));
    expect(log.positionsOf('one')).not.toContain(3);
    expect(await log.rows('subscriber_waits')).toEqual([]);
    expect(await log.rows('delivery_attempts')).toMatchObject([{ attempt: 1, outcome: 'failed', status: 500 }]);
  });

  test('comes again with what came behind it, in its order, once it is due', async () => {
    await log.subscribe('one');
    let isBad = true;
    log.answers = ({ subject }) => answered(subject === 'room/bad' && isBad ? 422 : 204);
    log.runner().start();
    await log.seat('bad', 'bad', 'a', 'bad');
    await until(async () => (await log.rows('delivery_parked')).length === 1);
    isBad = false;
    await nothingIsParked();
    expect(log.arrived.filter(({ subject }) => subject === 'room/bad').map(({ position }) => position)).toEqual([
      1, 1, 2, 4,
    ]);
    expect(await log.rows('delivery_attempts')).toMatchObject([
      { outcome: 'failed' },
      { outcome: 'taken', attempt: 2 },
    ]);
  });

  test('of five subjects leaves the endpoint open', async () => {
    await log.subscribe('one');
    log.answers = ({ subject }) => answered(/room.bad/.test(subject) ? 500 : 204);
    log.runner().start();
    const last = await log.seat('bad1', 'bad2', 'bad3', 'bad4', 'bad5', 'good');
    await arrivedAt('one', last);
    await until(async () => (await log.rows('delivery_parked')).length === 5);
    expect(await log.rows('subscriber_waits')).toEqual([]);
  });
});

describe('an endpoint that is not there', () => {
  test('waits, is probed, and misses nothing; others notice nothing', async () => {
    await log.subscribe('dead');
    await log.subscribe('alive');
    let isDead = true;
    log.answers = ({ to }) => (to === 'dead' && isDead ? unreachable : answered(204));
    log.runner().start();
    const last = await log.seat('a', 'b', 'c', 'a');
    await arrivedAt('alive', last);
    await until(async () => (await log.rows('subscriber_waits')).length === 1);
    expect(await log.lagging()).toEqual(['dead']);
    expect(log.positionsOf('alive')).toHaveLength(4);
    isDead = false;
    await arrivedAt('dead', last);
    await nobodyLags();
    expectAllInOrder('dead', from(1, last));
    expect(await log.rows('subscriber_waits')).toEqual([]);
    expect(log.news).toMatchObject([{ type: 'waiting', place: { id: 'dead' } }]);
  });

  test('is disabled where it says that it is gone, and goes on where it was when it is enabled again', async () => {
    await log.subscribe('one');
    log.answers = () => answered(410);
    const runner = log.runner();
    runner.start();
    const last = await log.seat('a', 'b');
    const status = async () => (await log.rows<{ status: string }>('subscribers'))[0]!.status;
    await until(async () => (await status()) === 'disabled');
    log.arrived.splice(0);
    log.answers = () => answered(200);
    await changeSubscriber(log.here.pool, { shard: log.shard, tenant: 'default', id: 'one' }, { status: 'active' });
    runner.changed(log.shard);
    await arrivedAt('one', last);
    await nobodyLags();
    expectAllInOrder('one', from(1, last));
    expect(log.news).toMatchObject([{ type: 'disabled', because: 'gone' }]);
  });
});

describe('sent again', () => {
  test('everything from a position on, in its order', async () => {
    const last = await log.seat('a', 'b', 'a', 'c');
    await log.subscribe('one');
    const runner = log.runner();
    runner.start();
    await nobodyLags();
    const back = { id: 'rpl_1', kind: 'back', afterPosition: 1, toPosition: 1 } as const;
    expect(await askForReplay(log.here.pool, { shard: log.shard, tenant: 'default', id: 'one' }, back)).toBe(true);
    runner.changed(log.shard);
    await arrivedAt('one', last);
    await nobodyLags();
    expectAllInOrder('one', from(2, last));
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

describe('of several who deliver', () => {
  test('one does, and another goes on where it stopped', async () => {
    await log.subscribe('one');
    const [first, second] = [log.runner(), log.runner({ log: log.there.log, pool: log.there.pool })];
    first.start();
    second.start();
    const middle = await log.seat('a', 'b', 'a');
    await arrivedAt('one', middle);
    await nobodyLags();
    await first.stop();
    const last = await log.seat('a', 'b');
    await arrivedAt('one', last);
    expect(log.arrived).toHaveLength(last);
    expectAllInOrder('one', from(1, last));
  });

  test('one that is killed between any two statements is followed by another: nothing is lost, doubles have their id', async () => {
    await log.subscribe('one');
    await log.subscribe('two');
    let last = 0;
    for (let nth = 1; ; nth += 1) {
      let isKilled = false;
      const dying = poolThatDies(log.there.pool, log.here.pool, nth);
      const pool = poolOfTheKilled(dying.pool, () => {
        isKilled ||= dying.hasDied();
        return isKilled;
      });
      log.answers = ({ subject }) => answered(subject === 'room/bad' ? 500 : 204);
      const killed = log.runner({ log: log.there.log, pool });
      killed.start();
      last = await log.seat('a', 'bad', 'b', 'a');
      await arrivedAt('one', last);
      await arrivedAt('two', last);
      let isOver = false;
      await until(async () => {
        isOver = nth > 40 && !dying.hasDied() && (await log.lagging()).length === 0;
        return isOver || dying.hasDied();
      });
      isKilled = true;
      await killed.stop();
      await log.endLeases();
      if (isOver) break;
    }
    log.answers = () => answered(204);
    await log.here.pool.query('update slotlog.delivery_parked set due_at = now()');
    log.runner().start();
    await nothingIsParked();
    await nobodyLags();
    for (const to of ['one', 'two']) expectAllInOrder(to, from(1, last));
  });
});

test('what a failover took back and what came instead are told, and that something was lost is said', async () => {
  await log.subscribe('one');
  log.runner().start();
  await arrivedAt('one', await log.seat('a', 'b', 'c'));
  await nobodyLags();
  await failOver(log.here.pool, log.shard, 1, { cuts: true });
  await log.seat('d', 'e').catch(() => log.seat('d', 'e'));
  const ids = async () => (await log.here.log.scanShard(log.shard, 0, 100)).events.map(({ id }) => `evt_${id}`);
  await until(async () => (await ids()).every((id) => log.arrived.some((each) => each.id === id)));
  await until(async () => (await log.rows<{ last_reset: unknown }>('subscribers'))[0]!.last_reset !== null);
});

describe('of two that record', () => {
  const record = (number: number) =>
    recordDeliveries(log.here.pool, { shard: log.shard, number, head: beginning, moved: [], attempts: [] });

  test('the second fails, and so does one that left one out', async () => {
    await record(1);
    await expect(record(1)).rejects.toThrow(Superseded);
    await expect(record(3)).rejects.toThrow(Superseded);
    await record(2);
  });

  test('one that was frozen fails even where the rows of its number were tidied away', async () => {
    await record(1);
    await record(2);
    await record(3);
    await log.here.pool.query('delete from slotlog.delivery_positions where number < 3');
    await expect(record(2)).rejects.toThrow(Superseded);
  });
});
