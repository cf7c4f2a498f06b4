import { jest } from '@jest/globals';
import { realWorld } from '#libs/event-store';
import type { Policy, PolicyItem } from './policy.js';
import { PolicyRunner } from './policy-runner.js';

const good: PolicyItem = { tenant: 'good', id: 'thing' };
const poisoned: PolicyItem = { tenant: 'bad', id: 'thing' };
const [here, there] = [8, 9];

let acts: string[];
let said: string[];
let isMended: boolean;

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  [acts, said, isMended] = [[], [], false];
});

afterEach(() => {
  jest.useRealTimers();
});

/** Finds `items` in both shards; `fails` says what acting on one throws. */
const policy = (name: string, items: readonly PolicyItem[], fails: (item: PolicyItem, shard: number) => unknown) => {
  const act = async (shard: number, item: PolicyItem) => {
    acts.push(`${name} ${shard} ${item.tenant}`);
    if (fails(item, shard) && !isMended) throw new Error('cannot be read');
    return false;
  };
  return { name, abreast: 100, find: async () => items, act } satisfies Policy;
};

/** So many seconds of a runner's life. */
const runFor = async (seconds: number, ...policies: readonly Policy[]) => {
  const heads = async () => new Map([here, there].map((shard) => [shard, 1]));
  const logger = { warn: (line: string) => void said.push(line), error: (line: string) => void said.push(line) };
  const runner = new PolicyRunner({ heads, now: () => jest.now(), world: realWorld }, policies, logger);
  runner.start();
  await jest.advanceTimersByTimeAsync(seconds * 1_000 - 1);
  return runner;
};

const stop = async (runner: PolicyRunner) => {
  const stopped = runner.stop();
  await jest.advanceTimersByTimeAsync(0);
  await stopped;
};

const counted = () => Object.fromEntries([...Map.groupBy(acts, String)].map(([act, { length }]) => [act, length]));

const never = () => false;
const ifPoisoned = (item: PolicyItem) => item === poisoned;

it('an item that fails is paused longer and longer, and all others have their turn each second', async () => {
  const failsHere = (item: PolicyItem, shard: number) => item === poisoned && shard === here;
  const runner = await runFor(16, policy('one', [poisoned, good], failsHere), policy('two', [good], never));
  expect(counted()).toEqual({
    'one 8 bad': 5,
    'one 8 good': 16,
    'one 9 bad': 16,
    'one 9 good': 16,
    'two 8 good': 16,
    'two 9 good': 16,
  });
  await stop(runner);
});

it('no pause is longer than a minute', async () => {
  const runner = await runFor(128, policy('one', [poisoned], ifPoisoned));
  const [before] = [acts.length];
  await jest.advanceTimersByTimeAsync(122_000);
  expect(acts.length - before).toBe(2 * 2);
  await stop(runner);
});

it('a failure is written down when it begins and when it is over', async () => {
  const runner = await runFor(
    10,
    policy('one', [poisoned, good], (item, shard) => ifPoisoned(item) && shard === here),
  );
  expect(said).toEqual(['policy one in shard 8, bad thing: cannot be read']);
  isMended = true;
  await jest.advanceTimersByTimeAsync(60_000);
  expect(said.slice(1)).toEqual(['policy one in shard 8, bad thing: goes on after 4 failed attempts']);
  await stop(runner);
});

it('a look that fails pauses its policy in its shard alone', async () => {
  const blind = policy('blind', [good], never);
  const find = async (shard: number) => {
    if (shard === here) throw new Error('no such table');
    return [good];
  };
  const runner = await runFor(4, { ...blind, find }, policy('two', [good], never));
  expect(counted()).toEqual({ 'blind 9 good': 4, 'two 8 good': 4, 'two 9 good': 4 });
  expect(said).toEqual(['policy blind in shard 8: no such table']);
  await stop(runner);
});

it('a shard in which a policy hangs holds up no other shard', async () => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const hanging = { ...policy('hanging', [good], never), act: (shard: number) => (shard === here ? promise : slow()) };
  const slow = async () => false;
  const runner = await runFor(5, hanging, policy('two', [good], never));
  expect(counted()).toEqual({ 'two 9 good': 5 });
  resolve(false);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(counted()['two 8 good']).toBeGreaterThan(0);
  await stop(runner);
});

it('an item that fails is left out of the next look', async () => {
  const looks: (readonly string[])[] = [];
  const find = async (shard: number, _: number, paused: readonly string[]) => {
    if (shard === here) looks.push(paused);
    return [poisoned, good].filter(({ tenant, id }) => !paused.includes(`${tenant} ${id}`));
  };
  const runner = await runFor(3, { ...policy('one', [], ifPoisoned), find });
  expect(looks).toEqual([[], [], ['bad thing']]);
  await stop(runner);
});

it('a part of an item that fails pauses neither the item nor its other parts', async () => {
  const done: string[] = [];
  const act: Policy['act'] = async (_, __, ___, attempt) => {
    await attempt('bad', () => Promise.reject(new Error('cannot be read')));
    return attempt('good', async () => void done.push('good') === null);
  };
  const runner = await runFor(3, { ...policy('one', [good], never), act });
  expect(done).toHaveLength(2 * 3);
  expect(said).toHaveLength(2);
  await stop(runner);
});

it('the memory of failures has an end', async () => {
  const many = Array.from({ length: 10_500 }, (_, at) => ({ tenant: 'bad', id: `${at}` }));
  let paused: readonly string[] = [];
  const find = async (_: number, __: number, items: readonly string[]) => {
    paused = items;
    return many;
  };
  const runner = await runFor(2.5, { ...policy('one', many, () => true), find });
  expect(paused.length).toBeLessThanOrEqual(10_000);
  await stop(runner);
});
