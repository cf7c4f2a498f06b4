import type { Pool } from 'pg';

/** Of one tenant so many pages are heard, those that were named first: whatever another one names, each has its own. */
export const originsPerTenant = 1_000;

/** The pages that the public keys of all tenants are for. */
export const listOrigins = async (pool: Pool): Promise<string[]> => {
  const { rows } = await pool.query<{ origin: string }>(
    `select distinct origin
      from (
        select o.origin, row_number() over (partition by k.shard, k.tenant order by min(k.created_at), o.origin) as nth
          from slotlog.api_keys k, unnest(k.origins) o(origin)
          where k.origins <> '{}' and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
          group by k.shard, k.tenant, o.origin) named
      where nth <= $1`,
    [originsPerTenant],
  );
  return rows.map(({ origin }) => origin);
};
