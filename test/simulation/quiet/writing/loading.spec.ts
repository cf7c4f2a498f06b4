import { Busy } from '#libs/event-store';
import { envelope, room, takeSeat, takeSeats } from '#test/harness/logs/seats';
import { held, lostCall, type QuietProcess, QuietStore, refused } from '../quiet-store.js';

let quiet: QuietStore;
let here: QuietProcess;

beforeEach(async () => {
  quiet = new QuietStore();
  const there = await quiet.open();
  for (const id of ['a', 'b', 'c']) {
    await quiet.outcome(there.log.decide(envelope(), room(id), takeSeat(room(id), 'first', 9)));
  }
  here = await quiet.open();
  await quiet.outcome(here.log.shardOf('default'));
});

const take = (id: string, who = 'ada', options = {}) =>
  here.log.decide(envelope(), room(id), takeSeat(room(id), who, 99), options);

/** Commands that come while a call is under way are looked at together. */
const meanwhile = async (ids: readonly string[]) => {
  const { fate, release } = held();
  here.next('append', fate);
  const first = take('new', 'first', { creates: true });
  await quiet.pass();
  const all = ids.map((id) => take(id));
  await quiet.pass();
  release();
  await quiet.outcome(first);
  return quiet.outcome(Promise.allSettled(all));
};

describe('a stream that is not in memory', () => {
  it('is read before it is decided on, and once', async () => {
    expect(await quiet.outcome(take('a'))).toMatchObject({ version: 2, state: { taken: ['first', 'ada'] } });
    await quiet.outcome(take('a', 'bob'));
    expect([here.count('read-tails'), here.count('append')]).toEqual([1, 2]);
  });

  it('is read with all others that are wanted at the time', async () => {
    await meanwhile(['a', 'b', 'c']);
    expect([here.count('read-tails'), here.count('append')]).toEqual([1, 2]);
  });

  it('is taken for new without a look where it is to be made', async () => {
    expect(await quiet.outcome(take('new', 'ada', { creates: true }))).toMatchObject({ version: 1 });
    expect([here.count('read-tails'), here.count('append')]).toEqual([0, 1]);
  });

  it('that was taken for new and is there brings its events with the call that fails', async () => {
    expect(await quiet.outcome(take('a', 'ada', { creates: true }))).toMatchObject({
      version: 2,
      state: { taken: ['first', 'ada'] },
    });
    expect(here.count('lock-shard')).toBe(1);
  });

  it('keeps nobody waiting who does not need it', async () => {
    await quiet.outcome(take('a'));
    const { fate, release } = held();
    here.next('read-tails', fate);
    let isThere = false;
    const slow = take('b').then(() => {
      isThere = true;
    });
    await quiet.pass();
    expect(await quiet.outcome(take('a', 'bob'))).toMatchObject({ version: 3 });
    expect(isThere).toBe(false);
    release();
    await quiet.outcome(slow);
  });

  it('is decided on before what came while it was read', async () => {
    await quiet.outcome(take('a'));
    const read = held();
    here.next('read-tails', read.fate);
    const early = here.log.decide(envelope(), room('a'), takeSeats([room('b'), room('a')], 'early', 9));
    await quiet.pass();
    const call = held();
    here.next('append', call.fate);
    const first = take('a', 'first');
    await quiet.pass();
    const late = take('a', 'late');
    await quiet.pass();
    read.release();
    await quiet.pass();
    call.release();
    await quiet.outcome(Promise.all([early, first, late]));
    const taken = quiet.store.state.stream('default', 'room/a').map(({ data }) => (data as { who: string }).who);
    expect(taken).toEqual(['first', 'ada', 'first', 'early', 'late']);
  });

  it('is read for a command that wanted another one first, too', async () => {
    let reads = 0;
    const decide = here.log.decide(envelope(), room('a'), (read) => {
      reads += 1;
      for (const id of ['a', 'b', 'c']) read(room(id));
      return { events: [{ stream: room('a'), type: 'SeatTaken', data: { who: 'ada' } }], until: Infinity };
    });
    expect(await quiet.outcome(decide)).toMatchObject({ version: 2 });
    expect([reads, here.count('read-tails')]).toEqual([4, 3]);
  });

  it('is not read twice for who wanted it before memory was too small for it', async () => {
    here = await quiet.open({ cachedStreams: 1 });
    const both = takeSeats([room('a'), room('b')], 'ada', 9);
    expect(await quiet.outcome(here.log.decide(envelope(), room('b'), both))).toMatchObject({ version: 2 });
    expect(here.count('read-tails')).toBe(1);
  });
});

