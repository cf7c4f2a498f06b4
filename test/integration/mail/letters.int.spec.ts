import { type MailOutcome, stopReading } from '#libs/mail';
import { poolThatDies } from '#test/harness/databases/pool-that-dies';
import { failOver } from '#test/harness/logs/fail-over';
import { until } from '#test/harness/logs/followed-log';
import { poolOfTheKilled } from '#test/harness/logs/told-log';
import { WrittenLog } from '#test/harness/logs/written-log';

let log: WrittenLog;

const hour = 3_600_000;
const later: MailOutcome = { type: 'later', why: '450' };
const down: MailOutcome = { type: 'server', why: 'ESOCKET' };

beforeEach(async () => {
  log = await WrittenLog.open();
});

afterEach(() => log.close());

describe('an owner', () => {
  test('is written what is so, each change once', async () => {
    await log.runner();
    await log.seat('a');
    await log.arrivedOf('a', '1');
    await log.seat('b', 'a');
    await log.arrivedOf('a', '2');
    await log.nothingIsDue();
    expect([log.textsOf('a'), log.textsOf('b')]).toEqual([['1', '2'], ['1']]);
    expect(await log.rows('told_letters')).toMatchObject([{ state: 'told' }, { state: 'told' }]);
    expect(log.complaints).toEqual([]);
  });

  test('is written one mail of what happens within seconds', async () => {
    log.pause = 60_000;
    await log.runner();
    await log.seat('a', 'a', 'a');
    await until(async () => (await log.rows('mail_due')).length === 1);
    log.ahead = 60_000;
    await log.seat('b');
    await log.arrivedOf('a', '3');
    expect(log.textsOf('a')).toEqual(['3']);
  });

  test('is written nothing that is a day old by its turn, which is said', async () => {
    log.takes = () => down;
    await log.runner();
    await log.seat('a');
    await until(() => log.arrived.length > 0);
    log.ahead = 25 * hour;
    await until(() => log.failures.length > 0);
    expect(log.failures).toMatchObject([{ subject: 'room/a', audience: 'owner', whyNot: 'late' }]);
    await log.nothingIsDue();
    expect(await log.rows('told_letters')).toMatchObject([{ state: 'failed', why_not: 'late' }]);
  });
});

describe('a letter that does not get through', () => {
  test('now is tried again for a day under the same id, and then it failed', async () => {
    log.takes = ({ subject }) => (subject === 'room/a' ? later : { type: 'told' });
    await log.runner();
    await log.seat('a');
    // Its next attempt is due a while later each time: that is now.
    await until(async () => {
      const [row] = await log.rows<{ due_at: Date }>('mail_due');
      const wait = row ? row.due_at.getTime() - log.here.log.now() - log.ahead : 0;
      if (wait > 1_000) {
        log.ahead += wait;
        await log.seat('b');
      }
      return log.failures.length > 0;
    });
    expect(log.failures).toMatchObject([{ subject: 'room/a', whyNot: '450', sequence: 0 }]);
    expect(
      new Set(log.arrived.filter(({ subject }) => subject === 'room/a').map(({ messageId }) => messageId)).size,
    ).toBe(1);
    expect(log.textsOf('a').length).toBeGreaterThan(5);
    log.takes = () => ({ type: 'told' });
    await log.seat('a');
    await log.arrivedOf('a', '2');
    await log.nothingIsDue();
    expect(await log.rows('told_letters')).toEqual(
      expect.arrayContaining([expect.objectContaining({ subject: 'room/a', state: 'told', sequence: 1 })]),
    );
  });

  test('ever is told of once, and is not sent again by what is no change', async () => {
    log.takes = ({ subject }) => (subject === 'room/a' ? { type: 'refused', why: '550 5.1.1' } : { type: 'told' });
    await log.runner();
    await log.seat('a');
    await until(() => log.failures.length === 1);
    await log.nothingIsDue();
    await log.here.pool.query(
      `insert into slotlog.mail_due (shard, tenant, subject, position, happened_at, due_at)
        values ($1, 'default', 'room/a', 1, now(), now())`,
      [log.shard],
    );
    await log.seat('b');
    await log.arrivedOf('b', '1');
    await log.nothingIsDue();
    expect(log.textsOf('a')).toEqual(['1']);
    expect(log.failures).toHaveLength(1);
  });

  test('because the server is away waits for it, and nothing is lost', async () => {
    log.takes = () => down;
    const runner = await log.runner();
    await log.seat('a', 'b', 'c');
    await until(() => runner.counts.isHindered);
    expect(log.complaints).toEqual(['the mail server: takes no mail: ESOCKET']);
    log.takes = () => ({ type: 'told' });
    await log.nothingIsDue();
    expect(runner.counts).toMatchObject({ told: 3, failed: 0, isHindered: false });
  });
});

