import type { Pool } from 'pg';

/** The events of a type and schema version in a shard, and the first of them. */
export interface KindOfEvents {
  readonly type: string;
  readonly schemaVersion: number;
  readonly count: number;
  readonly first: number;
}

/** Reads the whole shard. */
export const kindsOfEvents = async (pool: Pool, shard: number, upTo: number): Promise<KindOfEvents[]> => {
  const { rows } = await pool.query<KindOfEvents>(
    `select type, schema_version as "schemaVersion", count(*) as count, min(position) as first
      from slotlog.events where shard = $1 and position <= $2 group by type, schema_version order by first`,
    [shard, upTo],
  );
  return rows;
};