describe('a read that fails', () => {
  it('for the lack of its connection is made once more', async () => {
    here.next('read-tails', lostCall);
    expect(await quiet.outcome(take('a'))).toMatchObject({ version: 2 });
    expect(here.count('read-tails')).toBe(2);
  });

  it('twice is Busy: nothing was sent', async () => {
    here.next('read-tails', lostCall, lostCall);
    await expect(quiet.outcome(take('a'))).rejects.toThrow(Busy);
    expect(here.count('append')).toBe(0);
    expect(await quiet.outcome(take('a'))).toMatchObject({ version: 2 });
  });

  it('for want of room is Busy at once', async () => {
    here.next('read-tails', refused('53200'));
    await expect(quiet.outcome(take('a'))).rejects.toThrow(Busy);
    expect(here.count('read-tails')).toBe(1);
  });

  it('for good is made for each alone, so that one fails alone, by what the server said', async () => {
    here.next('read-tails', refused('22012'), refused('22012'));
    const told = await meanwhile(['a', 'b', 'c']);
    expect(told).toMatchObject([{ reason: { code: '22012' } }, { value: { version: 2 } }, { value: { version: 2 } }]);
    expect(here.count('read-tails')).toBe(4);
  });

  it('for a while is Busy for all who waited for it', async () => {
    here.next('read-tails', refused('53200'));
    const told = await meanwhile(['a', 'b']);
    expect(told).toMatchObject([{ reason: expect.any(Busy) }, { reason: expect.any(Busy) }]);
  });
});

describe('a stream of more than a page', () => {
  const long = 'x'.repeat(300_000);

  beforeEach(async () => {
    const there = await quiet.open();
    for (let nth = 0; nth < 9; nth += 1) {
      await quiet.outcome(there.log.decide(envelope(), room('long'), takeSeat(room('long'), `${long}${nth}`, 99)));
    }
  });

  it('is read to its end, and nobody waits for it who needs another one', async () => {
    const told: string[] = [];
    const all = [
      take('long').then(({ version }) => told.push(`long ${version}`)),
      take('a').then(({ version }) => told.push(`a ${version}`)),
    ];
    await quiet.outcome(Promise.all(all));
    expect(told).toEqual(['a 2', 'long 10']);
    expect(here.count('read-tails')).toBeGreaterThan(2);
  });

  it('is read aside where it is found to be needed under the lock, and the others go on', async () => {
    const told: string[] = [];
    const all = [
      take('long', 'ada', { locked: true }).then(({ version }) => told.push(`long ${version}`)),
      take('a', 'ada', { locked: true }).then(({ version }) => told.push(`a ${version}`)),
    ];
    await quiet.outcome(Promise.all(all));
    expect(told).toEqual(['a 2', 'long 10']);
  });

  it('is told by what the server said to who waits for it, where its next page cannot be read', async () => {
    here.next('read-tails', (go) => go(), refused('22012'));
    await expect(quiet.outcome(take('long'))).rejects.toMatchObject({ code: '22012' });
    expect(await quiet.outcome(take('long'))).toMatchObject({ version: 10 });
  });
});

it('two ranges of streams that one command reads are two', async () => {
  const seen: string[][] = [];
  const told = here.log.decide(envelope(), room('a'), (read) => {
    const named = (from: string, to: string) => {
      const names: string[] = [];
      read.range(from, to, (name) => {
        names.push(name);
        return room(name.slice('room/'.length));
      });
      return names;
    };
    seen.push(named('room/a', 'room/b'), named('room/b', 'room/d'));
    return { events: [], until: Number.POSITIVE_INFINITY };
  });
  await quiet.outcome(told);
  expect(seen.slice(-2)).toEqual([['room/a'], ['room/b', 'room/c']]);
});
