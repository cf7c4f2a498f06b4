import type { Decision, Read } from '#libs/event-store';
import { envelope, type Room, room, takeSeat, takeSeats } from '#test/harness/logs/seats';
import { heardLate, held, type QuietProcess, QuietStore, refused } from '../quiet-store.js';

let quiet: QuietStore;
let here: QuietProcess;
let there: QuietProcess;

beforeEach(async () => {
  quiet = new QuietStore();
  here = await quiet.open();
  there = await quiet.open();
});

const take = (process: QuietProcess, id: string, who = 'ada', seats = 9) =>
  process.log.decide(envelope(), room(id), takeSeat(room(id), who, seats));

const both = async (id: string) => {
  await quiet.outcome(take(here, id, 'first'));
  await quiet.outcome(take(there, id, 'second'));
  here.asked.length = 0;
};

const { POSITIVE_INFINITY: until } = Number;

describe('a stream that another process writes too', () => {
  beforeEach(() => both('a'));

  it('is brought up to date by the call that failed, and decided again under the lock', async () => {
    expect(await quiet.outcome(take(here, 'a'))).toMatchObject({
      version: 3,
      state: { taken: ['first', 'second', 'ada'] },
    });
    expect(here.asked).toEqual(['append', 'begin; set local', 'lock-shard', 'read-tails', 'append', 'commit']);
  });

  it.each([
    ['read on without waiting for the answer of the lock', 'lock-shard', 'read-tails'],
    ['committed without waiting for the answer of the append', 'append', 'commit'],
  ])('is %s', async (_, first, second) => {
    if (first === 'append') here.next('append', (go) => go());
    const { fate, release } = heardLate();
    here.next(first, fate);
    const taken = take(here, 'a');
    await quiet.pass(100);
    expect(here.count(second)).toBe(1);
    release();
    expect(await quiet.outcome(taken)).toMatchObject({ version: 3 });
  });

  it('is brought up to date in one statement with all else that the command had read, one after the other', async () => {
    await both('b');
    const onwards = (read: Read): Decision => {
      for (const id of ['a', 'b']) read(room(id));
      read.hint([room('c')]);
      return { events: [{ stream: room('a'), type: 'SeatTaken', data: { who: 'ada' } }], until };
    };
    await quiet.outcome(take(here, 'c'));
    here.asked.length = 0;
    await quiet.outcome(here.log.decide(envelope(), room('a'), onwards));
    expect(here.asked).toEqual(['append', 'begin; set local', 'lock-shard', 'read-tails', 'append', 'commit']);
  });

  it('refuses by what is there now, never by what was', async () => {
    await expect(quiet.outcome(take(here, 'a', 'ada', 2))).rejects.toMatchObject({ version: 2 });
  });

  /** Somebody else writes it once more before the shard is locked for us. */
  const contended = async () => {
    const { fate, release } = held();
    here.next('lock-shard', fate);
    const first = take(here, 'a');
    await quiet.pass();
    await quiet.outcome(take(there, 'a', 'third'));
    release();
    await quiet.outcome(first);
    here.asked.length = 0;
  };

  it('goes straight under the lock where it was written again before that, while others go without it', async () => {
    await contended();
    expect(await quiet.outcome(take(here, 'a', 'bob'))).toMatchObject({ version: 5 });
    expect([here.count('append'), here.count('lock-shard')]).toEqual([1, 1]);
    await quiet.outcome(here.log.decide(envelope(), room('b'), takeSeat(room('b'), 'ada', 9), { creates: true }));
    expect([here.count('append'), here.count('lock-shard')]).toEqual([2, 1]);
  });

  it('goes without it again when nobody else has written it for some rounds', async () => {
    await contended();
    for (const who of ['bob', 'cyd', 'dan', 'eve', 'fay', 'gus']) await quiet.outcome(take(here, 'a', who, 99));
    expect([here.count('append'), here.count('lock-shard')]).toEqual([6, 4]);
  });

  it('has no call that fails from there on, however often both of them write it in turns', async () => {
    for (const who of ['bob', 'cyd', 'dan', 'eve', 'fay', 'gus'])
      for (const process of [here, there]) await quiet.outcome(take(process, 'a', who, 99));
    expect([here.count('append'), here.count('lock-shard')]).toEqual([7, 6]);
  });

  it('takes whoever reads it beside others straight under the lock', async () => {
    await contended();
    await quiet.outcome(take(here, 'b'));
    here.asked.length = 0;
    await quiet.outcome(here.log.decide(envelope(), room('b'), takeSeats([room('b'), room('a')], 'bob', 9)));
    expect([here.count('append'), here.count('lock-shard')]).toEqual([1, 1]);
  });

  it('is the stream of its own tenant alone', async () => {
    await contended();
    const own = envelope({ tenant: 'other' });
    await quiet.outcome(here.log.decide(own, room('a'), takeSeat(room('a'), 'ada', 9), { creates: true }));
    expect(here.count('lock-shard')).toBe(0);
  });

  it('takes along under the lock who goes without it, as there is time', async () => {
    await quiet.outcome(take(here, 'b', 'ada'));
    here.asked.length = 0;
    const { fate, release } = held();
    here.next('lock-shard', fate);
    const first = take(here, 'a');
    await quiet.pass();
    const other = take(here, 'b', 'bob');
    await quiet.pass();
    release();
    await quiet.outcome(Promise.all([first, other]));
    expect([here.count('append'), here.count('lock-shard')]).toEqual([2, 1]);
  });

  it('takes along who reads only what is read under the lock anyway: else they would be half of another group', async () => {
    await contended();
    const { fate, release } = held();
    here.next('lock-shard', fate);
    const first = take(here, 'a', 'bob');
    await quiet.pass();
    const others = ['cyd', 'dan'].map((who) => take(here, 'a', who));
    await quiet.pass();
    release();
    await quiet.outcome(Promise.all([first, ...others]));
    expect([here.count('append'), here.count('lock-shard')]).toEqual([1, 1]);
  });

  it('takes along who reads another one of that kind, and has come before the lock is asked for', async () => {
    for (const id of ['b', 'c']) {
      await both(id);
      await quiet.outcome(take(here, id));
    }
    await contended();
    const [lock, answer] = [held(), held()];
    here.next('lock-shard', lock.fate);
    here.next('append', answer.fate);
    const all = [take(here, 'a', 'bob')];
    await quiet.pass();
    all.push(take(here, 'b', 'bob'));
    await quiet.pass();
    lock.release();
    await quiet.pass();
    all.push(take(here, 'c', 'bob'));
    await quiet.pass();
    answer.release();
    await quiet.outcome(Promise.all(all));
    expect([here.count('append'), here.count('lock-shard')]).toEqual([2, 2]);
  });

  it('keeps who reads another one of that kind and comes later for the next round', async () => {
    await both('b');
    await contended();
    await quiet.outcome(take(here, 'b'));
    here.asked.length = 0;
    const { fate, release } = held();
    here.next('lock-shard', fate);
    const first = take(here, 'a', 'bob');
    await quiet.pass();
    const other = take(here, 'b', 'cyd');
    await quiet.pass();
    release();
    await quiet.outcome(Promise.all([first, other]));
    expect([here.count('append'), here.count('lock-shard')]).toEqual([2, 2]);
  });

  it('takes along who is built on it, too', async () => {
    const { fate, release } = held();
    here.next('append', fate);
    const all = [take(here, 'a', 'ada'), take(here, 'a', 'bob')];
    await quiet.pass();
    release();
    await quiet.outcome(Promise.all(all));
    const taken = quiet.store.state.stream('default', 'room/a').map(({ data }) => (data as { who: string }).who);
    expect(taken).toEqual(['first', 'second', 'ada', 'bob']);
  });
});

