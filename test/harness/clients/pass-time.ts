import { setImmediate as turn } from 'node:timers/promises';
import { jest } from '@jest/globals';

/** Timers alone: streams and promises go on as ever. */
export const stopTime = (): void => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
};

/**
 * Makes time pass, from timer to timer, until something is done. A body is read in several turns of the event loop, which
 * all come before the next timer: nothing takes time but what waits for it.
 */
export const passTime = async <T>(work: PromiseLike<T>): Promise<T> => {
  let isDone = false;
  const done = Promise.resolve(work).finally(() => {
    isDone = true;
  });
  done.catch(() => {});
  for (;;) {
    for (let turns = 0; turns < 8; turns += 1) await turn();
    if (isDone) return done;
    await jest.advanceTimersToNextTimerAsync();
  }
};
