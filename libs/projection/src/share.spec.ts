import type { Pool } from 'pg';
import type { World } from '#libs/event-store';
import { Share } from './share.js';

/** How many of its shards a runner gives up that moves so many, where others move so many each. */
const surplus = (moves: number, ...others: readonly number[]) => {
  const met = others.map((shards, nth) => ({ holder: `runner ${nth}`, shards, word: 'here' }));
  const pool = { query: async () => ({ rows: met }) } as unknown as Pool;
  const world = { newId: () => 'me', monotonic: () => 1_000 } as unknown as World;
  return new Share(pool, world, [{ name: 'seats', version: 1 }]).surplus(moves);
};

describe('a runner', () => {
  it('keeps what it moves where nobody moves fewer, or one fewer', async () => {
    expect(await Promise.all([surplus(6), surplus(3, 3), surplus(3, 2), surplus(2, 5)])).toEqual([0, 0, 0, 0]);
  });

  it('gives up what is more than its part of all, and one shard at least', async () => {
    expect(await Promise.all([surplus(6, 0), surplus(5, 0), surplus(7, 0, 2), surplus(3, 2, 1)])).toEqual([3, 2, 4, 1]);
  });

  it('leaves that to those who move more, and does it with those who move as many', async () => {
    expect(await surplus(4, 5, 1)).toBe(0);
    expect(await surplus(4, 4, 1)).toBe(1);
  });
});
