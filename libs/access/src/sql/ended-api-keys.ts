import type { Pool } from 'pg';

interface Named {
  readonly tenant: string;
  readonly id: string;
}

/** Those of some keys in one shard that are revoked, or not there at all. */
export const endedApiKeys = async (pool: Pool, shard: number, keys: readonly Named[]): Promise<Named[]> => {
  const { rows } = await pool.query<Named>(
    `select w.tenant, w.id from unnest($2::text[], $3::text[]) w(tenant, id)
      left join slotlog.api_keys k on k.shard = $1 and k.tenant = w.tenant and k.id = w.id
      where k.id is null or k.revoked_at is not null`,
    [shard, keys.map(({ tenant }) => tenant), keys.map(({ id }) => id)],
  );
  return rows;
};
