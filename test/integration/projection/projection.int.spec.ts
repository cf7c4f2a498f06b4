import { setTimeout as sleep } from 'node:timers/promises';
import type { Point } from '#libs/event-store';
import { FollowedLog, until } from '#test/harness/logs/followed-log';
import { hold, upTo, witness, witnessed } from '#test/harness/logs/witness';

let log: FollowedLog;

beforeEach(async () => {
  log = await FollowedLog.open();
});

afterEach(() => log.close());

describe('a runner', () => {
  test('projects what is in the log, and what comes, up to the head', async () => {
    const seats = witness('seats');
    await log.write(3);
    const runner = await log.run([seats]);
    const head = await log.write(3);
    await log.reached([seats], head);
    await until(() => runner.status()[0]?.position === head);
    expect(await witnessed(log.here.pool, seats)).toEqual(upTo(head));
    const { shard } = log;
    expect(runner.status()).toEqual([
      { name: 'seats', version: 1, shard, position: head, head, failure: null, parked: 0 },
    ]);
  });

  test('moves projections together, so that who reads several sees one position', async () => {
    const [left, right] = [witness('left'), witness('right')];
    await log.write(5);
    const { begun, release } = hold(right);
    await log.run([left, right]);
    await begun;
    expect(await witnessed(log.here.pool, left)).toEqual([]);
    release();
    await log.reached([left, right], 5);
    expect(await log.checkpoints(left)).toEqual(await log.checkpoints(right));
  });

  test('brings a new projection up to the others, however fast the log grows, and then moves it with them', async () => {
    const [old, young] = [witness('old'), witness('young')];
    const runner = await log.run([old]);
    await log.reached([old], await log.write(5));
    await runner.stop();
    const { log: opened } = log.here;
    const growing = {
      world: opened.world,
      onReconnected: opened.onReconnected.bind(opened),
      heads: opened.heads.bind(opened),
      onAppend: () => () => {},
      assertKnown: opened.assertKnown.bind(opened),
      onLost: opened.onLost.bind(opened),
      scanStream: opened.scanStream.bind(opened),
      scanShard: async (...scanned: Parameters<typeof opened.scanShard>) => {
        if ((scanned[1] as Point).position === 0) await log.write(1);
        return opened.scanShard(...scanned);
      },
    };
    await log.run([old, young], log.here, growing);
    await until(async () => (await witnessed(log.here.pool, young)).length === 6);
    expect(young.calls).toEqual([
      [1, 5],
      [6, 6],
    ]);
    expect((await log.checkpoints(young)).at(-1)).toEqual((await log.checkpoints(old)).at(-1));
  });

  test('never leaves a checkpoint within the events of one command', async () => {
    const seats = witness('seats');
    const head = await log.write(200, 7);
    await log.run([seats]);
    await log.reached([seats], head);
    expect((await log.checkpoints(seats)).map(({ to }) => to)).toEqual([994, 1_400]);
  });

  test('finishes the batch in flight when it is stopped', async () => {
    const seats = witness('seats');
    const head = await log.write(3);
    const { begun, release } = hold(seats);
    const runner = await log.run([seats]);
    await begun;
    const stopped = runner.stop();
    release();
    await stopped;
    expect(await witnessed(log.here.pool, seats)).toEqual(upTo(head));
  });

  test('goes on after it has lost its connection in the middle of a batch', async () => {
    const seats = witness('seats');
    seats.meanwhile = async () => {
      seats.meanwhile = async () => {};
      await log.there.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and state = 'idle in transaction'`);
    };
    const runner = await log.run([seats]);
    await log.reached([seats], await log.write(3));
    expect(await witnessed(log.here.pool, seats)).toEqual(upTo(3));
    await until(() => runner.status()[0]?.failure === null);
  });
});

/** Somebody else has the leases, and renews them no more; by the database's clock they end in so many minutes. */
/** How many connections have written into a table, and not committed. */
const writersOf = async (table: string) => {
  const { rows } = await log.here.pool.query<{ writers: number }>(
    "select count(*) as writers from pg_locks where relation = ('slotlog.' || $1)::regclass and mode = 'RowExclusiveLock'",
    [table],
  );
  return rows[0]!.writers;
};

const leaveToAnother = (minutes = 1) =>
  log.here.pool.query(`insert into slotlog.leases (shard, projection, version, number, holder, expires_at)
    select shard, projection, version, max(number) + 1, 'another', now() + interval '${minutes} minutes'
      from slotlog.leases group by shard, projection, version`);

describe('two runners', () => {
  test('leave it to one of them, and the other takes over as soon as that one stops', async () => {
    const [seats, seatsThere] = [witness('seats'), witness('seats')];
    const lasting = 60_000;
    const first = await log.run([seats], log.here, log.here.log, lasting);
    await log.reached([seats], await log.write(1));
    await log.run([seatsThere], log.there, log.there.log, lasting);
    const head = await log.write(20);
    await log.reached([seats], head);
    expect(seatsThere.calls).toEqual([]);
    await first.stop();
    await log.reached([seats], await log.write(1));
    expect(seatsThere.calls).toEqual([[head + 1, head + 1]]);
  });

  test('the second takes over from one that no longer renews its lease, which then changes nothing more', async () => {
    const [seats, seatsThere] = [witness('seats'), witness('seats')];
    await log.write(3);
    await log.run([seats], log.here, log.here.log, 60_000);
    await log.reached([seats], 3);
    await leaveToAnother();
    await log.write(2);
    await sleep(400);
    expect(await witnessed(log.here.pool, seats)).toEqual(upTo(3));
    await log.here.pool.query("update slotlog.leases set is_released = true where holder = 'another'");
    await log.run([seatsThere], log.there, log.there.log);
    await log.reached([seats], 5);
    expect(log.complaints).toEqual([]);
  });

  /** A runner that took what there was up to 1, another that had it afterwards, and two more events. */
  const leftBehind = async (minutes: number) => {
    const runner = await log.run([witness('seats')]);
    await log.reached([witness('seats')], await log.write(1));
    await runner.stop();
    await leaveToAnother(minutes);
    await log.write(2);
  };

  test('what nobody renews is taken over by who has watched it, however long the database’s clock gives it', async () => {
    const seats = witness('seats');
    await leftBehind(60);
    await log.run([seats], log.there, log.there.log);
    await log.reached([seats], 3);
  });

  test('what has only ended by the database’s clock is not: it may have been set', async () => {
    const seats = witness('seats');
    await leftBehind(-60);
    await log.run([seats], log.there, log.there.log, 60_000);
    await sleep(400);
    expect(seats.calls).toEqual([]);
  });

  test('one that another has taken over from parks nothing, whatever its rows say', async () => {
    const seats = witness('seats');
    const runner = await log.run([seats], log.here, log.here.log, 60_000);
    await log.reached([seats], await log.write(3));
    const tried = Promise.withResolvers<void>();
    seats.project = async (client) => {
      tried.resolve();
      await client.query('select 1 / 0');
    };
    await leaveToAnother();
    await log.write(2);
    await tried.promise;
    await runner.stop();
    expect((await log.here.pool.query('select * from slotlog.parked_subjects')).rows).toEqual([]);
    expect(log.complaints).toEqual([]);
  });

  test('old and new code side by side each move their own version, and share the rest', async () => {
    const [old, both] = [witness('seats'), witness('both')];
    const young = { ...witness('young'), name: 'seats', version: 2 };
    await log.run([old, both], log.here, log.here.log, 60_000);
    await log.reached([old, both], await log.write(3));
    await log.run([young, witness('both')], log.there, log.there.log, 60_000);
    const head = await log.write(3);
    await log.reached([old, young, both], head);
    for (const name of ['seats', 'young', 'both']) {
      expect(await witnessed(log.here.pool, witness(name))).toEqual(upTo(head));
    }
  });

  test('who moves some projections of a shard takes those that are left, not one who moves none', async () => {
    // Long enough for a busy machine: the third is to get nothing because nothing lapses.
    const lease = 6_000;
    const [old, both, young] = [witness('old'), witness('both'), witness('young')];
    const first = await log.run([old, both], log.here, log.here.log, lease);
    await log.reached([old, both], await log.write(1));
    const second = await log.run([both, young], log.there, log.there.log, lease);
    await log.reached([young], await log.write(1));
    const third = await log.run([both, young], log.there, log.there.log, lease);
    await first.stop();
    await until(() => second.moves(log.shard));
    expect(third.moves(log.shard)).toBe(false);
  });

  test('project every event once', async () => {
    const [seats, seatsThere] = [witness('seats'), witness('seats')];
    await Promise.all([log.run([seats]), log.run([seatsThere], log.there, log.there.log)]);
    const head = await log.write(150);
    await log.reached([seats], head);
    expect(await witnessed(log.here.pool, seats)).toEqual(upTo(head));
    const moves = await log.checkpoints(seats);
    expect(moves.map(({ from }) => from)).toEqual([0, ...moves.slice(0, -1).map(({ to }) => to)]);
    expect(log.complaints).toEqual([]);
  });

  test('at the same batch: the second waits before anything of it is carried out, and goes on behind the first', async () => {
    const [seats, seatsThere] = [witness('seats'), witness('seats')];
    await log.write(3);
    const { begun, release } = hold(seats);
    const first = await log.run([seats]);
    await begun;
    await log.run([seatsThere], log.there, log.there.log);
    await until(() => log.isBlocked());
    expect(await writersOf('witnesses')).toBe(1);
    release();
    await log.reached([seats], 3);
    await first.stop();
    await log.reached([seats], await log.write(2));
    expect(await witnessed(log.here.pool, seats)).toEqual(upTo(5));
    expect(log.complaints).toEqual([]);
  });

  test('one is killed before its commit: the other does its work', async () => {
    const [seats, seatsThere] = [witness('seats'), witness('seats')];
    await log.write(3);
    const { begun, release } = hold(seats);
    const first = await log.run([seats]);
    await begun;
    await log.run([seatsThere], log.there, log.there.log);
    await until(() => log.isBlocked());
    await log.there.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction'`);
    await log.reached([seats], 3);
    expect(seatsThere.calls).toEqual([[1, 3]]);
    expect(await witnessed(log.here.pool, seats)).toEqual(upTo(3));
    release();
    await first.stop();
  });
});
