import type { Pool } from 'pg';

/** How letters of a tenant go. Instants in milliseconds. */
export interface MailReport {
  readonly tenant: string;
  /** Subjects that are to be looked at, and since when the oldest of them is due; null: none is. */
  readonly due: number;
  readonly dueSince: number | null;
  /** Letters that are tried again. */
  readonly waiting: number;
  /** Letters of the last day that never got through, and those that were not to be sent. */
  readonly failed: number;
  readonly leftOut: number;
  /** New letters of today. */
  readonly today: number;
}

/** All tenants of a shard of which there is anything to say. */
export const reportMails = async (db: Pool, shard: number): Promise<MailReport[]> => {
  const { rows } = await db.query<MailReport>(
    `with due as (
        select tenant, count(*)::int as due, (extract(epoch from min(due_at)) * 1000)::float8 as due_since
          from slotlog.mail_due where shard = $1 group by tenant
      ), letters as (
        select tenant, count(*) filter (where state = 'sending')::int as waiting,
            count(*) filter (where state = 'failed' and changed_at > now() - interval '1 day')::int as failed,
            count(*) filter (where state = 'left-out' and changed_at > now() - interval '1 day')::int as left_out
          from slotlog.told_letters where shard = $1 and state <> 'told' group by tenant
      ), today as (
        select tenant, letters from slotlog.mail_counts
          where shard = $1 and recipient = '' and day = (now() at time zone 'UTC')::date
      )
      select tenant, coalesce(due.due, 0) as due, due.due_since as "dueSince", coalesce(letters.waiting, 0) as waiting,
          coalesce(letters.failed, 0) as failed, coalesce(letters.left_out, 0) as "leftOut",
          coalesce(today.letters, 0) as today
        from due full join letters using (tenant) full join today using (tenant) order by tenant`,
    [shard],
  );
  return rows;
};

/** A letter that nobody got. */
export interface UntoldLetter {
  readonly tenant: string;
  readonly subject: string;
  readonly audience: string;
  readonly kind: string;
  readonly state: 'failed' | 'left-out';
  readonly whyNot: string;
  /** In milliseconds. */
  readonly changedAt: number;
}

/** The newest of a shard. */
export const listUntold = async (db: Pool, shard: number, atMost: number): Promise<UntoldLetter[]> => {
  const { rows } = await db.query<UntoldLetter>(
    `select tenant, subject, audience, kind, state, why_not as "whyNot",
        (extract(epoch from changed_at) * 1000)::float8 as "changedAt"
      from slotlog.told_letters where shard = $1 and state in ('failed', 'left-out')
      order by changed_at desc limit $2`,
    [shard, atMost],
  );
  return rows;
};
