import { realWorld } from './real-world.js';
import { sleep } from './world.js';

/** Timers that keep this process alive. */
const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

const long = 600_000;

it('a timer that is waited for keeps the process alive until it is taken back', () => {
  const before = timers();
  const cancel = realWorld.after(long, () => {});
  expect(timers()).toBe(before + 1);
  cancel();
  expect(timers()).toBe(before);
});

it('somebody who waits until they are told to stop keeps no process alive, and leaves no timer behind', async () => {
  const before = timers();
  const closing = new AbortController();
  const slept = sleep(realWorld, long, closing.signal);
  expect(timers()).toBe(before);
  closing.abort();
  await slept;
  const taken: string[] = [];
  const after = (_: number, __: () => void, isIdle?: boolean) => {
    taken.push(isIdle ? 'idle' : 'needed');
    return () => void taken.push('taken back');
  };
  const stopping = new AbortController();
  const waited = sleep({ after }, long, stopping.signal);
  stopping.abort();
  await waited;
  expect(taken).toEqual(['idle', 'taken back']);
});

it('somebody who waits without that is waited for', async () => {
  const asked: unknown[] = [];
  const after = (_: number, run: () => void, isIdle?: boolean) => {
    asked.push(isIdle);
    queueMicrotask(run);
    return () => {};
  };
  await sleep({ after }, long);
  expect(asked).toEqual([false]);
});
