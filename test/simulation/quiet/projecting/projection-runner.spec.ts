import { ProjectionRunner } from '#libs/projection';
import { envelope, room, takeSeat } from '#test/harness/logs/seats';
import { held, type QuietProcess, QuietStore, refused } from '../quiet-store.js';
import { begunIn, checkpoint, type Rows, runnerOf, seatRows, seatsIn, take } from './seat-rows.js';

let quiet: QuietStore;
let here: QuietProcess;

beforeEach(async () => {
  quiet = new QuietStore();
  here = await quiet.open();
});

const begun = (...projections: readonly Rows[]) => begunIn(quiet, here, ...projections);

describe('a runner', () => {
  it('moves rows on as soon as something is stored, and tells who waits', async () => {
    const seats = seatRows();
    const runner = await begun(seats);
    const moves: unknown[] = [];
    runner.onMove((...told) => moves.push(told));
    await take(quiet, here, 'a', 'ada');
    await quiet.pass();
    await take(quiet, here, 'a', 'bob');
    await quiet.pass();
    expect([seatsIn(quiet, 'a', seats), checkpoint(quiet, seats)]).toEqual([['ada', 'bob'], 2]);
    expect(moves.at(-1)).toEqual([1, 2]);
    expect(runner.standsAt(1)).toEqual({ position: 2, head: 2 });
    expect([runner.moves(1), runner.moves(2), runner.standsAt(2)]).toEqual([true, false, null]);
    expect(runner.status()).toEqual([
      { name: 'seats', version: 1, shard: 1, position: 2, head: 2, failure: null, parked: 0 },
    ]);
  });

  it('moves on while what it has left behind is deleted, also where that fails', async () => {
    const seats = seatRows();
    await begun(seats);
    const { fate, release } = held();
    here.next('delete from slotlog.checkpoints', fate, refused('53200'));
    const takeAll = async (from: number, to: number) => {
      for (let nth = from; nth <= to; nth += 1) {
        await take(quiet, here, 'a', `guest ${nth}`);
        await quiet.pass();
      }
    };
    await takeAll(1, 110);
    expect([here.count('delete from slotlog.checkpoints'), checkpoint(quiet, seats)]).toEqual([1, 110]);
    release();
    await takeAll(111, 210);
    expect([here.count('delete from slotlog.checkpoints'), checkpoint(quiet, seats)]).toEqual([2, 210]);
    expect(here.complaints).toEqual([]);
  });

  it('sends all that a move writes behind its checkpoints, which another may hold', async () => {
    await begun(seatRows());
    const { fate, release } = held();
    here.next('move-checkpoints-1', fate);
    await take(quiet, here, 'a', 'ada');
    await quiet.pass();
    expect(here.count('upsert-seats_v1-1')).toBe(1);
    release();
    await quiet.pass();
  });

  it('tells nobody any more who does not want to know', async () => {
    const runner = await begun(seatRows());
    const moves: number[] = [];
    runner.onMove((_, to) => moves.push(to))();
    await take(quiet, here, 'a', 'ada');
    await quiet.pass(100);
    expect(moves).toEqual([]);
  });

  it('moves each projection from where it stands, and lets one that lags join the others', async () => {
    const [seats, late] = [seatRows('seats'), seatRows('late')];
    const first = await begun(seats);
    await take(quiet, here, 'a', 'ada', 'bob');
    await quiet.pass(100);
    await quiet.outcome(first.stop());
    await take(quiet, here, 'a', 'cyd');
    const both = await begun(seats, late);
    await quiet.pass(100);
    expect([seatsIn(quiet, 'a', seats), seatsIn(quiet, 'a', late)]).toEqual([
      ['ada', 'bob', 'cyd'],
      ['ada', 'bob', 'cyd'],
    ]);
    expect(late.calls).toEqual([3]);
    const before = here.count('move-checkpoints-2');
    await take(quiet, here, 'a', 'dan');
    await quiet.pass(100);
    expect([here.count('move-checkpoints-2') - before, both.standsAt(1)?.position]).toEqual([1, 4]);
  });

  it('gives a projection the categories that it handles, and moves it over the others', async () => {
    const seats = seatRows();
    await begun(seats);
    const hall = { ...room('x'), name: 'hall/x' };
    await quiet.outcome(here.log.decide(envelope(), hall, takeSeat(hall, 'ada')));
    await take(quiet, here, 'a', 'bob');
    await quiet.pass(100);
    expect([seats.calls, checkpoint(quiet, seats), seatsIn(quiet, 'x', seats)]).toEqual([[1], 2, null]);
  });

  it('is one, however often it is started, until it is stopped, and may be started again', async () => {
    const seats = seatRows();
    const runner = await begun(seats);
    await quiet.outcome(runner.start());
    await quiet.outcome(runner.stop());
    await take(quiet, here, 'a', 'ada');
    await quiet.pass(10_000);
    expect(seatsIn(quiet, 'a', seats)).toBeNull();
    await quiet.outcome(runner.start());
    await quiet.pass(100);
    expect(seatsIn(quiet, 'a', seats)).toEqual(['ada']);
  });

  it('looks for what the bell did not say: soon after it missed something, once a second else', async () => {
    const there = await quiet.open();
    const seats = seatRows();
    await begun(seats);
    await take(quiet, here, 'a', 'ada');
    await quiet.pass(10_000);
    const looked = here.count('read-heads');
    await quiet.pass(10_000);
    expect(here.count('read-heads') - looked).toBe(10);
    quiet.store.listeners.clear();
    const before = here.count('read-heads');
    await take(quiet, there, 'a', 'bob');
    await quiet.pass(2_000);
    expect(seatsIn(quiet, 'a', seats)).toEqual(['ada', 'bob']);
    expect(here.count('read-heads') - before).toBeGreaterThan(4);
  });

  it('says every few seconds that it is there, so that others know how many share the shards', async () => {
    await take(quiet, here, 'a', 'ada');
    await begun(seatRows());
    const before = here.count('meet-runners');
    await quiet.pass(10_000);
    expect(here.count('meet-runners') - before).toBe(5);
  });

  it('moves four shards at a time, and looks after all of them', async () => {
    const scanned: number[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const nobody = () => () => {};
    const many = {
      ...{ world: here.world, onAppend: nobody, onLost: nobody, onReconnected: nobody },
      heads: async () => new Map([1, 2, 3, 4, 5, 6].map((shard) => [shard, 1])),
      scanShard: async (shard: number) => {
        scanned.push(shard);
        await promise;
        return { events: [], isMore: false };
      },
    };
    const runner = new ProjectionRunner(many as never, here.pool, [seatRows()], here.logger);
    await quiet.outcome(runner.start());
    await quiet.pass(1_900);
    expect(scanned).toEqual([1, 2, 3, 4]);
    expect([1, 2, 3, 4, 5, 6].map((shard) => runner.moves(shard))).toEqual(Array(6).fill(true));
    resolve();
    await quiet.pass(10);
    expect(scanned.slice(4, 6)).toEqual([5, 6]);
  });

  it('follows a shard that is new as soon as it hears of it', async () => {
    const seats = seatRows();
    await begun(seats);
    await quiet.pass(5_000);
    await take(quiet, here, 'a', 'ada');
    await quiet.pass(10);
    expect(seatsIn(quiet, 'a', seats)).toEqual(['ada']);
  });
});

describe('between two runners', () => {
  it('one moves a shard on, and the other one when it stops, at once', async () => {
    const there = await quiet.open();
    const [seats, others] = [seatRows(), seatRows()];
    await take(quiet, here, 'a', 'ada');
    const runner = await begun(seats);
    const other = runnerOf(there, others);
    await quiet.outcome(other.start());
    await quiet.pass(5_000);
    await take(quiet, there, 'a', 'bob');
    await quiet.pass(100);
    expect([seats.calls, others.calls, other.moves(1)]).toEqual([[1, 1], [], false]);
    await quiet.outcome(runner.stop());
    await take(quiet, there, 'a', 'cyd');
    await quiet.pass(2_000);
    expect([others.calls, other.moves(1), seatsIn(quiet, 'a', seats)]).toEqual([[1], true, ['ada', 'bob', 'cyd']]);
  });

  it('the other one takes over where the first has gone without a word, when its lease is over', async () => {
    const there = await quiet.open();
    const [seats, others] = [seatRows(), seatRows()];
    await take(quiet, here, 'a', 'ada');
    await begun(seats);
    const other = runnerOf(there, others);
    await quiet.outcome(other.start());
    await quiet.pass(3_000);
    here.life.end();
    await take(quiet, there, 'a', 'bob');
    await quiet.pass(4_000);
    expect(other.moves(1)).toBe(false);
    await quiet.pass(5_000);
    expect([other.moves(1), seatsIn(quiet, 'a', seats)]).toEqual([true, ['ada', 'bob']]);
  });

  it('the one whose lease went to another while it stood still moves nothing', async () => {
    const there = await quiet.open();
    const [seats, others] = [seatRows(), seatRows()];
    await take(quiet, here, 'a', 'ada');
    await begun(seats);
    const other = runnerOf(there, others);
    await quiet.outcome(other.start());
    await quiet.pass(1_000);
    here.life.freeze(20_000);
    await take(quiet, there, 'a', 'bob');
    await quiet.pass(30_000);
    await take(quiet, there, 'a', 'cyd');
    await quiet.pass(3_000);
    expect(seatsIn(quiet, 'a', seats)).toEqual(['ada', 'bob', 'cyd']);
    expect([seats.calls, others.calls]).toEqual([[1], [1, 1]]);
  });
});

describe('all rows have what was there when they were asked first', () => {
  it('for good, also where the log has lost something since', async () => {
    await take(quiet, here, 'a', 'ada');
    const runner = await begun(seatRows());
    quiet.store.keepAll();
    expect(await quiet.outcome(runner.isCaughtUp())).toBe(true);
    await take(quiet, here, 'a', 'bob');
    await quiet.pass(100);
    here.next('move-checkpoints-1', ...Array.from({ length: 99 }, () => refused('53200')));
    quiet.store.failOver(1_000, 0);
    await quiet.pass(1_000);
    await take(quiet, here, 'a', 'cyd');
    await quiet.pass(100);
    expect([checkpoint(quiet, seatRows()), await quiet.outcome(runner.isCaughtUp())]).toEqual([1, true]);
  });

  it('but for what was lost before they reached it', async () => {
    await take(quiet, here, 'a', 'ada');
    const runner = await begun(seatRows());
    await quiet.pass(3_000);
    quiet.store.keepAll();
    here.next('move-checkpoints-1', ...Array.from({ length: 99 }, () => refused('53200')));
    await take(quiet, here, 'a', 'bob');
    await quiet.pass(100);
    expect(await quiet.outcome(runner.isCaughtUp())).toBe(false);
    quiet.store.failOver(1_000, 0);
    await quiet.pass(5_000);
    expect(await quiet.outcome(runner.isCaughtUp())).toBe(true);
  });

  it('not before the last of them has it', async () => {
    await take(quiet, here, 'a', 'ada');
    await begun(seatRows('seats'));
    const runner = runnerOf(here, seatRows('seats'), seatRows('late'));
    expect(await quiet.outcome(runner.isCaughtUp())).toBe(false);
  });

  it('once they have reached it, and then for good', async () => {
    await take(quiet, here, 'a', 'ada');
    const seats = seatRows();
    const runner = runnerOf(here, seats);
    expect(await quiet.outcome(runner.isCaughtUp())).toBe(false);
    await take(quiet, here, 'a', 'bob');
    await quiet.outcome(runner.start());
    await quiet.pass(100);
    expect(await quiet.outcome(runner.isCaughtUp())).toBe(true);
    await quiet.outcome(runner.stop());
    await take(quiet, here, 'a', 'cyd');
    expect(await quiet.outcome(runner.isCaughtUp())).toBe(true);
    expect(await quiet.outcome(runnerOf(here, seats).isCaughtUp())).toBe(false);
  });
});

describe('a failover', () => {
  it('that took back what rows had taken is followed by rows of what there is now', async () => {
    const seats = seatRows();
    const runner = await begun(seats);
    await take(quiet, here, 'a', 'ada');
    await quiet.pass(3_000);
    quiet.store.keepAll();
    await take(quiet, here, 'a', 'bob');
    await quiet.pass(100);
    expect(seatsIn(quiet, 'a', seats)).toEqual(['ada', 'bob']);
    quiet.store.failOver(1_000, 0);
    await quiet.pass(5_000);
    await take(quiet, here, 'a', 'cyd');
    await quiet.pass(5_000);
    expect(seatsIn(quiet, 'a', seats)).toEqual(['ada', 'cyd']);
    expect(runner.standsAt(1)).toEqual({ position: 2, head: 2 });
  });

  it('is heard of from the log, too, where no connection was made anew for it', async () => {
    const seats = seatRows();
    const { log } = here;
    const deaf = Object.fromEntries(
      ['scanShard', 'scanStream', 'assertKnown', 'heads', 'onAppend', 'onLost'].map((name) => [
        name,
        (...asked: unknown[]) => (log[name as never] as (...asked: unknown[]) => unknown).apply(log, asked),
      ]),
    );
    const quietLog = { ...deaf, world: log.world, onReconnected: () => () => {} } as never;
    const runner = new ProjectionRunner(quietLog, here.pool, [seats], here.logger);
    await quiet.outcome(runner.start());
    await take(quiet, here, 'a', 'ada');
    await quiet.pass(3_000);
    quiet.store.keepAll();
    await take(quiet, here, 'a', 'bob');
    await quiet.pass(100);
    quiet.store.failOver(1_000, 0);
    await quiet.pass(5_000);
    await take(quiet, here, 'a', 'cyd');
    await quiet.pass(5_000);
    expect([seatsIn(quiet, 'a', seats), runner.standsAt(1)]).toEqual([['ada', 'cyd'], { position: 2, head: 2 }]);
  });

  it('that took back the last moves alone has them made again, though nothing new comes', async () => {
    const seats = seatRows();
    await begun(seats);
    await take(quiet, here, 'a', 'ada');
    quiet.store.keepAll();
    await quiet.pass(100);
    expect(checkpoint(quiet, seats)).toBe(1);
    quiet.store.failOver(1_000, 0);
    expect(seatsIn(quiet, 'a', seats)).toBeNull();
    await quiet.pass(10_000);
    expect([seatsIn(quiet, 'a', seats), checkpoint(quiet, seats)]).toEqual([['ada'], 1]);
  });
});

describe('a failure', () => {
  it('when heads are read is complained of once, and tried again after longer', async () => {
    await take(quiet, here, 'a', 'ada');
    const seats = seatRows();
    here.next('read-heads', ...Array.from({ length: 5 }, () => refused('53200')));
    const runner = runnerOf(here, seats);
    await quiet.outcome(runner.start());
    await quiet.pass(30);
    expect([here.count('read-heads'), seatsIn(quiet, 'a', seats)]).toEqual([1, null]);
    await quiet.pass(3_000);
    expect(seatsIn(quiet, 'a', seats)).toEqual(['ada']);
    expect(here.complaints).toEqual([
      expect.stringContaining('heads of the log: said the server: 53200'),
      expect.stringContaining('heads of the log: goes on after 5'),
    ]);
  });

  it.each(['take-leases', 'read-stands', 'parked-subjects', 'read-shard', 'move-checkpoints-1', 'commit'])(
    'at %s is tried again a moment later, and nothing is taken twice',
    async (what) => {
      const seats = seatRows();
      await begun(seats);
      await take(quiet, here, 'a', 'ada');
      await quiet.pass(2_500);
      here.next(what, refused('53200'), refused('53200'));
      await take(quiet, here, 'b', 'bob');
      await quiet.pass(5_000);
      await take(quiet, here, 'a', 'cyd');
      await quiet.pass(100);
      expect([seatsIn(quiet, 'a', seats), seatsIn(quiet, 'b', seats)]).toEqual([['ada', 'cyd'], ['bob']]);
    },
  );
});
