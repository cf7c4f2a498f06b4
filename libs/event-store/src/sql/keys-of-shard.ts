import type { ClientBase, Pool } from 'pg';

/** A wrapped key, as an export has it; base64. */
export interface ExportedKey {
  readonly shard: number;
  readonly key: string;
  readonly wrapped: string;
}

/** The keys of a shard by id, those behind `after`, at most `limit`. */
export const listKeys = async (pool: Pool, shard: number, after: string, limit: number): Promise<ExportedKey[]> => {
  const { rows } = await pool.query<ExportedKey>(
    `select shard, id as key, encode(wrapped, 'base64') as wrapped from slotlog.keys
      where shard = $1 and id > $2 order by id limit $3`,
    [shard, after, limit],
  );
  return rows.map(({ wrapped, ...key }) => ({ ...key, wrapped: wrapped.replaceAll('\n', '') }));
};

export const insertKey = (db: Pool | ClientBase, { shard, key, wrapped }: ExportedKey) =>
  db.query(
    `insert into slotlog.keys (shard, id, wrapped) values ($1, $2, decode($3, 'base64')) on conflict do nothing`,
    [shard, key, wrapped],
  );
