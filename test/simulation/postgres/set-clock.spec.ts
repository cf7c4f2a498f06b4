import type { Pool } from 'pg';
import { setClock } from '#test/harness/databases/set-clock';

it('a connection that is cut off while it sets the clock goes back to its pool, which could not end without it', async () => {
  const released: unknown[] = [];
  const cutOff = {
    query: async () => {
      throw new Error('terminating connection due to administrator command');
    },
    release: (isBroken: unknown) => void released.push(isBroken),
  };
  const pool = { connect: async () => cutOff } as unknown as Pool;
  await expect(setClock(pool, 10)).rejects.toThrow('terminating connection');
  expect(released).toEqual([true]);
});
