import { beginning } from '#libs/event-store';
import { poolThatDies } from '#test/harness/databases/pool-that-dies';
import { failOver } from '#test/harness/logs/fail-over';
import { until } from '#test/harness/logs/followed-log';
import { answered, poolOfTheKilled, ToldLog } from '#test/harness/logs/told-log';
import { recordDeliveries, Superseded } from '../../../libs/delivery/src/sql/record-deliveries.js';

let log: ToldLog;

beforeEach(async () => {
  log = await ToldLog.open();
});

afterEach(() => log.close());

describe('of several who deliver', () => {
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
      await log.arrivedAt('one', last);
      await log.arrivedAt('two', last);
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
    await log.nothingIsParked();
    await log.nobodyLags();
    for (const to of ['one', 'two']) log.expectAllInOrder(to, 1, last);
  });
});

test('what a failover took back and what came instead are told, and that something was lost is said', async () => {
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