describe('a command that fails with another', () => {
  it('is who was decided on top of it, and nobody else of the call', async () => {
    await both('a');
    await quiet.outcome(take(here, 'b', 'first'));
    const { fate, release } = held();
    here.next('append', fate);
    const before = take(here, 'b', 'next');
    await quiet.pass();
    const rooms = [room('a'), room('b')];
    const all = [
      take(here, 'a', 'ada'),
      here.log.decide(envelope(), room('b'), takeSeats(rooms, 'bob', 9)),
      take(here, 'b', 'cyd'),
    ];
    const reports: number[] = [];
    here.log.onGroup(({ again }) => reports.push(again));
    release();
    await quiet.outcome(Promise.all([before, ...all]));
    expect(reports).toEqual([0, 3, 0]);
  });

  it('is not who only shared the call', async () => {
    await both('a');
    await quiet.outcome(take(here, 'b', 'first'));
    const { fate, release } = held();
    here.next('append', fate);
    const before = take(here, 'b', 'next');
    await quiet.pass();
    const all = [take(here, 'a', 'ada'), take(here, 'b', 'cyd')];
    const reports: number[] = [];
    here.log.onGroup(({ again }) => reports.push(again));
    release();
    await quiet.outcome(Promise.all([before, ...all]));
    expect(reports).toEqual([0, 1, 0]);
  });
});

describe('a range of streams', () => {
  const everybody = (read: Read) => read.range<Room>('room/', 'room0', (name) => room(name.slice('room/'.length)));
  const inAll =
    (who: string) =>
    (read: Read): Decision => {
      const events = everybody(read).map((_, nth) => ({ stream: room(`${nth}`), type: 'SeatTaken', data: { who } }));
      return { events, until };
    };

  it('is read under the lock, so that nothing can come to be in it in between', async () => {
    for (const id of ['0', '1']) await quiet.outcome(take(there, id));
    const { fate, release } = held();
    here.next('lock-shard', fate);
    const all = here.log.decide(envelope(), room('0'), inAll('bob'), { locked: true });
    await quiet.pass();
    await quiet.outcome(take(there, '2'));
    release();
    await quiet.outcome(all);
    const { events } = quiet.store.state;
    const own = events.filter(({ data }) => (data as { who: string }).who === 'bob').map(({ stream }) => stream);
    expect(own).toEqual(['room/0', 'room/1', 'room/2']);
    expect(here.count('append')).toBe(1);
  });

  it('has in it what the same call has begun, by a command that was decided before', async () => {
    await quiet.outcome(take(there, '0'));
    const { fate, release } = held();
    here.next('append', fate);
    const before = take(here, '0');
    await quiet.pass();
    const first = here.log.decide(envelope(), room('1'), takeSeat(room('1'), 'ada', 9), { locked: true });
    const all = here.log.decide(envelope(), room('0'), inAll('bob'), { locked: true });
    await quiet.pass();
    release();
    await quiet.outcome(Promise.all([before, first, all]));
    const own = quiet.store.state.events.filter(({ data }) => (data as { who: string }).who === 'bob');
    expect(own.map(({ stream }) => stream)).toEqual(['room/0', 'room/1']);
    expect(here.count('append')).toBe(2);
  });
});

