import type { Pool } from 'pg';

/** More pages than this are those of no operator that we know. */
const atMost = 10_000;

/** The pages that the public keys of all tenants are for. */
export const listOrigins = async (pool: Pool): Promise<string[]> => {
  const { rows } = await pool.query<{ origin: string }>(
    `select distinct o.origin from slotlog.api_keys k, unnest(k.origins) o(origin)
      where k.origins <> '{}' and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
      limit $1`,
    [atMost],
  );
  return rows.map(({ origin }) => origin);
};