test('a letter that cannot be written takes none from another reader of the same, and is tried again', async () => {
  log.audiences = ['owner', 'neighbour'];
  log.unwritable = 'owner';
  await log.runner();
  await log.seat('a');
  await until(() => log.complaints.length > 0);
  expect(log.complaints).toEqual(['mails of room/a of default: nobody can write to owner']);
  expect(await log.rows('told_letters')).toMatchObject([{ audience: 'neighbour', state: 'told' }]);
  expect(await log.rows('mail_due')).toHaveLength(1);
});

test('a process that is to leave after one of two letters leaves the second to whoever comes next', async () => {
  log.audiences = ['owner', 'neighbour'];
  const { promise, resolve } = Promise.withResolvers<MailOutcome>();
  log.takes = () => promise;
  const first = await log.runner();
  await log.seat('a');
  await log.arrivedOf('a', '1');
  const stopped = first.stop();
  resolve({ type: 'told' });
  await stopped;
  expect(await log.rows('told_letters')).toMatchObject([{ audience: 'owner', state: 'told' }]);
  await log.runner(log.there);
  await log.nothingIsDue();
  expect(log.textsOf('a')).toEqual(['1', '1']);
});

describe('an address of which nothing is known', () => {
  test('is written three mails that nobody asked for on one day, and more once its owner has followed a link', async () => {
    log.isUnasked = true;
    await log.runner();
    await log.seat('a', 'b', 'c');
    for (const seat of ['a', 'b', 'c']) await log.arrivedOf(seat, '1');
    await log.nothingIsDue();
    await log.seat('d');
    await until(async () =>
      (await log.rows<{ state: string }>('told_letters')).some(({ state }) => state === 'left-out'),
    );
    expect(log.arrived).toHaveLength(3);
    await log.here.pool.query(`insert into slotlog.mail_known values ($1, 'default', 'owner')`, [log.shard]);
    await log.seat('d');
    await log.arrivedOf('d', '2');
    expect(log.failures).toEqual([]);
  });
});

test('more letters of a tenant than it may have on a day wait for the next', async () => {
  await log.runner(log.here, { limits: { perTenant: 2, unasked: 3 } });
  await log.seat('a', 'b');
  for (const seat of ['a', 'b']) await log.arrivedOf(seat, '1');
  await log.nothingIsDue();
  await log.seat('c');
  await until(async () => {
    const [row] = await log.rows<{ due_at: Date }>('mail_due');
    return row !== undefined && row.due_at.getTime() % (24 * hour) === 0;
  });
  expect(log.textsOf('c')).toEqual([]);
  const [row] = await log.rows<{ due_at: Date }>('mail_due');
  log.ahead = row!.due_at.getTime() - log.here.log.now();
  await log.seat('d');
  await log.arrivedOf('c', '1');
});

test('a letter to several addresses counts for the tenant once for each', async () => {
  log.addresses = 3;
  await log.runner(log.here, { limits: { perTenant: 5, unasked: 3 } });
  await log.seat('a');
  await log.arrivedOf('a', '1');
  await log.nothingIsDue();
  await log.seat('b');
  await until(async () => {
    const [row] = await log.rows<{ due_at: Date }>('mail_due');
    return row !== undefined && row.due_at.getTime() % (24 * hour) === 0;
  });
  expect(log.textsOf('b')).toEqual([]);
  expect((await log.rows('mail_counts'))[0]).toMatchObject({ letters: 3 });
});

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

test('what comes after a failover is written, and nothing twice', async () => {
  await log.runner();
  await log.seat('a', 'b', 'c');
  for (const seat of ['a', 'b', 'c']) await log.arrivedOf(seat, '1');
  await log.nothingIsDue();
  await failOver(log.here.pool, log.shard, 1, { cuts: true });
  await log.seat('d').catch(() => log.seat('d'));
  await log.arrivedOf('d', '1');
  expect(log.textsOf('a')).toEqual(['1']);
});

describe('of several who write', () => {
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
