import { IdempotencyKeyReused, OutcomeUnknown, refusedAt, type Stream } from '#libs/event-store';
import { envelope, type Room, room, type SeatTaken, takeSeat, takeSeats } from '#test/harness/logs/seats';
import { held, lostCall, type QuietProcess, QuietStore, refused } from '../quiet-store.js';

let quiet: QuietStore;
let here: QuietProcess;

beforeEach(async () => {
  quiet = new QuietStore();
  here = await quiet.open();
});

const { POSITIVE_INFINITY: many } = Number;

/** A room whose fold fails `times` times at what is stored, though not at what is only presumed. */
const failingRoom = (id: string, times = many): Stream<Room, SeatTaken> => {
  let left = times;
  return {
    ...room(id),
    evolve: (state, recorded) => {
      if (recorded.position === 0 || left === 0) return room(id).evolve(state, recorded);
      left -= 1;
      throw new TypeError('x is not a function');
    },
  };
};

const take = (stream: Stream<Room, SeatTaken>, who = 'ada', seats = many, more = {}) =>
  here.log.decide(envelope(more), stream, takeSeat(stream, who, seats), { creates: true });

describe('a fold that fails at what was stored', () => {
  it('fails no other command of its group, and the shard goes on', async () => {
    const good = ['a', 'b'].map((id) => take(room(id)));
    const broken = take(failingRoom('broken'));
    const told = await quiet.outcome(Promise.allSettled([...good, broken]));
    expect(told).toMatchObject([{ value: { version: 1 } }, { value: { version: 1 } }, { status: 'rejected' }]);
    const { reason } = told[2] as PromiseRejectedResult;
    expect(reason).toBeInstanceOf(OutcomeUnknown);
    expect(reason.cause.message).toContain('x is not a function');
    expect(quiet.store.state.events).toHaveLength(3);
    expect(await quiet.outcome(take(room('later')))).toMatchObject({ version: 1, appended: true });
    expect(here.complaints).toEqual([
      expect.stringMatching(/^writing to shard 1: .*x is not a function$/),
      expect.stringMatching(/goes on$/),
    ]);
  });

  it('is answered from the log where that can be folded', async () => {
    const settled = await quiet.outcome(take(failingRoom('once', 1)));
    expect(settled).toMatchObject({ version: 1, position: 1, appended: true, replayed: false });
    expect(settled).toMatchObject({ state: { taken: ['ada'] }, recordedAt: quiet.store.clock() });
  });

  it('is answered from the log for all who were decided on top of it, and nothing presumed is kept', async () => {
    const stream = failingRoom('shared', 1);
    const { fate, release } = held();
    here.next('append', fate);
    const before = take(room('known'));
    await quiet.pass();
    const all = ['ada', 'bob', 'cyd'].map((who) => take(stream, who));
    await quiet.pass();
    release();
    await quiet.outcome(before);
    const settled = await quiet.outcome(Promise.all(all));
    expect(settled.map(({ state }) => state.taken.length)).toEqual([1, 2, 3]);
    expect(settled.map(({ position }) => position)).toEqual([2, 3, 4]);
    const next = await quiet.outcome(here.log.decide(envelope(), room('shared'), takeSeat(room('shared'), 'dan', 9)));
    expect(next.state.taken).toEqual(['ada', 'bob', 'cyd', 'dan']);
  });

  it('is answered from the log for who only looked at it, as it stood then', async () => {
    const stream = failingRoom('seen', 1);
    const { fate, release } = held();
    here.next('append', fate);
    const before = take(room('other'));
    await quiet.pass();
    const first = take(stream);
    const look = here.log.decide(envelope(), stream, (read) => {
      read(stream);
      return { events: [], until: many };
    });
    await quiet.pass();
    release();
    await quiet.outcome(Promise.all([before, first]));
    expect(await quiet.outcome(look)).toMatchObject({
      version: 1,
      position: 2,
      appended: false,
      state: { taken: ['ada'] },
    });
  });

  it('is none of what cannot even be weighed: that is kept no more, and answered all the same', async () => {
    const heavy: Stream<Room, SeatTaken> = {
      ...room('heavy'),
      evolve: (state, recorded) =>
        Object.defineProperty({ ...room('heavy').evolve(state, recorded) }, 'weight', {
          enumerable: true,
          get: () => {
            if (recorded.version > 1) throw new RangeError('cannot be weighed');
            return 1;
          },
        }),
    };
    await quiet.outcome(take(heavy));
    expect(here.log.cacheReport().streams).toBe(1);
    expect(await quiet.outcome(take(heavy, 'bob'))).toMatchObject({ version: 2, appended: true });
    expect(here.complaints).toEqual(['writing to shard 1: cannot be weighed']);
    expect(here.log.cacheReport().streams).toBe(0);
  });

  it('leaves the other stream of the same command as it is', async () => {
    const streams = [room('fine'), failingRoom('not', 1)];
    const settled = here.log.decide(envelope(), streams[1]!, takeSeats(streams, 'ada', many));
    expect((await quiet.outcome(settled)).state).toEqual({ taken: ['ada'] });
    expect((await quiet.outcome(take(room('fine'), 'bob'))).state.taken).toEqual(['ada', 'bob']);
  });

  it('fails under the lock who needs it, and nobody else', async () => {
    const there = await quiet.open();
    const moved = room('moved');
    await quiet.outcome(take(moved));
    await quiet.outcome(there.log.decide(envelope(), moved, takeSeat(moved, 'bob', many)));
    const all = [take(failingRoom('moved'), 'cyd'), take(room('other'))];
    expect(await quiet.outcome(Promise.allSettled(all))).toMatchObject([
      { reason: { message: expect.stringContaining('x is not a function') } },
      { value: { version: 1 } },
    ]);
    expect(await quiet.outcome(take(moved, 'dan'))).toMatchObject({ version: 3 });
  });
});

