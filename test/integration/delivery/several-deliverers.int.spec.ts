import { beginning } from '#libs/event-store';
import { poolThatDies } from '#test/harness/databases/pool-that-dies';
import { failOver } from '#test/harness/logs/fail-over';
import { fastClock } from '#test/harness/logs/fast-clock';
import { until } from '#test/harness/logs/followed-log';
import { FrozenProcess } from '#test/harness/logs/frozen-process';
import { answered, poolOfTheKilled, ToldLog } from '#test/harness/logs/told-log';
import { recordDeliveries, Superseded } from '../../../libs/delivery/src/sql/record-deliveries.js';

let log: ToldLog;

beforeEach(async () => {
  log = await ToldLog.open();
});

afterEach(() => log.close());

describe('among several who deliver', () => {
  test('one does, and another goes on where it stopped', async () => {
    await log.subscribe('one');
    const [first, second] = [log.runner(), log.runner({ log: log.there.log, pool: log.there.pool })];
    first.start();
    second.start();
    const middle = await log.seat('a', 'b', 'a');
    await log.arrivedAt('one', middle);
    await log.nobodyLags();
    await first.stop();
    const last = await log.seat('a', 'b');
    await log.arrivedAt('one', last);
    expect(log.arrived).toHaveLength(last);
    log.expectAllInOrder('one', 1, last);
  });

  test('each tells as many shards as the others', async () => {
    for (let shard = 1; shard <= 6; shard += 1) await log.subscribe('one', { shard });
    const clock = fastClock(log.here.log, 100);
    const pace = { lease: 48_000, look: 8_000 };
    const first = log.runner({ clock }, pace);
    const second = log.runner({ clock, log: log.there.log, pool: log.there.pool }, pace);
    first.start();
    await until(async () => (await log.shares()).join() === '6');
    second.start();
    await until(async () => (await log.shares()).join() === '3,3');
    await first.stop();
    await until(async () => (await log.shares()).join() === '6');
    expect(log.complaints).toEqual([]);
  });

  test('one whose lease is shorter than a request may take begins none', async () => {
    await log.subscribe('one');
    await log.subscribe('idle', { types: ['DoorLocked'] });
    log.runner({}, { lease: 20_000, look: 1_000 }).start();
    const last = await log.seat('a', 'b');
    await until(async () => (await log.lagging()).join() === 'one' && (await log.recordedTo()) === last);
    expect(log.arrived).toEqual([]);
  });

  test('one that was frozen in the middle sends what it had begun, and nothing more', async () => {
    await log.subscribe('one');
    const frozen = new FrozenProcess(log.there, log.sender);
    frozen.freezeAt(3);
    log.runner(frozen.parts).start();
    await log.seat('a', 'a', 'a', 'b', 'a', 'b');
    await until(() => frozen.isFrozen);
    await log.endLeases();
    log.runner().start();
    await log.arrivedAt('one', await log.seat('a', 'b'));
    await log.nobodyLags();
    const [arrived, begun] = [log.arrived.length, frozen.sent];
    frozen.goOn(60_000);
    await until(() => log.arrived.length > arrived);
    const last = await log.seat('a', 'b', 'c');
    await log.arrivedAt('one', last);
    expect(frozen.sent).toBe(begun);
    log.expectAllInOrder('one', 1, last);
  });

  test('one that is killed between any two statements is followed by another: nothing is lost, doubles have their id', async () => {
    await log.subscribe('one');
    await log.subscribe('two');
    let [last, nths] = [0, 0];
    for (let [nth, isOver] = [1, false]; !isOver; nth += 1) {
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
      await until(async () => {
        const isParked = (await log.rows('delivery_parked')).length === 2;
        const isWritten = (await log.recordedTo()) === last && (await log.lagging()).length === 0;
        isOver = isParked && isWritten && !dying.hasDied();
        return isOver || dying.hasDied();
      });
      nths = nth;
      isKilled = true;
      await killed.stop();
      await log.endLeases();
    }
    expect(nths).toBeGreaterThan(8);
    log.answers = () => answered(204);
    await log.here.pool.query('update slotlog.delivery_parked set due_at = now()');
    log.runner().start();
    await log.nothingIsParked();
    await log.nobodyLags();
    for (const to of ['one', 'two']) log.expectAllInOrder(to, 1, last);
  });
});

test('events that a failover took back and those that came instead are told, and that something was lost is said', async () => {
  await log.subscribe('one');
  log.runner().start();
  await log.arrivedAt('one', await log.seat('a', 'b', 'c'));
  await log.nobodyLags();
  await failOver(log.here.pool, log.shard, 1, { cuts: true });
  await log.seat('d', 'e').catch(() => log.seat('d', 'e'));
  const ids = async () => (await log.here.log.scanShard(log.shard, 0, 100)).events.map(({ id }) => `evt_${id}`);
  await until(async () => (await ids()).every((id) => log.arrived.some((each) => each.id === id)));
  await until(async () => (await log.rows<{ last_reset: unknown }>('subscribers'))[0]!.last_reset !== null);
});

describe('between two that record', () => {
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
