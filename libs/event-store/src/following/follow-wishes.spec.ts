import { setImmediate as turn } from 'node:timers/promises';
import { ConnectionFailed } from '#libs/database';
import { LogInMemory } from '#test/harness/logs/log-in-memory';
import { Clockwork } from '#test/simulation/clockwork';
import { UnreadableEvent } from '../catalogue/unreadable-event.js';
import { assertContiguous, type Following, HoleInLog, type Page } from './follow.js';
import { Followers } from './followers.js';

let time: Clockwork;
let log: LogInMemory;
let followers: Followers;
let abort: AbortController;

const world = () => ({
  after: (milliseconds: number, run: () => void) => time.after(milliseconds, run),
  turn: () => turn(),
});

beforeEach(() => {
  time = new Clockwork(20_000);
  log = new LogInMemory();
  followers = new Followers(log, { path: 'guest.id', categories: ['room'] }, world() as never);
  abort = new AbortController();
});

afterEach(async () => {
  abort.abort();
  await pass();
  expect(log.listeners.size).toBe(0);
  const { steps } = time;
  await pass(10_000);
  expect(time.steps).toBe(steps);
});

const pass = async (milliseconds = 0) => {
  for (let round = 0; round < 6; round += 1) await time.until(() => false, time.now);
  await time.until(() => false, time.now + milliseconds);
};

const follow = (following: Partial<Following> = {}, shard = 1) => {
  const pages: Page[] = [];
  const passed: number[] = [];
  const told: { end: unknown } = { end: null };
  const generator = followers.follow(shard, {
    after: 0,
    signal: abort.signal,
    passed: ({ position }) => passed.push(position),
    ...following,
  });
  void (async () => {
    for await (const page of generator) pages.push(page);
    told.end = 'over';
  })().catch((error: unknown) => {
    told.end = error;
  });
  const heard = () => pages.flatMap(({ events }) => events.map(({ position }) => position));
  return { pages, passed, told, heard };
};

const guest = (id: string) => ({ guest: { id } });

describe('a follower gets of the events of its shard', () => {
  it('all, or those of the types, the categories, the person and whatever else it wants', async () => {
    const all = follow();
    const typed = follow({ types: ['SeatTaken', 'Other'] });
    const otherwise = follow({ types: ['Other'] });
    const rooms = follow({ categories: ['room'] });
    const halls = follow({ categories: ['hall', 'attic'] });
    const adas = follow({ person: 'ada' });
    const even = follow({ wants: ({ position }) => position % 2 === 0 });
    const both = follow({ person: 'ada', wants: ({ position }) => position % 2 === 0 });
    const neither = follow({ categories: ['hall'], person: 'ada' });
    await pass();
    log.append(1, { stream: 'room/a', data: guest('ada') });
    log.append(2, { stream: 'room/x', data: guest('ada') });
    log.append(1, { stream: 'hall/b', data: guest('ada') });
    log.append(1, { stream: 'room/c', data: guest('bob') });
    log.append(1, { stream: 'room/a' });
    await pass();
    const heard = [all, typed, otherwise, rooms, halls, adas, even, both, neither].map((each) => each.heard());
    expect(heard).toEqual([[1, 2, 3, 4], [1, 2, 3, 4], [], [1, 3, 4], [2], [1, 4], [2, 4], [4], []]);
  });

  it('no more than a page at once, and then the next', async () => {
    for (let nth = 0; nth < 5; nth += 1) log.store(1);
    const { pages } = follow({ pageSize: 2 });
    await pass();
    expect(pages.map(({ events, position }) => [events.length, position])).toEqual([
      [2, 2],
      [2, 4],
      [1, 5],
    ]);
  });

  it('empty pages of what it does not want where it is behind: it may go on from there', async () => {
    for (let nth = 0; nth < 4; nth += 1) log.store(1);
    const { pages, passed } = follow({ pageSize: 2, categories: ['hall'] });
    await pass();
    expect([pages.map(({ events, position }) => [events.length, position]), passed]).toEqual([
      [
        [0, 2],
        [0, 4],
      ],
      [],
    ]);
    log.append(1);
    await pass();
    expect([pages.length, passed]).toEqual([2, [5]]);
  });

  it('where it fails on being asked, nothing more, and nobody else is held up', async () => {
    const picky = follow({
      wants: ({ position }) => {
        if (position === 2) throw new Error('cannot tell');
        return true;
      },
    });
    const all = follow();
    await pass();
    for (const _ of [1, 2, 3]) {
      log.append(1);
      await pass();
    }
    expect([picky.heard(), picky.told.end, all.heard()]).toEqual([[1], new Error('cannot tell'), [1, 2, 3]]);
  });
});

it('nobody can ask for a person where nobody has said where events name one', () => {
  const others = new Followers(log, undefined, world() as never);
  expect(() => others.follow(1, { after: 0, signal: abort.signal, person: 'ada' })).toThrow(TypeError);
});

