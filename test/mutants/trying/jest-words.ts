import { ModernFakeTimers } from '@jest/fake-timers';
import { expect } from 'expect';
import { ModuleMocker } from 'jest-mock';
import { words } from './stage.js';

const mocker = new ModuleMocker(globalThis);
const timers = new ModernFakeTimers({
  global: globalThis,
  config: { fakeTimers: {}, rootDir: '.' } as never,
});

const jest = {
  fn: mocker.fn.bind(mocker),
  spyOn: mocker.spyOn.bind(mocker),
  mocked: <T>(source: T) => source,
  restoreAllMocks: () => mocker.restoreAllMocks(),
  useFakeTimers: (options?: never) => timers.useFakeTimers(options),
  useRealTimers: () => timers.useRealTimers(),
  advanceTimersByTime: (ms: number) => timers.advanceTimersByTime(ms),
  advanceTimersByTimeAsync: (ms: number) => timers.advanceTimersByTimeAsync(ms),
  advanceTimersToNextTimer: () => timers.advanceTimersToNextTimer(),
  runOnlyPendingTimers: () => timers.runOnlyPendingTimers(),
  getTimerCount: () => timers.getTimerCount(),
  now: () => timers.now(),
  setTimeout: () => {},
};

/** What specs find without an import, and what they import from `@jest/globals`. */
export const { it, test, describe, beforeAll, afterAll, beforeEach, afterEach } = words;
export { expect, jest };

export const sayThemEverywhere = (): void => {
  Object.assign(globalThis, words, { expect });
};
