import type { ClientBase, Pool } from 'pg';

/** How many rows of a shard a table has, and the sum of their hashes: equal rows have equal ones, in whatever order. */
export interface TableDigest {
  readonly rows: number;
  readonly hash: string;
}

export const tableDigest = async (db: Pool | ClientBase, table: string, shard: number): Promise<TableDigest> => {
  const { rows } = await db.query<TableDigest>(
    `select count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)), 0)::text as hash
      from slotlog.${table} t where t.shard = $1`,
    [shard],
  );
  return rows[0]!;
};
