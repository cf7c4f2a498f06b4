import { z } from 'zod';
import { createTenant } from '#libs/event-store';
import { MoreParked, parkedSubjects, rebuild, verifyRows } from '#libs/projection';
import { poolThatDies } from '#test/harness/databases/pool-that-dies';
import { FollowedLog, until } from '#test/harness/logs/followed-log';
import { createGuestCounts, type GuestCounter, guestCounter, guestCounts } from '#test/harness/logs/guest-counter';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { seatTypes } from '#test/harness/logs/seat-catalogue';
import { envelope, room, takeSeats } from '#test/harness/logs/seats';

const poison = 'poison';

let log: FollowedLog;
let owner: OpenLog;
let counter: GuestCounter;

beforeEach(async () => {
  log = await FollowedLog.open();
  owner = await openLog(log.url);
  await createGuestCounts(log.here.pool);
  await createTenant(owner.pool, 'neighbour', log.shard);
  counter = guestCounter(poison);
});

afterEach(async () => {
  await owner.close();
  await log.close();
});

/** As one command; returns the position of its last event. */
const seat = async (who: string, rooms: readonly string[], tenant = 'default') => {
  const streams = rooms.map(room);
  const { position } = await log.here.log.decide(
    envelope({ tenant }),
    streams.at(-1)!,
    takeSeats(streams, who, Number.POSITIVE_INFINITY),
  );
  return position;
};

const parked = async () => (await parkedSubjects(owner.pool, log.shard, [counter])).map((each) => each.parked);

const nothingIsParked = () => until(async () => (await parked()).length === 0);

/** What the rows are by a replay from the first event. */
const verified = () => verifyRows(owner.log, owner.pool, counter, log.shard);

const whole = { faults: [], parked: [] };

describe('a stream that a projection cannot take', () => {
  test('is parked from the event on that fails, and everybody else goes on', async () => {
    await seat('ada', ['bad', 'good']);
    const position = await seat(poison, ['bad']);
    await seat('ada', ['bad', 'good']);
    const head = await seat('ada', ['bad'], 'neighbour');
    const runner = await log.run([counter]);
    await log.reached([counter], head);
    expect(await guestCounts(owner.pool)).toEqual({
      'default room/bad': 1,
      'default room/good': 2,
      'neighbour room/bad': 1,
    });
    const reason = 'nobody like that in room/bad';
    expect(await parked()).toMatchObject([
      { tenant: 'default', subject: 'room/bad', fromVersion: 2, fromPosition: position, fault: 'fold', reason },
    ]);
    expect(runner.status()).toMatchObject([{ position: head, failure: null, parked: 1 }]);
    expect(await runner.isCaughtUp()).toBe(true);
    // It is tried again after a while, which a busy machine may have let pass.
    const place =
      /^room\/bad of default is parked from version 2 on, after \d+ attempts: nobody like that in room\/bad$/;
    expect(await verified()).toEqual({ faults: [], parked: [expect.stringMatching(place)] });
  });

  test('is left alone until it is tried again, and then given what it lacks', async () => {
    await seat(poison, ['bad']);
    const runner = await log.run([counter], log.here, log.here.log, 60_000, 30);
    await log.reached([counter], await seat('ada', ['bad', 'good']));
    await until(async () => (await parked())[0]!.attempts > 2);
    await log.reached([counter], await seat('ada', ['bad', 'good']));
    expect(await guestCounts(owner.pool)).toEqual({ 'default room/good': 2 });
    counter.refuses = null;
    await nothingIsParked();
    await until(() => runner.status()[0]?.parked === 0);
    await log.reached([counter], await seat('ada', ['bad']));
    expect(await guestCounts(owner.pool)).toEqual({ 'default room/bad': 4, 'default room/good': 2 });
    expect(await verified()).toEqual(whole);
  });

  test('may have a past of any length, which is given page by page', async () => {
    await log.write(1, 1);
    await seat(poison, ['0']);
    const first = await log.run([counter]);
    await log.reached([counter], await log.write(1));
    const many = Array.from({ length: 2_100 }, () => '0');
    const streams = many.map(room);
    const { position } = await log.here.log.decide(envelope(), streams[0]!, (read) => {
      read(streams[0]!);
      return {
        events: streams.map((stream) => ({ stream, type: 'SeatTaken', data: { who: 'ada' } })),
        until: Infinity,
      };
    });
    await log.reached([counter], position);
    await first.stop();
    counter.refuses = null;
    await log.run([counter]);
    await nothingIsParked();
    expect(await guestCounts(owner.pool)).toEqual({ 'default room/0': 2_103 });
    expect((await log.checkpoints(counter)).filter(({ from, to }) => from === to)).toHaveLength(3);
  });

  test('says so to who reads it, and not to who reads another, or what it has', async () => {
    const before = await seat('ada', ['bad', 'good']);
    const head = await seat(poison, ['bad']);
    await log.run([counter]);
    await log.reached([counter], head);
    const reading = (subject: string, position: number, tenant = 'default') =>
      log.progress.reached(log.shard, [counter], position, { tenant, subject });
    await expect(reading('room/bad', head)).rejects.toMatchObject({
      parked: 'room/bad',
      wanted: head,
      have: head - 1,
    });
    await reading('room/bad', before);
    await reading('room/good', head);
    await reading('room/bad', head, 'neighbour');
  });
});

