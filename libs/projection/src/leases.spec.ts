import type { Pool } from 'pg';
import type { World } from '#libs/event-store';
import { Leases } from './leases.js';
import { Share } from './share.js';

const seats = { name: 'seats', version: 1 };

it('a lease counts from when it was asked for, however late the answer comes', async () => {
  let now = 0;
  const query = async () => {
    now += 2_000;
    return { rows: [{ number: '1', is_taken: true }] };
  };
  const here = { monotonic: () => now, wall: () => 0 };
  const leases = new Leases(1, { query } as unknown as Pool, here, [seats], 'me', 6_000);
  expect(await leases.renew(0)).toEqual([seats]);
  now = 5_999;
  expect(leases.holds(seats)).toBe(true);
  now = 6_000;
  expect(leases.holds(seats)).toBe(false);
});

/** How many of its shards a runner gives up that moves so many, where others move so many each. */
const surplus = (moves: number, ...others: readonly number[]) => {
  const met = others.map((shards, nth) => ({ holder: `runner ${nth}`, shards, word: 'here' }));
  const pool = { query: async () => ({ rows: met }) } as unknown as Pool;
  const world = { newId: () => 'me', monotonic: () => 1_000 } as unknown as World;
  return new Share(pool, world, [seats]).surplus(moves);
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
