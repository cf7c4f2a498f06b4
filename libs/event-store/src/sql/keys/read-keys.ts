import type { ClientBase, Pool } from 'pg';

export interface WrappedKey {
  readonly stream: string;
  readonly generation: number;
  /** Null where it is destroyed. */
  readonly wrapped: Buffer | null;
}

/** The keys of these streams of one tenant, those that were ever drawn. */
export const readKeys = async (
  db: Pool | ClientBase,
  shard: number,
  tenant: string,
  streams: readonly string[],
): Promise<WrappedKey[]> => {
  const { rows } = await db.query<WrappedKey>({
    name: 'slotlog-read-keys',
    text: `select k.stream, k.generation, k.wrapped from unnest($3::text[]) wanted(stream)
      cross join lateral (
        select * from slotlog.keys k where k.shard = $1 and k.tenant = $2 and k.stream = wanted.stream limit 1
      ) k`,
    values: [shard, tenant, streams],
  });
  return rows;
};
