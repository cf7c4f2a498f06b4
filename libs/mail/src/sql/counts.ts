import type { Pool } from 'pg';

interface Counted {
  readonly shard: number;
  readonly tenant: string;
  /** A keyed hash; empty: all letters of the tenant. */
  readonly recipient: string;
  /** In milliseconds; letters of one UTC day are counted together. */
  readonly now: number;
}

/** Counts a letter, once for each address that it goes to, where there is room for all of it. Returns whether it did. */
export const countLetter = async (db: Pool, counted: Counted, addresses: number, atMost: number): Promise<boolean> => {
  const { rowCount } = await db.query(
    `insert into slotlog.mail_counts as c (shard, tenant, recipient, day, letters)
      select $1::smallint, $2::text, $3::text, (to_timestamp($4::float8 / 1000) at time zone 'UTC')::date, $6::integer
        where $6 <= $5::integer
      on conflict (shard, tenant, recipient, day) do update set letters = c.letters + $6 where c.letters + $6 <= $5`,
    [counted.shard, counted.tenant, counted.recipient, counted.now, atMost, addresses],
  );
  return rowCount === 1;
};

export const isKnown = async (db: Pool, { shard, tenant, recipient }: Omit<Counted, 'now'>): Promise<boolean> => {
  const { rowCount } = await db.query(
    'select from slotlog.mail_known where shard = $1 and tenant = $2 and recipient = $3',
    [shard, tenant, recipient],
  );
  return rowCount === 1;
};

/** The owner of an address has followed a link that was mailed there. */
export const noteKnown = (db: Pool, { shard, tenant, recipient }: Omit<Counted, 'now'>) =>
  db.query(
    `insert into slotlog.mail_known as k (shard, tenant, recipient) values ($1, $2, $3)
      on conflict (shard, tenant, recipient) do update set followed_at = now() where k.followed_at < now() - interval '1 day'`,
    [shard, tenant, recipient],
  );

/** Whoever has followed no link for a year is a stranger again. */
export const forgetKnown = (db: Pool, shard: number, now: number) =>
  db.query(
    `delete from slotlog.mail_known where shard = $1 and followed_at < to_timestamp($2::float8 / 1000) - interval '1 year'`,
    [shard, now],
  );

/** Counts of tenants are kept for a month, to be looked at; the others count for their day alone. */
export const forgetCounts = (db: Pool, shard: number, now: number) =>
  db.query(
    `delete from slotlog.mail_counts where shard = $1
      and day < (to_timestamp($2::float8 / 1000) at time zone 'UTC')::date - case when recipient = '' then 31 else 1 end`,
    [shard, now],
  );
