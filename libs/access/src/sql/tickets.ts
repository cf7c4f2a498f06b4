import type { Pool } from 'pg';

interface Place {
  readonly shard: number;
  readonly tenant: string;
}

/** Removes some that have run out on the way, so that none stay. Returns when it expires. */
export const insertTicket = async (
  pool: Pool,
  { shard, tenant }: Place,
  hash: Buffer,
  bearer: object,
  seconds: number,
): Promise<Date> => {
  await pool.query(
    `delete from slotlog.tickets t where t.shard = $1 and t.hash in (
      select old.hash from slotlog.tickets old where old.shard = $1 and old.expires_at < now() order by old.expires_at limit 100)`,
    [shard],
  );
  const { rows } = await pool.query<{ expiresAt: Date }>(
    `insert into slotlog.tickets (shard, tenant, hash, bearer, expires_at)
      values ($1, $2, $3, $4, now() + make_interval(secs => $5)) returning expires_at as "expiresAt"`,
    [shard, tenant, hash, JSON.stringify(bearer), seconds],
  );
  return rows[0]!.expiresAt;
};

/** Of two that come with the same ticket one gets it. Null where it was used, has run out or never was. */
export const takeTicket = async <Bearer>(
  pool: Pool,
  { shard, tenant }: Place,
  hash: Buffer,
): Promise<Bearer | null> => {
  const { rows } = await pool.query<{ bearer: Bearer; isGood: boolean }>(
    `delete from slotlog.tickets where shard = $1 and tenant = $2 and hash = $3
      returning bearer, expires_at > now() as "isGood"`,
    [shard, tenant, hash],
  );
  return rows[0]?.isGood ? rows[0].bearer : null;
};
