import type { ClientBase, Pool } from 'pg';

/** How many rows of a shard a table has, and the sum of their hashes: equal rows have equal ones, in whatever order. */
export interface TableDigest {
  readonly rows: number;
  readonly hash: string;
}

export const tableDigest = async (db: Pool | ClientBase, table: string, shard: number): Promise<TableDigest> => {
  const { rows } = await db.query<TableDigest>(
    `select count(*) as rows, coalesce(sum(hash_record_extended(row(${await hashable(db, table)}), 0)), 0)::text as hash
      from slotlog.${table} t where t.shard = $1`,
    [shard],
  );
  return rows[0]!;
};

/** json alone has no hash of its own, and is its text. Hashing all of a row as text takes three times as long. */
const hashable = async (db: Pool | ClientBase, table: string): Promise<string> => {
  const { rows } = await db.query<{ columns: string }>(
    `select string_agg(quote_ident(attname) || case atttypid when 'json'::regtype then '::text' else '' end, ', ' order by attnum) as columns
      from pg_attribute where attrelid = to_regclass('slotlog.' || $1) and attnum > 0 and not attisdropped`,
    [table],
  );
  return rows[0]!.columns;
};
