import type { Pool } from 'pg';

interface Place {
  readonly shard: number;
  readonly tenant: string;
}

/** How long a ticket is good, in seconds, and until when its bearer is (in milliseconds); null: for longer than any ticket. */
interface Term {
  readonly untilUsed: number;
  readonly atMost: number;
  readonly endsAt: number | null;
}

/** Removes some that have run out on the way, so that none stay. Returns by when it has to be used. */
export const insertTicket = async (
  pool: Pool,
  { shard, tenant }: Place,
  hash: Buffer,
  bearer: object,
  { untilUsed, atMost, endsAt }: Term,
): Promise<Date> => {
  await pool.query(
    `delete from slotlog.tickets t where t.shard = $1 and t.hash in (
      select old.hash from slotlog.tickets old where old.shard = $1 and old.expires_at < now() order by old.expires_at limit 100)`,
    [shard],
  );
  const { rows } = await pool.query<{ expiresAt: Date }>(
    `insert into slotlog.tickets (shard, tenant, hash, bearer, expires_at, ends_at)
      values ($1, $2, $3, $4,
        least(now() + make_interval(secs => $5), $7::timestamptz), least(now() + make_interval(secs => $6), $7::timestamptz))
      returning expires_at as "expiresAt"`,
    [shard, tenant, hash, JSON.stringify(bearer), untilUsed, atMost, endsAt === null ? null : new Date(endsAt)],
  );
  return rows[0]!.expiresAt;
};

/** What a network gets that comes with a ticket of its own; null where it has none such. */
export const findTicket = async <Bearer>(
  pool: Pool,
  { shard, tenant }: Place,
  hash: Buffer,
  network: string,
): Promise<Bearer | null> => {
  const { rows } = await pool.query<{ bearer: Bearer }>(
    `select bearer from slotlog.tickets
      where shard = $1 and tenant = $2 and hash = $3 and network = $4 and expires_at > now()`,
    [shard, tenant, hash, network],
  );
  return rows[0]?.bearer ?? null;
};

/** The same at its first use: of two networks that come with one ticket one has it from then on. */
export const claimTicket = async <Bearer>(
  pool: Pool,
  { shard, tenant }: Place,
  hash: Buffer,
  network: string,
): Promise<Bearer | null> => {
  const { rows } = await pool.query<{ bearer: Bearer }>(
    `update slotlog.tickets set network = $4, expires_at = ends_at
      where shard = $1 and tenant = $2 and hash = $3 and network is null and expires_at > now()
      returning bearer`,
    [shard, tenant, hash, network],
  );
  return rows[0]?.bearer ?? null;
};
