import type { Pool } from 'pg';

/** The last event of a person's stream, and the key that is kept for it. */
export interface KeptKey {
  readonly tenant: string;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly print: string | null;
  /** Null where no row is kept. */
  readonly generation: number | null;
  /** Null where it is destroyed, too. */
  readonly wrapped: Buffer | null;
}

/**
 * The streams of a category with their keys, those behind `after` by name and tenant, at most `limit`. All in one statement: what is
 * appended meanwhile is there with its key, or not at all.
 */
export const keptKeys = async (
  pool: Pool,
  shard: number,
  category: string,
  after: Pick<KeptKey, 'stream' | 'tenant'>,
  limit: number,
): Promise<KeptKey[]> => {
  const { rows } = await pool.query<KeptKey>(
    `select e.tenant, e.stream, e.version, e.type, e.data->>'print' as print, k.generation, k.wrapped
      from (
        select distinct on (e.stream, e.tenant) e.* from slotlog.events e
          where e.shard = $1 and e.stream >= $2 || '/' and e.stream < $2 || '0' and (e.stream, e.tenant) > ($3, $4)
          order by e.stream, e.tenant, e.version desc limit $5
      ) e
      left join slotlog.keys k on k.shard = $1 and k.stream = e.stream and k.tenant = e.tenant
      order by e.stream, e.tenant`,
    [shard, category, after.stream, after.tenant, limit],
  );
  return rows;
};
