import type { Pool } from 'pg';
import { changeSubscriber, deleteSubscriber } from '#libs/delivery';
import type { StoredEvent } from '#libs/event-store';
import { until } from '#test/harness/logs/followed-log';
import { answered, ToldLog, unreachable } from '#test/harness/logs/told-log';

let log: ToldLog;

beforeEach(async () => {
  log = await ToldLog.open();
});

afterEach(() => log.close());

/** What is sent over the connections of a pool from now on, by name or text. */
const statementsOf = (pool: Pool): string[] => {
  const sent: string[] = [];
  const watched = new WeakSet<object>();
  pool.on('acquire', (client) => {
    if (watched.has(client)) return;
    watched.add(client);
    const query = client.query as (...given: unknown[]) => unknown;
    const noted = (...given: unknown[]) => {
      const [asked] = given as [string | { readonly name?: string; readonly text: string }];
      sent.push(typeof asked === 'string' ? asked : (asked.name ?? asked.text));
      return query.apply(client, given);
    };
    Object.assign(client, { query: noted });
  });
  return sent;
};

describe('subscribers', () => {
  test('are told of what happens from then on, each subject in its order', async () => {
    const before = await log.seat('a', 'b');
    await log.subscribe('one');
    log.runner().start();
    const last = await log.seat('a', 'b', 'a', 'b', 'c');
    await log.arrivedAt('one', last);
    await log.nobodyLags();
    log.expectAllInOrder('one', before + 1, last);
    expect(log.arrived).toHaveLength(5);
    expect(log.complaints).toEqual([]);
  });

  test('are told of older things where they ask for that, and of some types alone', async () => {
    await log.seat('a', 'a');
    await log.subscribe('all', { after: 1 });
    await log.subscribe('none', { after: 0, types: ['DoorLocked'] });
    log.runner().start();
    await log.arrivedAt('all', 2);
    await log.nobodyLags();
    expect(log.positionsOf('all')).toEqual([2]);
    expect(log.positionsOf('none')).toEqual([]);
  });

  test('at the head have no rows of their own, a thousand of them, and whatever happens', async () => {
    expect(await log.subscribe('quick')).toBe(true);
    await log.subscribeIdle(1_000);
    expect(await log.subscribe('one too many')).toBe(false);
    const runner = log.runner();
    runner.start();
    await log.nobodyLags();
    const before = await log.rows('subscribers');
    await log.arrivedAt('quick', await log.seat('a', 'b', 'c'));
    await log.nobodyLags();
    await runner.stop();
    for (const table of ['delivery_parked', 'subscriber_waits', 'delivery_attempts', 'delivery_replays'])
      expect(await log.rows(table)).toEqual([]);
    expect(await log.lagging()).toEqual([]);
    expect(await log.rows('subscribers')).toEqual(before);
    expect(await log.rows('delivery_counts')).toMatchObject([{ subscriber: 'quick', taken: 3 }]);
  });

  test('cost whoever appends no statement, however many they are', async () => {
    const sent = statementsOf(log.here.pool);
    const writing = async () => {
      sent.length = 0;
      await log.seat('a', 'b', 'a', 'b');
      return [...sent];
    };
    await writing();
    const alone = await writing();
    for (let each = 0; each < 10; each += 1) await log.subscribe(`one-${each}`);
    log.runner(log.there).start();
    const told = await writing();
    await log.arrivedAt('one-9', await log.here.log.head(log.shard));
    expect(alone.filter((name) => name === 'slotlog-append')).toHaveLength(4);
    expect(told).toEqual(alone);
  });

  test('that are deleted leave a mark and nothing else, told by somebody or not', async () => {
    await log.subscribe('one');
    await log.subscribe('two');
    log.answers = ({ subject }) => (subject === 'room/bad' ? answered(500) : unreachable);
    const place = { shard: log.shard, tenant: 'default' };
    const runner = log.runner();
    runner.start();
    await log.seat('bad', 'a');
    await until(async () => (await log.rows('subscriber_waits')).length === 2);
    expect(await deleteSubscriber(log.here.pool, { ...place, id: 'one' })).toBe(true);
    runner.changed(log.shard);
    await until(async () => (await log.rows('subscriber_waits')).length === 1);
    await runner.stop();
    expect(await deleteSubscriber(log.here.pool, { ...place, id: 'two' })).toBe(true);
    expect(await deleteSubscriber(log.here.pool, { ...place, id: 'two' })).toBe(false);
    log.runner().start();
    await log.nobodyLags();
    for (const table of ['delivery_parked', 'subscriber_waits', 'delivery_replays'])
      await until(async () => (await log.rows(table)).length === 0);
    expect(await log.rows('subscribers')).toMatchObject([
      { id: 'one', url: '', secrets: [], is_deleted: true },
      { id: 'two', url: '', secrets: [], is_deleted: true },
    ]);
  });
});

describe('an event that one does not take', () => {
  test('parks its subject, and all else goes on', async () => {
    await log.subscribe('one');
    await log.seat('bad');
    log.answers = ({ subject }) => answered(subject === 'room/bad' ? 500 : 204);
    log.runner().start();
    const last = await log.seat('a', 'bad', 'b', 'bad', 'a');
    await log.arrivedAt('one', last);
    await until(async () => (await log.rows('delivery_parked')).length === 1);
    await log.nobodyLags();
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
    await log.nothingIsParked();
    log.expectAllInOrder('one', 1, 4);
    const attempts = await log.rows<{ outcome: string }>('delivery_attempts');
    expect(attempts.map(({ outcome }) => outcome)).toEqual(expect.arrayContaining(['failed', 'taken']));
  });

  test('that cannot be put into words parks its subject too, and all else goes on', async () => {
    await log.subscribe('one');
    const telling = {
      isTold: ({ stream }: { readonly stream: string }) => stream.startsWith('room/'),
      message: (event: StoredEvent) => {
        if (event.stream === 'room/bad') throw new TypeError('of somebody');
        return { id: `evt_${event.id}`, body: JSON.stringify({ position: event.position, subject: event.stream }) };
      },
    };
    log.runner({ telling }).start();
    const last = await log.seat('bad', 'a', 'bad', 'b');
    await log.arrivedAt('one', last);
    await until(async () => (await log.rows('delivery_parked')).length === 1);
    expect(log.positionsOf('one').toSorted()).toEqual([2, 4]);
    expect(await log.rows('subscriber_waits')).toEqual([]);
    expect(log.complaints).toEqual([
      expect.stringMatching(/^event \S+ cannot be sent to webhook one of default: TypeError$/),
    ]);
  });

  test('of five subjects leaves the endpoint open', async () => {
    await log.subscribe('one');
    log.answers = ({ subject }) => answered(/room.bad/.test(subject) ? 500 : 204);
    log.runner().start();
    const last = await log.seat('bad1', 'bad2', 'bad3', 'bad4', 'bad5', 'good');
    await log.arrivedAt('one', last);
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
    await log.arrivedAt('alive', last);
    await until(async () => (await log.rows('subscriber_waits')).length === 1);
    await until(async () => (await log.lagging()).join() === 'dead');
    expect(log.positionsOf('alive')).toHaveLength(4);
    isDead = false;
    await log.arrivedAt('dead', last);
    await log.nobodyLags();
    log.expectAllInOrder('dead', 1, last);
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
    await log.arrivedAt('one', last);
    await log.nobodyLags();
    log.expectAllInOrder('one', 1, last);
    expect(log.news).toMatchObject([{ type: 'disabled', because: 'gone' }]);
  });
});
