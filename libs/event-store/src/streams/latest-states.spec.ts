import { jest } from '@jest/globals';
import type { Pool } from 'pg';
import { Catalogue } from '../catalogue/catalogue.js';
import { Busy } from '../failures.js';
import { realWorld } from '../world/real-world.js';
import { LatestStates } from './latest-states.js';
import { StreamCache } from './stream-cache.js';

const anything = { '~standard': { validate: () => ({}) } };
const counter = (name: string) => ({ name, initial: null, evolve: (state: number | null) => (state ?? 0) + 1 });
const eventOf = (stream: string, version: number) => ({
  ...{ position: version, stream, version, id: `${stream}-${version}`, type: 'Counted', schemaVersion: 1 },
  ...{ recordedAt: 0, actor: 'test/1', data: {}, size: 2 },
});

interface Asked {
  readonly name: string;
  readonly values: readonly unknown[];
}

/** A log of these streams with so many events each, and what it was asked. */
const logOf = (lengths: Readonly<Record<string, number>>, answered: () => Promise<unknown> = async () => {}) => {
  const asked: string[] = [];
  const query = async ({ name, values }: Asked) => {
    asked.push(name);
    await answered();
    if (name === 'slotlog-has-stream') return { rows: lengths[values[2] as string] ? [{}] : [] };
    const [, , [stream], [version]] = values as readonly [unknown, unknown, [string], [number]];
    const about = { ord: 1, same: true, stream, position: null };
    const missing = Array.from({ length: lengths[stream]! - version }, (_, nth) => version + nth + 1);
    return { rows: missing.length === 0 ? [about] : missing.map((each) => ({ ...about, ...eventOf(stream, each) })) };
  };
  const pool = { options: { max: 9 }, query } as unknown as Pool;
  const cache = new StreamCache({ streams: 100, bytes: 1e6 }, new Catalogue({ Counted: [{ schema: anything }] }));
  const world = { ...realWorld, monotonic: () => 0, wall: () => 0 };
  const states = new LatestStates({ pool, cache, vault: null, world });
  return { find: (name: string, tenant = 'acme') => states.find(1, tenant, counter(name)), asked, lengths };
};

it('a stream that is not there costs one probe', async () => {
  const { find, asked } = logOf({});
  expect(await find('booking/none')).toBeNull();
  expect(asked).toEqual(['slotlog-has-stream']);
});

it('a stream that is there is folded, and one that was folded before is read on from there', async () => {
  const lengths: Record<string, number> = { 'booking/1': 2 };
  const { find } = logOf(lengths);
  expect(await find('booking/1')).toBe(2);
  lengths['booking/1'] = 5;
  expect(await find('booking/1')).toBe(5);
});

it('a state in memory is no proof: what is not in the log any more is not there', async () => {
  const lengths: Record<string, number> = { 'booking/1': 2 };
  const { find } = logOf(lengths);
  await find('booking/1');
  delete lengths['booking/1'];
  expect(await find('booking/1')).toBeNull();
});

it('however many ask, a third of the connections are taken', async () => {
  let under = 0;
  let most = 0;
  const { find } = logOf({}, async () => {
    under += 1;
    most = Math.max(most, under);
    await new Promise((resolve) => setImmediate(resolve));
    under -= 1;
  });
  await Promise.all(Array.from({ length: 30 }, (_, at) => find(`booking/${at}`)));
  expect(most).toBe(3);
});

it('a reader of a database that does not answer is told so in time, and those who came behind ask it nothing more', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] });
  try {
    let answer = () => {};
    const { find, asked } = logOf({}, () => new Promise<void>((resolve) => (answer = resolve)));
    const finding = Promise.allSettled(Array.from({ length: 5 }, (_, at) => find(`booking/${at}`)));
    jest.advanceTimersByTime(8_000);
    const outcomes = await finding;
    expect(outcomes.map((each) => each.status === 'rejected' && each.reason instanceof Busy)).toEqual(
      Array(5).fill(true),
    );
    answer();
    for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toHaveLength(3);
  } finally {
    jest.useRealTimers();
  }
});
