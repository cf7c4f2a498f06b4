import { type MailOutcome, stopReading } from '#libs/mail';
import { poolThatDies } from '#test/harness/databases/pool-that-dies';
import { failOver } from '#test/harness/logs/fail-over';
import { until } from '#test/harness/logs/followed-log';
import { poolOfTheKilled } from '#test/harness/logs/told-log';
import { WrittenLog } from '#test/harness/logs/written-log';

let log: WrittenLog;

beforeEach(async () => {
  log = await WrittenLog.open();
});

afterEach(() => log.close());

describe('nothing old is written', () => {
  const seatBefore = async () => {
    await log.seat('a');
    const runner = await log.runner();
    await log.seat('b');
    await log.arrivedOf('b', '1');
    await log.nothingIsDue();
    await runner.stop();
    await log.seat('a', 'b');
  };
  const expectOnlyNew = async () => {
    await log.runner();
    await log.seat('c');
    await log.arrivedOf('c', '1');
    await log.nothingIsDue();
    expect([log.textsOf('a'), log.textsOf('b')]).toEqual([[], ['1']]);
  };

  test('where writing was switched off meanwhile', async () => {
    await seatBefore();
    await stopReading(log.here.pool);
    await expectOnlyNew();
  });

  test('where writing was switched off, but not by a process that lacks the settings while another one writes', async () => {
    await log.runner();
    await log.seat('a');
    await log.arrivedOf('a', '1');
    const before = await log.rows('mail_positions');
    await stopReading(log.there.pool);
    expect((await log.rows('mail_positions')).length).toBeGreaterThanOrEqual(before.length);
    await log.seat('a');
    await log.arrivedOf('a', '2');
  });

  test('where it is another log by now', async () => {
    await seatBefore();
    await log.here.pool.query(`update slotlog.mail_positions set log_id = 'another'`);
    await expectOnlyNew();
  });

  test('but what happened while nobody was there is', async () => {
    await seatBefore();
    await log.runner();
    await log.arrivedOf('b', '2');
    await log.arrivedOf('a', '2');
  });
});

test('a mail about what comes after a failover is written, and nothing twice', async () => {
  await log.runner();
  await log.seat('a', 'b', 'c');
  for (const seat of ['a', 'b', 'c']) await log.arrivedOf(seat, '1');
  await log.nothingIsDue();
  await failOver(log.here.pool, log.shard, 1, { cuts: true });
  await log.seat('d').catch(() => log.seat('d'));
  await log.arrivedOf('d', '1');
  expect(log.textsOf('a')).toEqual(['1']);
});

describe('among several who write', () => {
  test('one does, and another goes on where it stopped', async () => {
    const first = await log.runner();
    await log.runner(log.there);
    await log.seat('a', 'b');
    await log.arrivedOf('b', '1');
    await log.nothingIsDue();
    await first.stop();
    await log.seat('a', 'b');
    await log.arrivedOf('b', '2');
    await log.nothingIsDue();
    expect([log.textsOf('a'), log.textsOf('b')]).toEqual([
      ['1', '2'],
      ['1', '2'],
    ]);
  });

  test('one that stops while a mail is under way leaves its lease to run out, so that nobody sends the mail again meanwhile', async () => {
    const { promise, resolve } = Promise.withResolvers<MailOutcome>();
    log.takes = () => promise;
    const first = await log.runner();
    await log.seat('a');
    await log.arrivedOf('a', '1');
    const before = await log.rows<{ holder: string }>('leases');
    await first.stop();
    const after = await log.rows<{ holder: string }>('leases');
    expect(after.map(({ holder }) => holder)).toEqual(before.map(({ holder }) => holder));
    resolve({ type: 'told' });
  });

  test('one that is killed between any two statements is followed by another: nothing is lost, doubles have their id', async () => {
    const first = await log.runner();
    await log.seat('z');
    await log.arrivedOf('z', '1');
    await first.stop();
    let [seats, nths] = [0, 0];
    for (let [nth, isOver] = [1, false]; !isOver; nth += 1) {
      let isKilled = false;
      const dying = poolThatDies(log.there.pool, log.here.pool, nth);
      const pool = poolOfTheKilled(dying.pool, () => {
        isKilled ||= dying.hasDied();
        return isKilled;
      });
      const killed = await log.runner({ ...log.there, pool });
      await log.seat('a');
      seats += 1;
      await until(async () => {
        const isTold = (await log.rows('mail_due')).length === 0 && log.textsOf('a').includes(`${seats}`);
        isOver = isTold && !dying.hasDied();
        return isOver || dying.hasDied();
      });
      nths = nth;
      isKilled = true;
      await killed.stop();
      await log.endLeases();
      const next = await log.runner();
      await log.arrivedOf('a', `${seats}`);
      await log.nothingIsDue();
      log.expectNoIdTwice();
      await next.stop();
    }
    expect(nths).toBeGreaterThan(3);
    expect(log.textsOf('a').at(-1)).toBe(`${seats}`);
  });

  test('one that had no answer when it was killed sends the same mail once more, unless something else is so by then', async () => {
    let isKilled = false;
    const pool = poolOfTheKilled(log.there.pool, () => isKilled);
    log.takes = () => {
      isKilled = true;
      return { type: 'told' };
    };
    const killed = await log.runner({ ...log.there, pool });
    await log.seat('a');
    await log.arrivedOf('a', '1');
    await killed.stop();
    await log.endLeases();
    log.takes = () => ({ type: 'told' });
    await log.runner();
    await log.nothingIsDue();
    expect(log.textsOf('a')).toEqual(['1', '1']);
    log.expectNoIdTwice();
  });
});