describe('a stream that turns out under the lock to be needed besides', () => {
  /** Reads one room after the other, as far as the ones before have so many seats taken. */
  const onwards =
    (ids: readonly string[], who: string) =>
    (read: Read): Decision => {
      for (const id of ids) read(room(id));
      return { events: [{ stream: room(ids[0]!), type: 'SeatTaken', data: { who } }], until };
    };

  it('is read there as well, however many it takes, where nobody else has been decided', async () => {
    for (const id of ['1', '2', '3', '4']) await quiet.outcome(take(there, id));
    const all = here.log.decide(envelope(), room('1'), onwards(['1', '2', '3', '4'], 'bob'), { locked: true });
    expect(await quiet.outcome(all)).toMatchObject({ version: 2, state: { taken: ['ada', 'bob'] } });
    expect(here.count('append')).toBe(1);
  });

  it('waits for the next round where somebody else has been decided and two loads were made', async () => {
    for (const id of ['1', '2', '3', '4']) await quiet.outcome(take(there, id));
    let isUnderLock = false;
    const surprising = (read: Read): Decision => {
      const decision = onwards(isUnderLock ? ['1', '2', '3', '4'] : ['1'], 'eve')(read);
      isUnderLock = true;
      return decision;
    };
    for (const id of ['1', '4']) await quiet.outcome(take(here, id));
    const { fate, release } = held();
    here.next('append', fate);
    const first = take(here, '4');
    await quiet.pass();
    const all = [
      here.log.decide(envelope(), room('4'), takeSeat(room('4'), 'bob', 9), { locked: true }),
      here.log.decide(envelope(), room('1'), surprising, { locked: true }),
    ];
    const sizes: number[] = [];
    here.log.onGroup(({ waits }) => sizes.push(waits.length));
    await quiet.pass();
    release();
    await quiet.outcome(first);
    expect(await quiet.outcome(Promise.all(all))).toMatchObject([{ version: 4 }, { version: 3 }]);
    expect([sizes, here.count('lock-shard')]).toEqual([[1, 1, 1], 2]);
  });
});

describe('a decision that holds for a while only', () => {
  const fleeting =
    (until: number, seen: number[]) =>
    (read: Read, now: number): Decision => {
      read(room('a'));
      seen.push(now);
      return {
        events: [{ stream: room('a'), type: 'SeatTaken', data: { who: `${seen.length}` } }],
        until: Math.max(until, now + 1),
      };
    };

  it('is decided again, at the time at which it came too late', async () => {
    await quiet.outcome(take(here, 'a', 'first'));
    const { fate, release } = held();
    here.next('append', fate);
    const seen: number[] = [];
    const told = here.log.decide(envelope(), room('a'), fleeting(quiet.store.clock() + 5, seen));
    await quiet.pass();
    await quiet.pass(10);
    release();
    expect(await quiet.outcome(told)).toMatchObject({ version: 2, state: { taken: ['first', '2'] } });
    expect(seen).toHaveLength(2);
    expect(seen[1]! - seen[0]!).toBeGreaterThanOrEqual(10);
  });

  it('is never decided at an earlier time than the one that it came too late at', async () => {
    await quiet.outcome(take(here, 'a', 'first'));
    const seen: number[] = [];
    quiet.store.stepClock(3_000);
    await quiet.outcome(here.log.decide(envelope(), room('a'), fleeting(quiet.store.clock() - 10, seen)));
    expect(seen.at(-1)).toBeGreaterThanOrEqual(quiet.store.clock() - 10);
  });
});

it('a command that fails under the lock while it is decided fails alone', async () => {
  await both('a');
  here.next('append', refused('40001'));
  const twice = { left: 1 };
  const decide = (read: Read): Decision => {
    read(room('a'));
    twice.left -= 1;
    if (twice.left < 0) throw new TypeError('of its own');
    return { events: [{ stream: room('a'), type: 'SeatTaken', data: { who: 'ada' } }], until };
  };
  const all = [here.log.decide(envelope(), room('a'), decide), take(here, 'a', 'bob')];
  expect(await quiet.outcome(Promise.allSettled(all))).toMatchObject([
    { reason: { message: 'of its own' } },
    { value: { state: { taken: ['first', 'second', 'bob'] } } },
  ]);
});
