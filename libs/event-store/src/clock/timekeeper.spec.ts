import type { Pool } from 'pg';
import { DatabaseClock } from './database-clock.js';
import { Timekeeper } from './timekeeper.js';

const hour = 3_600_000;
const noon = Date.parse('2026-11-23T12:00:00Z');
const here = { monotonic: () => performance.now(), wall: () => noon };

/** A database whose answers take so long, all of it before it has looked at its clock. */
const slow = (...took: readonly number[]) => {
  const left = [...took];
  const at = { monotonic: 0, asked: 0 };
  const machine = { monotonic: () => at.monotonic, wall: () => noon + at.monotonic };
  const query = async () => {
    at.asked += 1;
    at.monotonic += left.shift() ?? 0;
    return { rows: [{ time: noon + at.monotonic, at: null, logTime: null }] };
  };
  const clock = new DatabaseClock(machine);
  const keeper = new Timekeeper({ query } as unknown as Pool, clock, machine, { warn: () => {}, error: () => {} });
  return { at, clock, keeper, offBy: () => clock.now() - (noon + at.monotonic) };
};

test('a first answer that took long is not relied on: the time is asked for again', async () => {
  const { at, keeper, offBy } = slow(4_000, 501, 500);
  await keeper.begin();
  expect([at.asked, offBy()]).toEqual([3, 250]);
});

test('a network that is slow each time keeps no process from starting, and the best answer counts until a better one comes', async () => {
  const { at, keeper, offBy } = slow(4_000, 2_000, 3_000, 4_000, 5_000);
  await keeper.begin();
  expect([at.asked, offBy()]).toEqual([5, 1_000]);
  keeper.look();
  keeper.look();
  await Promise.resolve();
  await new Promise((passed) => setImmediate(passed));
  expect([at.asked, offBy()]).toEqual([6, 0]);
  at.monotonic += 2_000;
  keeper.look();
  expect(at.asked).toBe(6);
});

test('while nothing is recorded it says so once, and what is wrong with the clock once', async () => {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const query = async () => ({ rows: [{ time: noon + 10 * hour, at: null, logTime: null }] });
  const keeper = new Timekeeper({ query } as unknown as Pool, new DatabaseClock(here), here, {
    warn: write,
    error: write,
  });
  for (let times = 0; times < 3; times += 1) {
    await keeper.begin();
    keeper.refused(new Error('it is too late'));
  }
  expect(lines).toEqual([expect.stringContaining('600 min ahead'), expect.stringContaining('nothing is recorded')]);
});
