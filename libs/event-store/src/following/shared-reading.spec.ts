import { setImmediate as turn } from 'node:timers/promises';
import { ConnectionFailed } from '#libs/database';
import { followDesk, guest } from '#test/harness/logs/follow-desk';
import type { Following, Page } from './follow.js';
import { HoleInLog } from './follow.js';
import { Followers } from './followers.js';

let desk: ReturnType<typeof followDesk>;
let time: typeof desk.time;
let log: typeof desk.log;
let followers: typeof desk.followers;
let abort: typeof desk.abort;
let world: typeof desk.world;
let pass: typeof desk.pass;
let follow: typeof desk.follow;

beforeEach(() => {
  desk = followDesk();
  ({ time, log, followers, abort, world, pass, follow } = desk);
});

afterEach(() => desk.leave());

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
      ...world,
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
      ...world,
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
