import type { ClientBase } from 'pg';

/**
 * Begins a transaction that holds the shard until it ends; a process that freezes in it holds the shard for a second at
 * most. What `read` asks of the connection goes with it in one piece where that is pipelined, and is carried out once the shard is
 * held: with a round trip each, others waited longer for the shard. Returns the database's time in milliseconds, when all of that
 * is answered. See lock_shard.sql.
 */
export const beginLocked = async (client: ClientBase, shard: number, read: () => Promise<void>): Promise<number> => {
  const begun = client.query(
    "begin; set local lock_timeout = '5s'; set local idle_in_transaction_session_timeout = '1s'",
  );
  const asked = [begun, holdShard(client, shard), read()] as const;
  // Whoever is told that it failed has the connection to himself.
  await Promise.allSettled(asked);
  const [, now] = await Promise.all(asked);
  return now;
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
