import type { Pool } from 'pg';

/** A batch takes some 10 ms, and as long waits at most who meets one of its keys. */
const batch = 1_000;

/** Forgets a batch of commands that are older than a week. Returns whether there may be more. See expire_commands.sql. */
export const expireCommands = async (pool: Pool, shard: number): Promise<boolean> => {
  const { rows } = await pool.query<{ passed: number }>({
    name: 'slotlog-expire-commands',
    text: 'select slotlog.expire_commands($1, $2) as passed',
    values: [shard, batch],
  });
  return rows[0]!.passed === batch;
};
