import { getEventListeners } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { LogInMemory } from '#test/harness/logs/log-in-memory';
import { OtherHistory } from '../failures.js';
import { realWorld } from '../world/real-world.js';
import type { Page } from './follow.js';
import { Followers } from './followers.js';

let log: LogInMemory;
let followers: Followers;
let abort: AbortController;
let pages: AsyncGenerator<Page, void>;

/** No clock runs, so that whoever waits for one waits for ever. */
beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  log = new LogInMemory();
  followers = new Followers(log, undefined, realWorld);
  abort = new AbortController();
  pages = followers.follow(1, { after: 0, signal: abort.signal });
});

afterEach(async () => {
  await turn();
  const left = {
    listeners: log.listeners.size,
    timers: jest.getTimerCount(),
    abortListeners: getEventListeners(abort.signal, 'abort').length,
  };
  jest.useRealTimers();
  expect(left).toEqual({ listeners: 0, timers: 0, abortListeners: 0 });
});

const over = { done: true, value: undefined };
const positionOf = ({ value }: IteratorResult<Page, void>) => (value as Page).position;

describe('following waits', () => {
  afterEach(async () => {
    abort.abort();
    expect(await pages.next()).toEqual(over);
  });

  it('for the bell of its own shard', async () => {
    const next = pages.next();
    await turn();
    const before = log.reads.length;
    log.append(2);
    await turn();
    expect(log.reads.length).toBe(before);
    log.append(1);
    expect(positionOf(await next)).toBe(1);
  });

  it('for nothing where the bell rang while it read', async () => {
    const next = pages.next();
    await turn();
    const { promise, resolve } = Promise.withResolvers<void>();
    log.reading = promise;
    jest.advanceTimersToNextTimer();
    await turn();
    log.append(1);
    resolve();
    expect(positionOf(await next)).toBe(1);
  });

  it('for nothing that came between its own last look and the first one of the reader', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    log.reading = promise;
    const next = pages.next();
    await turn();
    log.store(1);
    resolve();
    expect(positionOf(await next)).toBe(1);
  });

  it('for a second at most, and from 20 ms on after whatever came', async () => {
    const pauses: number[] = [];
    const setTimeout = jest.spyOn(globalThis, 'setTimeout');
    const next = pages.next();
    for (let round = 0; round < 8; round += 1) {
      await turn();
      pauses.push(setTimeout.mock.lastCall![1]!);
      jest.runOnlyPendingTimers();
    }
    expect(pauses).toEqual([20, 40, 80, 160, 320, 640, 1_000, 1_000]);
    log.append(1);
    await next;
    void pages.next();
    await turn();
    expect(setTimeout.mock.lastCall![1]).toBe(20);
  });
});

describe('following ends and leaves nothing behind', () => {
  it('when it is aborted while it waits', async () => {
    const next = pages.next();
    await turn();
    expect([log.listeners.size, jest.getTimerCount()]).toEqual([1, 1]);
    abort.abort();
    expect(await next).toEqual(over);
  });

  it('when it is aborted while it reads, and what was read meanwhile is for the next time', async () => {
    log.append(1);
    const { promise, resolve } = Promise.withResolvers<void>();
    log.reading = promise;
    const next = pages.next();
    await turn();
    abort.abort();
    resolve();
    expect(await next).toEqual(over);
  });

  it('when it is aborted while its consumer is busy, at once', async () => {
    log.append(1);
    expect(positionOf(await pages.next())).toBe(1);
    log.append(1);
    abort.abort();
    await turn();
    expect([log.listeners.size, jest.getTimerCount()]).toEqual([0, 0]);
    expect(await pages.next()).toEqual(over);
  });

  it('when it was aborted before, without a look at the log', async () => {
    log.append(1);
    abort.abort();
    expect(await pages.next()).toEqual(over);
    expect(log.reads).toEqual([]);
  });

  it('when its consumer has enough', async () => {
    log.append(1);
    for await (const { position } of pages) if (position === 1) break;
    expect(await pages.next()).toEqual(over);
  });

  it('when its consumer fails', async () => {
    log.append(1);
    const consumed = (async () => {
      for await (const { position } of pages) throw new Error(`cannot take ${position}`);
    })();
    await expect(consumed).rejects.toThrow('cannot take 1');
  });

  it('when the log is not used any more', async () => {
    const next = pages.next();
    await turn();
    await followers.close();
    expect(await next).toEqual(over);
  });

  it('when the log has lost what it read, and who comes then begins anew', async () => {
    log.append(1);
    log.append(1);
    await pages.next();
    const next = pages.next().catch((error: unknown) => error);
    await turn();
    log.lose(1);
    log.append(1, { id: 'other'.padStart(36, '0') });
    expect(await next).toBeInstanceOf(OtherHistory);
    const anew = followers.follow(1, { after: 1, signal: abort.signal });
    expect(positionOf(await anew.next())).toBe(2);
    await anew.return();
  });
});
