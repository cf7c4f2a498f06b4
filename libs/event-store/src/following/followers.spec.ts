import { setImmediate as turn } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { LogInMemory } from '#test/harness/logs/log-in-memory';
import type { StoredEvent } from '../catalogue/stored-event.js';
import { UnreadableEvent } from '../catalogue/unreadable-event.js';
import { OtherHistory } from '../failures.js';
import { pointOf } from '../point.js';
import { realWorld } from '../world/real-world.js';
import type { Following } from './follow.js';
import { Followers } from './followers.js';

let log: LogInMemory;
let followers: Followers;
let abort: AbortController;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  log = new LogInMemory();
  followers = new Followers(log, { path: 'guest.id', categories: ['room'] }, realWorld);
  abort = new AbortController();
});

afterEach(async () => {
  abort.abort();
  await turn();
  jest.useRealTimers();
});

/** Follows for as long as the test lasts. */
const follow = (following: Partial<Following> = {}) => {
  const heard: string[] = [];
  const pages = followers.follow(1, { after: 0, signal: abort.signal, ...following });
  const ended = (async () => {
    for await (const { events } of pages) heard.push(...events.map(({ position }) => `${position}`));
  })().catch((error: unknown) => error);
  return { heard, ended };
};

/** Until nobody has anything to do but to wait. */
const settled = async () => {
  for (let round = 0; round < 10; round += 1) await turn();
};

const named = (id: string | null) => ({ guest: id === null ? null : { id } });
const unreadable = (stream: string, data: object = {}) => ({
  stream,
  data,
  unreadable: new UnreadableEvent({ stream } as StoredEvent, 'of a later build'),
});

describe('one append', () => {
  it.each([1, 2, 400])('is read once for %i idle followers', async (count) => {
    log.append(1);
    const all = Array.from({ length: count }, () => follow({ after: 1 }));
    await settled();
    const before = log.reads.length;
    log.append(1);
    await settled();
    expect(all.map(({ heard }) => heard)).toEqual(all.map(() => ['2']));
    expect(log.reads.slice(before)).toEqual([1]);
  });

  it.each([1, 400])(
    'tells %i followers whose it is by one look at most, and by none once it was met',
    async (count) => {
      log.append(1, { stream: 'room/a', data: named('ada') });
      const all = Array.from({ length: count }, (_, index) => follow({ after: 1, person: index % 2 ? 'bob' : 'ada' }));
      await settled();
      log.append(1, { stream: 'room/a' });
      await settled();
      log.append(1, { stream: 'room/a' });
      log.append(1, { stream: 'room/b', data: named('bob') });
      log.append(1, { stream: 'room/b' });
      log.append(1, { stream: 'hall/c' });
      await settled();
      expect(log.asked).toEqual([['room/a']]);
      expect(all.map(({ heard }) => heard)).toEqual(all.map((_, index) => (index % 2 ? ['4', '5'] : ['2', '3'])));
    },
  );

  it('moves those on who do not want it, without waking them', async () => {
    const passed: number[] = [];
    const other = follow({ categories: ['hall'], passed: ({ position }) => passed.push(position) });
    await settled();
    log.append(1);
    log.append(1);
    await settled();
    log.append(1, { stream: 'hall/1' });
    await settled();
    expect([passed.at(-1), other.heard]).toEqual([2, ['3']]);
  });
});

