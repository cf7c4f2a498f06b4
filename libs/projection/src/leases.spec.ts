import type { Pool } from 'pg';
import { Leases } from './leases.js';

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
