import { setImmediate as turn } from 'node:timers/promises';
import { jest } from '@jest/globals';
import type { Looked } from '#libs/booking';
import { theMassage } from '#test/rules/front-desk';
import type { Message } from '../../feed/server-sent.js';
import { LiveSlots } from './live-slots.js';

const begins = Date.parse('2026-11-23T09:00:00Z');

/** A log that grows, and what is offered as of its end. */
const scene = () => {
  let end = 0;
  let broken = 0;
  let patience = 60_000;
  let lagging: number | null = null;
  const looks: number[] = [];
  let append = (_shard: number) => {};
  const log = {
    world: {
      after: (ms: number, then: () => void) =>
        (
          (timer) => () =>
            clearTimeout(timer)
        )(setTimeout(then, ms)),
      monotonic: () => performance.now(),
    },
    onAppend: (listener: typeof append) => {
      append = listener;
      return () => {};
    },
    onLost: () => () => {},
  };
  const watch = {
    look: async (_: unknown, reached: Pick<Looked, 'past' | 'asOf'>): Promise<Looked> => {
      looks.push(performance.now());
      if (broken-- > 0) throw new Error('the database is away');
      const slots = [{ start: begins, end: begins, remaining: end, free: 1, calendarIds: [], candidates: [] }];
      const service = { ...theMassage(), timeZone: 'UTC' };
      const more = { refused: [], nextFrom: null, nextAvailable: begins, searchedUntil: begins, until: begins };
      return { found: { service, slots, ...more, ...reached.asOf }, ...reached, at: 0 };
    },
    reach: async ({ shard }: { readonly shard: number }) => {
      if (shard === lagging) await new Promise(() => {});
      return { past: log, asOf: { position: end, mark: '00000000' } };
    },
    isStill: async (_: unknown, { asOf }: Looked) => asOf.position === end && patience > 0,
    patience: () => patience,
  };
  const failed = jest.fn();
  const live = new LiveSlots(log as never, watch as never, ({ position }) => `${position}`, failed);
  const wish = {
    duration: null,
    units: null,
    calendarIds: undefined,
    fromDay: 20_780,
    toDay: 20_781,
    tellsFree: false,
  };
  const open = async (leaving = new AbortController(), more = {}, wanted = 0) => {
    const followed = { shard: 8, tenant: 't', serviceId: 'svc_1', ...wish, ...more };
    const { view, bell } = (await live.open(followed, wanted, leaving.signal))!;
    const messages = view.messages(bell, leaving.signal);
    const hear = async () => {
      const { value } = await messages.next();
      return ((value ?? []) as readonly Message<Buffer>[]).map(
        ({ id, text }) => `${id} ${/event: (.*)/.exec(text!.toString())![1]}`,
      );
    };
    return { hear, leave: () => leaving.abort() };
  };
  return {
    ...{ looks, failed, open },
    grow: (times = 1) => {
      end += times;
      append(8);
    },
    breaks: (times: number) => {
      broken = times;
    },
    lags: (shard: number) => {
      lagging = shard;
    },
    lasts: (ms: number) => {
      patience = ms;
    },
  };
};

beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] }));
afterEach(() => void jest.useRealTimers());

const pass = async (ms: number) => {
  for (let left = ms; left > 0; left -= 50) {
    await jest.advanceTimersByTimeAsync(Math.min(50, left));
    await turn();
  }
};

it('all who follow the same are told by one look, four times a second at most', async () => {
  const { open, grow, looks } = scene();
  const listeners = await Promise.all(Array.from({ length: 20 }, () => open()));
  for (const { hear } of listeners) expect(await hear()).toEqual(['0 slots']);
  expect(looks).toHaveLength(1);
  for (let appended = 0; appended < 40; appended += 1) {
    grow();
    await pass(50);
  }
  expect(looks.length).toBeGreaterThan(4);
  expect(looks.length).toBeLessThanOrEqual(9);
  await pass(500);
  for (const { hear } of listeners) expect(await hear()).toEqual(['40 day']);
});

it('beyond 200 listeners they hear once a second', async () => {
  const { open, grow, looks } = scene();
  await Promise.all(Array.from({ length: 201 }, () => open()));
  for (let appended = 0; appended < 60; appended += 1) {
    grow();
    await pass(50);
  }
  expect(looks.length).toBeLessThanOrEqual(4);
});

it('so many are told at a time that others have their turn in between', async () => {
  const { open, grow } = scene();
  const listeners = await Promise.all(Array.from({ length: 60 }, () => open()));
  for (const { hear } of listeners) await hear();
  let told = 0;
  for (const { hear } of listeners) void hear().then(() => (told += 1));
  grow();
  const steps = new Set<number>();
  for (let ms = 0; ms < 400; ms += 1) {
    await jest.advanceTimersByTimeAsync(1);
    await turn();
    steps.add(told);
  }
  expect([...steps]).toEqual([0, 25, 50, 60]);
});

it('it looks when time alone makes other slots, and not for whoever has left', async () => {
  const { open, looks, lasts, grow } = scene();
  const { leave } = await open();
  lasts(0);
  await pass(61_000);
  const before = looks.length;
  expect(before).toBeGreaterThan(1);
  leave();
  grow();
  await pass(2_000);
  expect(looks.length).toBe(before);
});

it('a look that fails is made again, and its listeners hear of nothing but the slots', async () => {
  const { open, grow, breaks, failed } = scene();
  const { hear } = await open();
  await hear();
  breaks(2);
  grow();
  await pass(4_000);
  expect(failed).toHaveBeenCalledTimes(2);
  expect(await hear()).toEqual(['1 day']);
});

it('a first look that fails is told to whoever waits for it, and the next one begins anew', async () => {
  const { open, breaks } = scene();
  breaks(1);
  await expect(Promise.all([open(), open()])).rejects.toThrow('the database is away');
  expect(await (await open()).hear()).toEqual(['0 slots']);
});

it('one who comes and whose look fails takes nothing from those who follow already', async () => {
  const { open, grow, breaks } = scene();
  const { hear } = await open();
  await hear();
  breaks(1);
  await expect(open(undefined, {}, 1)).rejects.toThrow('the database is away');
  grow();
  await pass(2_000);
  expect(await hear()).toEqual(['1 day']);
});

it('followers of one shard are told all the same while the views of another one lag', async () => {
  const { open, lags } = scene();
  lags(8);
  for (let day = 1; day <= 3; day += 1) void open(undefined, { toDay: 20_781 + day });
  await turn();
  expect(await (await open(undefined, { shard: 9 })).hear()).toEqual(['0 slots']);
});

it('a tenant follows a hundred different things, and room is left for others', async () => {
  const { open } = scene();
  const follow = (toDay: number, tenant: string) => open(undefined, { toDay, tenant });
  for (let nth = 1; nth <= 100; nth += 1) await follow(20_780 + nth, 'a');
  await expect(follow(20_881, 'a')).rejects.toMatchObject({ code: 'quota-exceeded', retry: { afterMs: 30_000 } });
  await follow(20_781, 'a');
  for (const tenant of ['b', 'c']) for (let nth = 1; nth <= 100; nth += 1) await follow(20_780 + nth, tenant);
  await expect(follow(20_781, 'd')).rejects.toMatchObject({ code: 'quota-exceeded' });
});
