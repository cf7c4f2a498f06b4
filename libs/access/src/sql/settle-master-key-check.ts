import type { Pool } from 'pg';

/** Keeps `value` where there is none yet, and returns the one that is kept. */
export const settleMasterKeyCheck = async (pool: Pool, value: Buffer): Promise<Buffer> => {
  await pool.query('insert into slotlog.master_key_check (value) values ($1) on conflict do nothing', [value]);
  const { rows } = await pool.query<{ value: Buffer }>('select value from slotlog.master_key_check where shard = 0');
  return rows[0]!.value;
};