describe('a refusal', () => {
  it('is settled: it costs a call without the lock, and says where it is true', async () => {
    await quiet.outcome(take(room('a')));
    const refusal = await quiet.outcome(take(room('a'), 'bob', 1).catch((error: unknown) => error));
    expect(refusal).toMatchObject({ message: 'full at version 1' });
    expect(refusedAt(refusal)?.position).toBe(1);
    expect(here.count('append')).toBe(2);
  });

  it('on what the same call wrote says what stands in the log: with its position and time', async () => {
    const seen: unknown[] = [];
    const { fate, release } = held();
    here.next('append', fate);
    const before = take(room('other'));
    await quiet.pass();
    const first = take(room('a'));
    const second = here.log
      .decide(envelope(), room('a'), (read) => {
        const { recent } = read(room('a'));
        throw new Error(`taken at ${recent.map(({ position }) => position)}`);
      })
      .catch((error: Error) => seen.push(error.message));
    await quiet.pass();
    release();
    await quiet.outcome(Promise.all([before, first, second]));
    expect(seen).toEqual(['taken at 2']);
  });

  it('that would be none when decided once more is told as it was', async () => {
    const { fate, release } = held();
    here.next('append', fate);
    const before = take(room('other'));
    await quiet.pass();
    const first = take(room('a'));
    let runs = 0;
    const second = here.log
      .decide(envelope(), room('a'), (read) => {
        read(room('a'));
        runs += 1;
        if (runs > 1) return { events: [], until: many };
        throw new Error('at first');
      })
      .catch((error: Error) => error.message);
    await quiet.pass();
    release();
    await quiet.outcome(Promise.all([before, first]));
    expect([await quiet.outcome(second), runs]).toEqual(['at first', 2]);
  });
});

