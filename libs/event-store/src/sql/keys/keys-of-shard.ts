import type { ClientBase, Pool } from 'pg';

/** Whose key, and of which shard: what an export is continued behind. */
export interface KeyPlace {
  readonly shard: number;
  readonly tenant: string;
  readonly stream: string;
}

/** A key, as an export has it: wrapped, in base64; null where it is destroyed. */
export interface ExportedKey extends KeyPlace {
  readonly generation: number;
  readonly wrapped: string | null;
}

/**
 * The keys of a shard by stream and tenant, those behind `after`, at most `limit`. One that was drawn or destroyed after
 * `head` stands for whatever it is by now, and that the events up to there do not say: destroyed.
 */
export const listKeys = async (
  pool: Pool,
  { shard, head }: { readonly shard: number; readonly head: number },
  after: Pick<KeyPlace, 'tenant' | 'stream'>,
  limit: number,
): Promise<ExportedKey[]> => {
  const { rows } = await pool.query<ExportedKey>(
    `select shard, tenant, stream, generation,
        case when exists (
          select from slotlog.events e where e.shard = k.shard and e.stream = k.stream and e.tenant = k.tenant
            and e.version = k.generation and e.position <= $4
        ) then replace(encode(wrapped, 'base64'), e'\\n', '') end as wrapped
      from slotlog.keys k where shard = $1 and (stream, tenant) > ($2, $3) order by stream, tenant limit $5`,
    [shard, after.stream, after.tenant, head, limit],
  );
  return rows;
};

/** A destroyed key destroys what is there: who imports an older export never brings back what was erased. */
export const insertKey = (db: Pool | ClientBase, { shard, tenant, stream, generation, wrapped }: ExportedKey) =>
  db.query(
    `insert into slotlog.keys as k (shard, tenant, stream, generation, wrapped) values ($1, $2, $3, $4, decode($5, 'base64'))
      on conflict (shard, stream, tenant) do update set generation = excluded.generation, wrapped = excluded.wrapped
        where excluded.generation > k.generation or excluded.generation = k.generation and excluded.wrapped is null`,
    [shard, tenant, stream, generation, wrapped],
  );