describe('an event that a build does not know', () => {
  const painted = { ...seatTypes, SeatPainted: [{ schema: z.object({ who: z.string() }) }] };

  test('parks its stream in the views of its category, and keeps nobody from what comes before or after', async () => {
    const newer = await openLog(log.url, { types: painted, isPipelined: true });
    await seat('ada', ['bad', 'good']);
    await newer.log.decide(envelope(), room('bad'), (read) => {
      read(room('bad'));
      return { events: [{ stream: room('bad'), type: 'SeatPainted', data: { who: 'ada' } }], until: Infinity };
    });
    const halls = { ...guestCounter(), name: 'halls', handles: ['hall'] };
    const head = await seat('ada', ['good']);
    const old = await log.run([counter, halls]);
    await log.reached([counter, halls], head);
    expect(await guestCounts(owner.pool)).toEqual({ 'default room/bad': 1, 'default room/good': 2 });
    expect(await parked()).toMatchObject([{ subject: 'room/bad', fromVersion: 2, fault: 'unknown' }]);
    expect(await parkedSubjects(owner.pool, log.shard, [halls])).toEqual([]);
    await old.stop();
    await log.run([counter, halls], newer, newer.log);
    await nothingIsParked();
    expect(await guestCounts(owner.pool)).toEqual({ 'default room/bad': 2, 'default room/good': 2 });
    await newer.close();
  });
});

describe('a complaint of the database about the data', () => {
  test('parks, and goes on once the owner has put it right', async () => {
    await owner.pool.query(`alter table slotlog.guest_counts_v1 add column door text;
      create unique index doors on slotlog.guest_counts_v1 (shard, last) where room in ('room/bad', 'made up');
      insert into slotlog.guest_counts_v1 values (${log.shard}, 'default', 'made up', 0, 1)`);
    const head = await seat('ada', ['bad', 'good']);
    await log.run([counter], log.here, log.here.log, 60_000, 30);
    await log.reached([counter], head);
    expect(await parked()).toMatchObject([{ subject: 'room/bad', fault: '23505' }]);
    await owner.pool.query("delete from slotlog.guest_counts_v1 where room = 'made up'");
    await nothingIsParked();
    expect(await guestCounts(owner.pool)).toEqual({ 'default room/bad': 1, 'default room/good': 1 });
  });

  test.each(['42P01', '55P03', '53100', '57014', '40001', '08006'])(
    'stops the projection where it is %s, and parks nothing',
    async (code) => {
      const { project } = counter;
      let isBroken = true;
      const raise = `do $$ begin raise exception using errcode = '${code}', message = 'not now'; end $$`;
      counter.project = async (...projecting) => {
        if (isBroken) await projecting[0].query(raise);
        await project(...projecting);
      };
      const runner = await log.run([counter]);
      await seat('ada', ['bad']);
      await until(() => (runner.status()[0]?.failure?.attempts ?? 0) > 2);
      expect(runner.status()).toMatchObject([{ position: 0, failure: { message: 'not now' }, parked: 0 }]);
      expect(await parked()).toEqual([]);
      isBroken = false;
      await log.reached([counter], 1);
    },
  );
});

describe('rows that are rebuilt', () => {
  const rebuilt = (projection = counter) => rebuild({ log: owner.log, pool: owner.pool, projections: [projection] });

  test('with more parked than those that are served stay beside, and take over once they have not', async () => {
    counter.refuses = null;
    await log.run([counter]);
    await seat('ada', ['bad', 'good']);
    await log.reached([counter], await seat(poison, ['bad']));
    const worse = guestCounter(poison);
    await expect(rebuilt(worse)).rejects.toThrow(MoreParked);
    expect(await guestCounts(owner.pool)).toEqual({ 'default room/bad': 2, 'default room/good': 1 });
    expect(await parked()).toEqual([]);
    worse.refuses = null;
    await rebuilt(worse);
    expect(await guestCounts(owner.pool)).toEqual({ 'default room/bad': 2, 'default room/good': 1 });
    await log.reached([counter], await seat('ada', ['bad']));
    expect(await verified()).toEqual(whole);
  });

  test('take over with what they have parked, where that is no more, and with less', async () => {
    await seat('ada', ['bad', 'good']);
    await seat(poison, ['bad']);
    await log.run([counter], log.here, log.here.log, 60_000);
    await log.reached([counter], await seat('ada', ['bad']));
    await rebuilt();
    expect(await parked()).toMatchObject([{ subject: 'room/bad', fromVersion: 2 }]);
    await log.reached([counter], await seat('ada', ['bad', 'good']));
    expect(await guestCounts(owner.pool)).toEqual({ 'default room/bad': 1, 'default room/good': 2 });
    counter.refuses = null;
    await rebuilt();
    expect(await parked()).toEqual([]);
    await log.reached([counter], await seat('ada', ['bad']));
    expect(await guestCounts(owner.pool)).toEqual({ 'default room/bad': 5, 'default room/good': 2 });
  });

  test('that the table does not take are parked alone', async () => {
    await owner.pool.query("alter table slotlog.guest_counts_v1 add check (room <> 'room/bad' or last < 2) not valid");
    await seat('ada', ['bad', 'good']);
    await log.run([counter], log.here, log.here.log, 60_000);
    await log.reached([counter], await seat('ada', ['bad', 'good']));
    await rebuilt();
    expect(await parked()).toMatchObject([{ subject: 'room/bad', fault: '23514' }]);
    expect((await guestCounts(owner.pool))['default room/good']).toBe(2);
  });
});

