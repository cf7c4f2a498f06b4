import type { Point } from '#libs/event-store';
import { RecentAnswers } from './recent-answers.js';

const scope = { tenant: 'default', shard: 8 };

/** A question whose answer stands at `position`, and how often it was looked up. */
const desk = () => {
  const told: ((shard: number, head: number) => void)[] = [];
  const forgetting: (() => void)[] = [];
  const log = {
    onAppend: (listener: (typeof told)[number]) => void told.push(listener),
    onLost: (listener: () => void) => void forgetting.push(listener),
  };
  const recent = new RecentAnswers(log as never);
  let lookups = 0;
  const state = { position: 5 };
  const look = async () => {
    lookups += 1;
    await Promise.resolve();
    return { position: state.position };
  };
  return {
    state,
    lookups: () => lookups,
    appended: (head: number) => told[0]!(scope.shard, head),
    lost: () => forgetting[0]!(),
    ask: (minPosition?: number | Point, tenant = 'default') =>
      recent.answer({ ...scope, tenant }, ['slots', 'svc_1'], look, minPosition),
  };
};

it('an answer that many ask for at once is looked up once', async () => {
  const { ask, lookups } = desk();
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([{ position: 5 }, { position: 5 }, { position: 5 }]);
  await ask();
  expect(lookups()).toBe(1);
});

it('an answer is not given again once something was appended', async () => {
  const { ask, appended, state, lookups } = desk();
  await ask();
  appended(6);
  state.position = 6;
  expect(await ask()).toEqual({ position: 6 });
  expect(lookups()).toBe(2);
});

it('an answer of a read model that lags is not given again', async () => {
  const { ask, appended, lookups } = desk();
  appended(6);
  await ask();
  await ask();
  expect(lookups()).toBe(2);
});

it('nobody gets an answer that is older than what they have seen, or that is another tenant’s', async () => {
  const { ask, lookups } = desk();
  await ask();
  await ask(6);
  await ask(undefined, 'north-clinic');
  expect(lookups()).toBe(3);
});

it('an answer of before a failover is not given again, nor does anybody wait for what that took back', async () => {
  const { ask, appended, lost, state, lookups } = desk();
  appended(5);
  const underWay = ask();
  lost();
  await underWay;
  state.position = 4;
  expect([await ask(), await ask()]).toEqual([{ position: 4 }, { position: 4 }]);
  expect(lookups()).toBe(2);
});

it('an answer is not given to whom wants one of a later point', async () => {
  const { ask, state, lookups } = desk();
  await ask();
  state.position = 6;
  expect(await ask({ position: 6, mark: '00000006' })).toEqual({ position: 6 });
  expect(await ask({ position: 6, mark: '00000006' })).toEqual({ position: 6 });
  expect(lookups()).toBe(2);
  await ask({ position: 7, mark: '00000007' });
  await ask({ position: 7, mark: '00000007' });
  expect(lookups()).toBe(4);
});
