import type { Pool } from 'pg';

/** How often a subscriber took what it was sent since it was written down last, and how often not. */
export interface Count {
  readonly tenant: string;
  readonly subscriber: string;
  readonly taken: number;
  readonly failed: number;
}

/** For people: what a process that is killed has counted since is lost. */
export const addCounts = async (db: Pool, shard: number, counts: readonly Count[], now: number): Promise<void> => {
  for (const { tenant, subscriber, taken, failed } of counts)
    await db.query(
      `insert into slotlog.delivery_counts as c (shard, day, tenant, subscriber, taken, failed)
        values ($1, (to_timestamp($2::float8 / 1000) at time zone 'UTC')::date, $3, $4, $5, $6)
        on conflict (shard, day, tenant, subscriber)
          do update set taken = c.taken + excluded.taken, failed = c.failed + excluded.failed`,
      [shard, now, tenant, subscriber, taken, failed],
    );
};
