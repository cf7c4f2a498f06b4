import type { ClientBase } from 'pg';

/**
 * Begins a transaction that holds the shard until it ends; a process that freezes in it holds the shard for a second at
 * most. Returns the database's time in milliseconds. See lock_shard.sql.
 */
export const beginLocked = async (client: ClientBase, shard: number): Promise<number> => {
  await client.query("begin; set local lock_timeout = '5s'; set local idle_in_transaction_session_timeout = '1s'");
  return holdShard(client, shard);
};

/** Holds the shard until the caller's transaction ends. Returns the database's time in milliseconds. */
export const holdShard = async (client: ClientBase, shard: number): Promise<number> => {
  const { rows } = await client.query<{ now: number }>({
    name: 'slotlog-lock-shard',
    text: 'select slotlog.lock_shard($1) as now',
    values: [shard],
  });
  return rows[0]!.now;
};

export const commit = (client: ClientBase) => client.query('commit');

export const rollback = (client: ClientBase) => client.query('rollback');
