import type { Pool } from 'pg';
import { reportProjections } from '../../../../libs/projection/src/projection-reports.js';

const seats = { name: 'seats', version: 2 };

/** Ten events, one a second; the log’s time is that of the twelfth. */
const report = async (...positions: readonly number[]) => reportOf([seats], positions);

const reportOf = async (declared: readonly (typeof seats)[], positions: readonly number[], isLost = false) => {
  const scanned: number[] = [];
  const log = {
    head: async () => 10,
    now: () => 12_000,
    scanShard: async (_: number, after: number) => {
      scanned.push(after);
      return { events: isLost ? [] : [{ recordedAt: (after + 1) * 1_000 }] };
    },
  };
  const rows = positions.map((position, nth) => ({ name: 'seats', version: nth + 1, position }));
  const pool = { query: async () => ({ rows }) } as unknown as Pool;
  return { reports: await reportProjections(log as never, pool, 8, declared), scanned };
};

it('says how many events rows lack, and how old the first of these is', async () => {
  const { reports, scanned } = await report(3, 10, 3, 11);
  expect(reports).toMatchObject([
    { shard: 8, head: 10, lag: { events: 7, seconds: 8 }, isDeclared: false },
    { lag: { events: 0, seconds: 0 }, isDeclared: true },
    { lag: { events: 7, seconds: 8 }, isDeclared: false },
    { lag: { events: 0, seconds: 0 }, isDeclared: false },
  ]);
  expect(scanned).toEqual([3]);
});

it('says of each whether this process reads it, in the version that it reads', async () => {
  const { reports } = await reportOf([seats, { name: 'guests', version: 1 }], [3, 3]);
  expect(reports.map(({ isDeclared }) => isDeclared)).toEqual([false, true]);
});

it('says nothing of how old an event is that the log has lost since', async () => {
  const { reports } = await reportOf([seats], [3], true);
  expect(reports).toMatchObject([{ lag: { events: 7, seconds: 0 } }]);
});
