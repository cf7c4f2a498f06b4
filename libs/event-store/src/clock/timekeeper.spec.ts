import type { Pool } from 'pg';
import { DatabaseClock } from './database-clock.js';
import { Timekeeper } from './timekeeper.js';

const hour = 3_600_000;
const noon = Date.parse('2026-11-23T12:00:00Z');
const here = { monotonic: () => performance.now(), wall: () => noon };

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
