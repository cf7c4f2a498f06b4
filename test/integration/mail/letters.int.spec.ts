import type { MailOutcome } from '#libs/mail';
import { until } from '#test/harness/logs/followed-log';
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
    // What is told is counted once it has been written down.
    await until(() => runner.counts.told === 3);
    expect(runner.counts).toMatchObject({ failed: 0, isHindered: false });
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