describe('a command that appends nothing', () => {
  const look = (id: string) =>
    here.log.decide(envelope(), room(id), (read) => {
      read(room(id));
      return { events: [], until: many };
    });

  it('is answered by what is there', async () => {
    const settled = await quiet.outcome(take(room('a')));
    expect(await quiet.outcome(look('a'))).toEqual({ ...settled, appended: false });
  });

  it('is answered by the beginning where it has not even looked', async () => {
    const blind = here.log.decide(envelope(), room('a'), () => ({ events: [], until: many }));
    expect(await quiet.outcome(blind)).toMatchObject({ version: 0, state: { taken: [] }, appended: false });
  });

  it('and is there where nothing is', async () => {
    expect(await quiet.outcome(look('nothing'))).toMatchObject({ version: 0, position: 0, appended: false });
  });
});

describe('a repeated command', () => {
  const keyed = (fingerprint = 'f', key = 'k') => ({ idempotency: { key, fingerprint } });

  it('is answered by what it made, as it was then', async () => {
    const twice = envelope();
    const send = () => here.log.decide(twice, room('a'), takeSeat(room('a'), 'ada', 9));
    const first = await quiet.outcome(send());
    await quiet.outcome(take(room('a'), 'bob'));
    const heard: number[] = [];
    here.log.onAppend((_, head) => heard.push(head));
    expect(await quiet.outcome(send())).toEqual({ ...first, replayed: true });
    expect(heard).toEqual([]);
  });

  it('of several streams is answered by its own, not by what it wrote last', async () => {
    await quiet.outcome(take(room('a')));
    const twice = envelope();
    const send = () => here.log.decide(twice, room('a'), takeSeats([room('a'), room('b')], 'bob', 9));
    const first = await quiet.outcome(send());
    expect(first).toMatchObject({ version: 2, position: 2, state: { taken: ['ada', 'bob'] } });
    expect(await quiet.outcome(send())).toEqual({ ...first, replayed: true });
  });

  it('that wrote only another stream than its own is answered by that', async () => {
    const twice = envelope();
    const send = () => here.log.decide(twice, room('a'), takeSeats([room('b')], 'bob', 9));
    const first = await quiet.outcome(send());
    expect(first).toMatchObject({ version: 1, position: 1, state: { taken: ['bob'] } });
    expect(await quiet.outcome(send())).toEqual({ ...first, replayed: true });
  });

  it('of one key is, whatever its id, and whatever room it drew', async () => {
    const first = await quiet.outcome(take(room('a'), 'ada', 9, keyed()));
    expect(await quiet.outcome(take(room('b'), 'ada', 9, keyed()))).toEqual({ ...first, replayed: true });
    expect(quiet.store.state.events).toHaveLength(1);
  });

  it('that asks for something else is told when the key was used', async () => {
    await quiet.outcome(take(room('a'), 'ada', 9, keyed()));
    const at = quiet.store.clock();
    await quiet.pass(500);
    await expect(quiet.outcome(take(room('a'), 'bob', 9, keyed('other')))).rejects.toEqual(
      new IdempotencyKeyReused(at),
    );
    expect(await quiet.outcome(take(room('a'), 'bob', 9, keyed('f', 'other')))).toMatchObject({ version: 2 });
  });

  it('whose answer cannot be read now is told that it was settled', async () => {
    await quiet.outcome(take(room('a'), 'ada', 9, keyed()));
    here.next('read-tails', refused('53200'));
    await expect(quiet.outcome(take(room('a'), 'ada', 9, keyed()))).rejects.toThrow('it was settled before');
    here.next('read-tails', refused('22012'));
    await expect(quiet.outcome(take(room('a'), 'ada', 9, keyed()))).rejects.toMatchObject({ code: '22012' });
  });

  it('whose own success cannot be read now is told that it is settled', async () => {
    here.next('append', async (go) => {
      await go();
      return lostCall(go);
    });
    const { fate, release } = held();
    here.next('connect', async (go) => go(), fate);
    const told = take(failingRoom('a'), 'ada');
    release();
    await expect(quiet.outcome(told)).rejects.toThrow('it is settled');
  });
});
