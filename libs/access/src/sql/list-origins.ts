import type { Pool } from 'pg';

/** Of one tenant so many pages are heard, those that were named first: whatever another one names, each has its own. */
export const originsPerTenant = 1_000;

/** Of all tenants: each process keeps them in memory. */
const originsAtMost = 100_000;

/** The pages that the public keys of all tenants are for; where they are too many, those that each named first. */
export const listOrigins = async (pool: Pool, atMost = originsAtMost): Promise<string[]> => {
  const { rows } = await pool.query<{ origin: string }>(
    `select origin
      from (
        select o.origin, row_number() over (partition by k.shard, k.tenant order by min(k.created_at), o.origin) as nth
          from slotlog.api_keys k, unnest(k.origins) o(origin)
          where k.origins <> '{}' and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
          group by k.shard, k.tenant, o.origin) named
      where nth <= $1
      group by origin
      order by min(nth), origin
      limit $2`,
    [originsPerTenant, atMost],
  );
  return rows.map(({ origin }) => origin);
};
