import { getEventListeners } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { jest } from '@jest/globals';
import type { StoredEvent } from '../catalogue/stored-event.js';
import type { Point } from '../point.js';
import { follow, type Page } from './follow.js';

/** A log in memory that tells who listens to it. */
class Log {
  readonly #events: StoredEvent[] = [];
  readonly listeners = new Set<(shard: number, head: number) => void>();
  /** How long a read takes; what it finds is what was there when it began. */
  reading: Promise<void> = Promise.resolve();

  scanShard = async (shard: number, behind: number | Point, limit: number) => {
    const after = typeof behind === 'number' ? behind : behind.position;
    const found = this.#events.filter((event) => event.shard === shard).slice(after, after + limit);
    await this.reading;
    return found;
  };

  onAppend = (listener: (shard: number, head: number) => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  append(shard: number) {
    const position = this.#events.filter((event) => event.shard === shard).length + 1;
    this.#events.push({
      id: `${position}`.padStart(36, '0'),
      shard,
      position,
      stream: 'room/1',
      type: 'SeatTaken',
    } as StoredEvent);
    for (const listener of this.listeners) listener(shard, position);
  }
}

let log: Log;
let abort: AbortController;
let pages: AsyncGenerator<Page, void>;

/** No clock runs, so that whoever waits for one waits for ever. */
beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  log = new Log();
  abort = new AbortController();
  pages = follow(log, 1, { after: 0, signal: abort.signal });
});

afterEach(() => {
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
    const read = jest.spyOn(log, 'scanShard');
    const next = pages.next();
    await turn();
    log.append(2);
    await turn();
    expect(read).toHaveBeenCalledTimes(1);
    log.append(1);
    expect(positionOf(await next)).toBe(1);
  });

  it('for nothing where the bell rang while it read', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    log.reading = promise;
    const next = pages.next();
    await turn();
    log.append(1);
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

  it('when it is aborted while its consumer is busy', async () => {
    log.append(1);
    expect(positionOf(await pages.next())).toBe(1);
    log.append(1);
    abort.abort();
    expect(await pages.next()).toEqual(over);
  });

  it('when it was aborted before, without a look at the log', async () => {
    const read = jest.spyOn(log, 'scanShard');
    log.append(1);
    abort.abort();
    expect(await pages.next()).toEqual(over);
    expect(read).not.toHaveBeenCalled();
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
});