describe('a follower that is behind', () => {
  it('reads for itself, two at a time, and then with the others', async () => {
    for (let event = 0; event < 6; event += 1) log.store(1);
    const { promise, resolve } = Promise.withResolvers<void>();
    log.reading = promise;
    const all = Array.from({ length: 20 }, () => follow({ pageSize: 2 }));
    await settled();
    expect(log.mostUnderWay).toBe(2);
    resolve();
    for (let round = 0; round < 20; round += 1) await settled();
    const before = log.reads.length;
    log.append(1);
    await settled();
    expect(all.map(({ heard }) => heard.join(''))).toEqual(all.map(() => '1234567'));
    expect(log.reads.slice(before)).toEqual([1]);
  });

  it('takes what was read last without a look', async () => {
    log.append(1);
    follow();
    await settled();
    for (let event = 0; event < 3; event += 1) log.append(1);
    await settled();
    const before = log.reads.length;
    const late = follow({ after: 2 });
    await settled();
    expect([late.heard, log.reads.length - before]).toEqual([['3', '4'], 0]);
  });

  it('is held nothing for, however slow it is: what was read last is bounded, and the rest it reads itself', async () => {
    const slow = followers.follow(1, { after: 0, signal: abort.signal });
    log.append(1);
    expect((await slow.next()).value).toMatchObject({ position: 1 });
    const quick = follow({ after: 1 });
    for (let event = 0; event < 2_100; event += 1) log.store(1);
    log.append(1);
    for (let round = 0; round < 5; round += 1) await settled();
    expect(quick.heard).toHaveLength(2_101);
    const before = log.reads.length;
    expect((await slow.next()).value).toMatchObject({ events: { length: 1_000 }, position: 1_001 });
    expect(log.reads.slice(before)).toEqual([1_000]);
  });

  it('of another past is told so by what was read last, as by the log', async () => {
    log.append(1);
    follow();
    await settled();
    const lost = { ...pointOf({ position: 1, id: 'lost'.padStart(36, '0') }) };
    expect(await follow({ after: lost }).ended).toBeInstanceOf(OtherHistory);
  });

  it('ahead of the reader compares as soon as that comes there, whatever it wants', async () => {
    for (let event = 0; event < 2; event += 1) log.append(1);
    follow({ after: 2 });
    await settled();
    const ahead = [{}, { categories: ['hall'] }].map((wanted) =>
      follow({ after: { position: 3, mark: '00000lost' }, ...wanted }),
    );
    const ends: unknown[] = [];
    for (const { ended } of ahead) void ended.then((end) => ends.push(end));
    log.append(1);
    await settled();
    expect(ends).toEqual([expect.any(OtherHistory), expect.any(OtherHistory)]);
  });

  it('is told whom events concern that were read when nobody asked for that', async () => {
    log.append(1);
    follow();
    await settled();
    log.append(1, { stream: 'room/b', data: named('bob') });
    await settled();
    follow({ after: 2, person: 'bob' });
    await settled();
    log.append(1, { stream: 'room/a', data: named('ada') });
    await settled();
    const late = follow({ person: 'ada', after: 1 });
    await settled();
    expect(late.heard).toEqual(['3']);
  });

  it('is read for by the reader from where its last page ended', async () => {
    for (let event = 0; event < 3; event += 1) log.store(1);
    const { heard } = follow();
    await settled();
    expect([heard.length, log.reads]).toEqual([3, [3, 0]]);
  });

  it('ahead of the reader compares when that has passed it', async () => {
    for (let event = 0; event < 2; event += 1) log.append(1);
    follow({ after: 2 });
    await settled();
    const ahead = follow({ after: { position: 3, mark: '00000lost' } });
    log.store(1);
    await settled();
    log.append(1);
    await settled();
    expect(await ahead.ended).toBeInstanceOf(OtherHistory);
  });
});

describe('an unreadable event', () => {
  it('ends those alone whom it concerns: whose the stream was, and who is named', async () => {
    log.append(1, { stream: 'room/a', data: named('ada') });
    const [ada, bob, cleo, all] = [
      follow({ person: 'ada' }),
      follow({ person: 'bob' }),
      follow({ person: 'cleo' }),
      follow(),
    ];
    await settled();
    log.append(1, unreadable('room/a', named('bob')));
    log.append(1, { stream: 'room/c', data: named('cleo') });
    await settled();
    const ends = await Promise.all([ada, bob, all].map(({ ended }) => ended));
    expect(ends).toEqual([expect.any(UnreadableEvent), expect.any(UnreadableEvent), expect.any(UnreadableEvent)]);
    expect([ada.heard, bob.heard, cleo.heard, all.heard]).toEqual([['1'], [], ['3'], ['1']]);
  });

  it('ends everybody where it does not tell whom it concerns, and nobody where that is nobody', async () => {
    const ada = follow({ person: 'ada' });
    await settled();
    log.append(1, unreadable('room/a', named(null)));
    log.append(1, { stream: 'room/b', data: named('ada') });
    await settled();
    expect(ada.heard).toEqual(['2']);
    log.append(1, unreadable('room/c'));
    expect(await ada.ended).toBeInstanceOf(UnreadableEvent);
  });
});

describe('a follower that leaves', () => {
  it('is gone at once, and the others are read for on as they were', async () => {
    log.append(1);
    const stay = follow({ after: 1 });
    const leaving = new AbortController();
    const left = follow({ after: 1, signal: leaving.signal });
    let isGone = false;
    void left.ended.then(() => {
      isGone = true;
    });
    await settled();
    const before = log.reads.length;
    leaving.abort();
    await settled();
    expect([isGone, log.reads.length - before]).toEqual([true, 0]);
    log.append(1);
    await settled();
    expect([stay.heard, left.heard]).toEqual([['2'], []]);
  });

  it('before it was its turn to be read for is not read for', async () => {
    for (let event = 0; event < 6; event += 1) log.store(1);
    const { promise, resolve } = Promise.withResolvers<void>();
    log.reading = promise;
    for (let nth = 0; nth < 5; nth += 1) follow({ pageSize: 2 });
    await settled();
    abort.abort();
    resolve();
    await settled();
    expect(log.reads).toEqual([2, 2]);
  });
});

it('nobody is followed by whom events concern where it was not said how they name them', () => {
  const nameless = new Followers(log, undefined, realWorld);
  expect(() => nameless.follow(1, { after: 0, person: 'ada', signal: abort.signal })).toThrow(
    new TypeError('this log was opened without saying where events name persons'),
  );
});