/** Whoever has the leases has them no more, and does not know. */
const takeLeasesAway = () =>
  owner.pool.query(`insert into slotlog.leases (shard, projection, version, number, holder, expires_at, is_released)
    select shard, projection, version, max(number) + 1, 'nobody', now(), true from slotlog.leases
      group by shard, projection, version`);

describe('between two runners', () => {
  const parkOne = async () => {
    await seat(poison, ['bad']);
    const runner = await log.run([counter]);
    await log.reached([counter], await seat('ada', ['bad']));
    await runner.stop();
  };

  test('one goes past what the other is just draining: one of them fails whole', async () => {
    await parkOne();
    const slow = guestCounter();
    const { project } = slow;
    const [begun, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    slow.project = async (...projecting) => {
      await project(...projecting);
      begun.resolve();
      await released.promise;
    };
    await log.run([slow], log.here, log.here.log, 60_000);
    await begun.promise;
    await takeLeasesAway();
    await log.run([counter], log.there, log.there.log, 60_000);
    const head = await seat('ada', ['bad', 'good']);
    const hasPassed = async () => (await log.checkpoints(counter)).at(-1)!.to === head;
    await until(async () => (await log.isBlocked()) || (await hasPassed()));
    counter.refuses = null;
    released.resolve();
    await log.reached([counter], head);
    await nothingIsParked();
    expect(await verified()).toEqual(whole);
  });

  test('one that was frozen does not go past what the other has drained', async () => {
    await parkOne();
    const [asked, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const { log: opened } = log.here;
    const freezing = {
      world: opened.world,
      onReconnected: opened.onReconnected.bind(opened),
      heads: opened.heads.bind(opened),
      onAppend: opened.onAppend.bind(opened),
      assertKnown: opened.assertKnown.bind(opened),
      onLost: opened.onLost.bind(opened),
      scanStream: opened.scanStream.bind(opened),
      scanShard: async (...scanned: Parameters<typeof opened.scanShard>) => {
        const events = await opened.scanShard(...scanned);
        asked.resolve();
        await released.promise;
        return events;
      },
    };
    await log.run([guestCounter(poison)], log.here, freezing, 60_000);
    await until(async () => (await parked())[0]!.attempts === 2);
    const head = await seat('ada', ['bad', 'good']);
    await asked.promise;
    await takeLeasesAway();
    counter.refuses = null;
    await log.run([counter], log.there, log.there.log, 60_000);
    await nothingIsParked();
    released.resolve();
    await log.reached([counter], head);
    expect(await verified()).toEqual(whole);
  });
});

test('whatever statement a runner is killed at, nothing is lost, and nothing is taken twice', async () => {
  let killed = 0;
  for (let nth = 1; ; nth += 1) {
    const bad = `bad${nth}`;
    counter.refuses = poison;
    await seat('ada', [bad, 'good']);
    await seat(poison, [bad]);
    await seat('ada', [bad, 'good']);
    const parking = poolThatDies(log.here.pool, owner.pool, nth);
    const first = await log.run([counter], { ...log.here, pool: parking.pool }, log.here.log, 60_000, 30);
    await log.reached([counter], await log.here.log.head(log.shard));
    await first.stop();
    expect((await parked()).map(({ subject }) => subject)).toEqual([`room/${bad}`]);
    counter.refuses = null;
    const draining = poolThatDies(log.there.pool, owner.pool, nth);
    const second = await log.run([counter], { ...log.there, pool: draining.pool }, log.there.log, 60_000, 30);
    const head = await seat('ada', [bad, 'good']);
    await nothingIsParked();
    await log.reached([counter], head);
    await second.stop();
    expect(await verified()).toEqual(whole);
    killed += Number(parking.hasDied()) + Number(draining.hasDied());
    if (!parking.hasDied() && !draining.hasDied()) break;
  }
  expect(killed).toBeGreaterThan(20);
});
