import { jest } from '@jest/globals';
import { realWorld } from '#libs/event-store';
import type { Policy, PolicyItem } from './policy.js';
import { PolicyRunner } from './policy-runner.js';

const good: PolicyItem = { tenant: 'good', id: 'thing' };
const [here, there] = [8, 9];

let acts: string[];
let said: string[];
/** Null: nobody can tell. */
let shards: readonly number[] | null;

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  [acts, said, shards] = [[], [], [here, there]];
});

afterEach(() => {
  jest.useRealTimers();
});

/** Finds one item in each shard, and does nothing new with it. */
const policy = ({ name = 'doing', ...own }: Partial<Policy>): Policy => {
  const act = async (shard: number) => {
    acts.push(`${name} ${shard}`);
    return false;
  };
  return { name, abreast: 100, find: async () => [good], act, ...own };
};

/** So many seconds of a runner's life. */
const runFor = async (seconds: number, ...policies: readonly Policy[]) => {
  const heads = async () => {
    if (shards === null) throw new Error('no connection');
    return new Map(shards.map((shard) => [shard, 1]));
  };
  const logger = { warn: (line: string) => void said.push(line), error: (line: string) => void said.push(line) };
  const runner = new PolicyRunner({ heads, now: () => jest.now(), world: realWorld }, policies, logger);
  runner.start();
  await jest.advanceTimersByTimeAsync(seconds * 1_000);
  return runner;
};

const stop = async (runner: PolicyRunner) => {
  const stopped = runner.stop();
  await jest.advanceTimersByTimeAsync(20);
  await stopped;
};

it('a step that did something may be followed by more at once, unless a policy did nothing or too much fails', async () => {
  const did = [true, true, true];
  const runner = await runFor(0.5, policy({ act: async () => did.pop() ?? false }), policy({ name: 'one' }));
  // In both shards the first look and one after each act that did something; all policies have their turn.
  expect(acts.filter((each) => each.startsWith('one')).length).toBe(2 + 3);
  await stop(runner);
});

it('a part that did something new makes more due, one that fails or is paused does not', async () => {
  const looked: number[] = [];
  const act: Policy['act'] = async (shard, _, now, attempt) => {
    if (shard === here) looked.push(now);
    await attempt('bad', () => Promise.reject(new Error('cannot be read')));
    return attempt('good', async () => looked.length === 1);
  };
  const runner = await runFor(0.9, policy({ act }));
  expect(looked).toEqual([0, 20]);
  await stop(runner);
  const failing: Policy['act'] = async (_, __, ___, attempt) => attempt('bad', () => Promise.reject(new Error('no')));
  const runs: number[] = [];
  const other = await runFor(
    0.9,
    policy({
      act: (...asked) => {
        runs.push(asked[0]);
        return failing(...asked);
      },
    }),
  );
  expect(runs.sort()).toEqual([here, there]);
  await stop(other);
});

it('four shards at a time have their turn, and one that hangs is not begun again', async () => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const begun: number[] = [];
  const act = async (shard: number) => {
    begun.push(shard);
    return promise;
  };
  shards = [1, 2, 3, 4, 5, 6];
  const runner = await runFor(5, policy({ act }));
  expect(begun).toEqual([1, 2, 3, 4]);
  resolve(false);
  await jest.advanceTimersByTimeAsync(0);
  expect(begun).toEqual([1, 2, 3, 4, 5, 6]);
  await stop(runner);
});

it('so many items of a policy are acted on at the same time as it says', async () => {
  let [under, most] = [0, 0];
  const act = async () => {
    under += 1;
    most = Math.max(most, under);
    await new Promise((resolve) => setTimeout(resolve, 10));
    under -= 1;
    return false;
  };
  const items = Array.from({ length: 7 }, (_, nth) => ({ tenant: 'good', id: `${nth}` }));
  const find = async (shard: number) => (shard === here ? items : []);
  const runner = await runFor(0.9, policy({ abreast: 3, act, find }));
  expect(most).toBe(3);
  await stop(runner);
});

it('a runner that cannot tell which shards there are does nothing, and says so once', async () => {
  shards = null;
  const runner = await runFor(30, policy({}));
  expect([acts, said]).toEqual([[], ['policies: no connection']]);
  await stop(runner);
});

it('it stops at once between two looks, once what is under way is settled, and may be started again', async () => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const begun: string[] = [];
  const act = async (shard: number, { id }: PolicyItem) => {
    begun.push(`${shard} ${id}`);
    return begun.length === 1 ? promise : false;
  };
  const find = async (shard: number) => (shard === here ? [good, { tenant: 'good', id: 'next' }] : []);
  const slow = policy({ abreast: 1, act, find });
  const runner = await runFor(0.5, slow, policy({ name: 'two' }));
  let isStopped = false;
  const stopping = runner.stop().then(() => {
    isStopped = true;
  });
  await jest.advanceTimersByTimeAsync(0);
  expect([isStopped, begun]).toEqual([false, ['8 thing']]);
  resolve(true);
  await jest.advanceTimersByTimeAsync(0);
  await jest.advanceTimersByTimeAsync(20);
  await stopping;
  // Neither its next item nor the next policy of that shard is begun.
  expect([isStopped, begun, acts]).toEqual([true, ['8 thing'], ['two 9']]);
  await jest.advanceTimersByTimeAsync(5_000);
  expect(acts).toEqual(['two 9']);
  runner.start();
  await jest.advanceTimersByTimeAsync(0);
  expect(acts.toSorted()).toEqual(['two 8', 'two 9', 'two 9']);
  await stop(runner);
});