it('each shard has its own reader, and one that ends takes no other with it', async () => {
  const [one, other] = [follow({}, 1), follow({}, 2)];
  await pass();
  log.append(1);
  log.append(2);
  await pass();
  expect([one.heard(), other.heard(), log.listeners.size]).toEqual([[1], [1], 2]);
});

describe('a reader', () => {
  it('goes on as long as one follows, and not longer', async () => {
    const own = new AbortController();
    const first = follow({ signal: own.signal });
    const second = follow();
    await pass();
    own.abort();
    own.abort();
    await pass();
    log.append(1);
    await pass();
    expect([first.heard(), second.heard(), log.listeners.size]).toEqual([[], [1], 1]);
    abort.abort();
    await pass();
    expect(log.listeners.size).toBe(0);
  });

  it('goes on for who asks whom events concern, though one leaves who did not', async () => {
    const own = new AbortController();
    follow({ signal: own.signal });
    const adas = follow({ person: 'ada' });
    await pass();
    own.abort();
    const before = log.reads.length;
    log.append(1, { stream: 'room/b', data: guest('bob') });
    await pass();
    log.append(1, { stream: 'room/a', data: guest('ada') });
    await pass();
    expect([adas.heard(), log.reads.slice(before)]).toEqual([[2], [1, 1]]);
  });

  it('that ends late takes none with it that was begun meanwhile', async () => {
    const { readPage } = log;
    const { promise, resolve } = Promise.withResolvers<void>();
    const own = new AbortController();
    const first = follow({ signal: own.signal });
    await pass();
    log.readPage = async (...asked) => {
      log.readPage = readPage;
      await promise;
      return readPage(...asked);
    };
    log.append(1);
    await pass();
    own.abort();
    const second = follow();
    await pass();
    resolve();
    await pass();
    log.append(1);
    await pass();
    expect([first.heard(), second.heard(), log.listeners.size]).toEqual([[], [1, 2], 1]);
    const before = log.reads.length;
    follow({ after: 2 });
    await pass();
    expect([log.listeners.size, log.reads.length - before]).toEqual([1, 0]);
  });

  it('tells nothing to who has left while others were woken', async () => {
    const own = new AbortController();
    const many = new Followers(log, undefined, {
      ...world(),
      turn: async () => {
        own.abort();
        await turn();
      },
    } as never);
    const consumed = async (following: Partial<Following>) => {
      for await (const _ of many.follow(1, { after: 0, signal: abort.signal, ...following }));
    };
    for (let nth = 0; nth < 100; nth += 1) void consumed({});
    for (let round = 0; round < 10; round += 1) await pass();
    const passed: Page['position'][] = [];
    void consumed({ signal: own.signal, categories: ['hall'], passed: ({ position }) => passed.push(position) });
    await pass();
    log.append(1);
    await pass();
    expect(passed).toEqual([]);
  });

  it('tells nothing to who is busy with a page', async () => {
    const passed: number[] = [];
    const stream = { stream: 'hall/a' };
    const pages = followers.follow(1, {
      ...{ after: 0, signal: abort.signal, categories: ['hall'] },
      passed: ({ position }) => passed.push(position),
    });
    const heard: unknown[] = [];
    void pages.next().then(({ value }) => heard.push(value));
    await pass();
    log.append(1, stream);
    await pass();
    expect(heard).toMatchObject([{ position: 1 }]);
    log.append(1);
    await pass();
    expect(passed).toEqual([]);
  });

  it('asks whom events concern only while somebody wants to know', async () => {
    const own = new AbortController();
    follow();
    const adas = follow({ person: 'ada', signal: own.signal });
    await pass();
    log.append(1, { stream: 'room/a', version: 5 });
    await pass();
    expect(log.asked).toHaveLength(1);
    own.abort();
    await pass();
    log.append(1, { stream: 'room/b', version: 5 });
    await pass();
    expect([log.asked.length, adas.told.end]).toEqual([1, 'over']);
    const late = follow({ person: 'ada', after: 1 });
    await pass();
    log.append(1, { stream: 'room/b', version: 6, data: guest('ada') });
    await pass();
    expect(late.heard()).toEqual([3]);
  });

  it('wakes so many at once, and lets others have their turn in between', async () => {
    const turns: number[] = [];
    const many = new Followers(log, undefined, {
      ...world(),
      turn: async () => {
        turns.push(heard);
        await turn();
      },
    } as never);
    let heard = 0;
    for (let nth = 0; nth < 250; nth += 1) {
      const pages = many.follow(1, { after: 0, signal: abort.signal });
      void (async () => {
        for await (const { events } of pages) heard += events.length;
      })();
    }
    for (let round = 0; round < 10; round += 1) await pass();
    log.append(1);
    await pass();
    expect([heard, turns.length]).toEqual([250, 2]);
  });

  it('looks for itself where nobody tells it, less and less often while nothing comes', async () => {
    const { heard } = follow();
    await pass(3_000);
    const before = log.reads.length;
    await pass(10_000);
    expect(log.reads.length - before).toBe(10);
    const missed = log.reads.length;
    log.store(1);
    await pass(2_000);
    expect(heard()).toEqual([1]);
    expect(log.reads.length - missed).toBeGreaterThan(4);
  });
});

describe('a read that the database fails at', () => {
  const failing = (times: number, error: Error) => {
    const { readPage } = log;
    let left = times;
    const at: number[] = [];
    log.readPage = async (...asked) => {
      at.push(time.now);
      left -= 1;
      if (left >= 0) throw error;
      return readPage(...asked);
    };
    return at;
  };

  it('is tried again after longer each time, a second at most, by who is behind', async () => {
    log.store(1);
    const at = failing(8, new ConnectionFailed(new Error('reset')));
    const { heard } = follow();
    await pass(10_000);
    expect(heard()).toEqual([1]);
    expect(at.slice(0, 9).map((each, nth) => each - (at[nth - 1] ?? 0))).toEqual([
      0, 20, 40, 80, 160, 320, 640, 1_000, 1_000,
    ]);
  });

  it('passes for who waits, too', async () => {
    const { heard, told } = follow();
    await pass();
    const at = failing(3, new ConnectionFailed(new Error('reset')));
    log.append(1);
    await pass(2_000);
    expect([heard(), told.end]).toEqual([[1], null]);
    expect(at.slice(1, 4).map((each, nth) => each - at[nth]!)).toEqual([40, 80, 160]);
  });

  it('is told to all where it is this process’s own mistake', async () => {
    const all = [follow(), follow()];
    await pass();
    failing(1, new TypeError('x is not a function'));
    log.append(1);
    await pass();
    expect(all.map(({ told }) => told.end)).toEqual([expect.any(TypeError), expect.any(TypeError)]);
    const next = follow();
    await pass();
    log.append(1);
    await pass();
    expect(next.heard()).toEqual([1, 2]);
  });

  it('ends nobody who comes afterwards, though one is busy still who will be told', async () => {
    log.store(1);
    const busy = followers.follow(1, { after: 0, signal: abort.signal });
    void busy.next();
    follow();
    await pass();
    failing(1, new TypeError('x is not a function'));
    log.append(1);
    await pass();
    const next = follow({ after: 1 });
    await pass();
    log.append(1);
    await pass();
    expect([next.heard(), next.told.end]).toEqual([[2, 3], null]);
  });

  it('is told to who reads alone as well', async () => {
    failing(1, new HoleInLog(1, 3, 5));
    const { told } = follow();
    await pass();
    expect(told.end).toEqual(new HoleInLog(1, 3, 5));
  });
});

describe('once the log is not used any more', () => {
  it('all who follow are told that it is over, those as well who are behind', async () => {
    log.store(1);
    const waiting = [follow({}, 1), follow({}, 2)];
    await pass();
    const { promise, resolve } = Promise.withResolvers<void>();
    log.reading = promise;
    const behind = follow({ after: 0, pageSize: 1 }, 3);
    await pass();
    const closed = followers.close();
    resolve();
    await closed;
    await pass(1_000);
    expect([...waiting, behind].map(({ told }) => told.end)).toEqual(['over', 'over', 'over']);
    expect(log.listeners.size).toBe(0);
  });

  it('nobody is told of what was read meanwhile', async () => {
    const { passed } = follow({ categories: ['hall'] });
    await pass();
    const { promise, resolve } = Promise.withResolvers<void>();
    log.reading = promise;
    log.append(1);
    await pass();
    void followers.close();
    resolve();
    await pass();
    expect(passed).toEqual([]);
  });

  it('whoever comes later is told so at once', async () => {
    follow();
    await pass();
    await followers.close();
    const late = follow();
    await pass();
    expect([late.told.end, log.listeners.size]).toEqual(['over', 0]);
  });
});

describe('events follow each other without a gap', () => {
  const at = (...positions: readonly number[]) => positions.map((position) => ({ position })) as never;

  it.each([
    [at(4, 6), 4, 6],
    [at(5), 3, 5],
    [at(3), 3, 3],
  ])('or else there is a hole: %j', (events, after, found) => {
    expect(() => assertContiguous(8, 3, events)).toThrow(new HoleInLog(8, after, found));
    expect(new HoleInLog(8, after, found).message).toContain(`after position ${after} comes ${found}`);
  });

  it('as these do', () => {
    assertContiguous(8, 3, at(4, 5, 6));
    assertContiguous(8, 3, at());
  });
});

it('an unreadable event ends the following behind what comes before it, wherever that was read', async () => {
  log.append(1);
  log.append(1, { unreadable: new UnreadableEvent({ position: 2 } as never, 'of a later build') });
  const { heard, told, pages } = follow();
  await pass();
  expect([heard(), told.end, pages.at(-1)?.position]).toEqual([[1], expect.any(UnreadableEvent), 1]);
  const first = follow({ after: 1 });
  await pass();
  expect([first.pages, first.told.end]).toEqual([[], expect.any(UnreadableEvent)]);
});
