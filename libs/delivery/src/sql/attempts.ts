import type { ClientBase, Pool } from 'pg';
import type { Silence } from '../endpoint/answer.js';

/** `failed`: others follow. `given-up`: none does, until somebody asks for it. `taken`: after some had failed. */
export type Outcome = 'failed' | 'given-up' | 'taken';

/** What came of sending one event once. Instants are milliseconds since the epoch. */
export interface AttemptRow {
  readonly tenant: string;
  readonly subscriber: string;
  /** Its id in the log. */
  readonly event: string;
  readonly triedAt: number;
  readonly type: string;
  readonly subject: string;
  readonly position: number;
  readonly attempt: number;
  readonly outcome: Outcome;
  readonly status: number | null;
  readonly silence: Silence | null;
  readonly detail: string | null;
  readonly milliseconds: number;
  /** How the answer began, in a box of whom the event concerns. */
  readonly excerpt: string | null;
  readonly nextAt: number | null;
}

export const insertAttempts = async (client: ClientBase, shard: number, attempts: readonly AttemptRow[]) => {
  for (const each of attempts)
    await client.query(
      `insert into slotlog.delivery_attempts (shard, day, tenant, subscriber, event, tried_at, type, subject, position,
          attempt, outcome, status, silence, detail, milliseconds, excerpt, next_at)
        values ($1, (to_timestamp($5::float8 / 1000) at time zone 'UTC')::date, $2, $3, $4, to_timestamp($5::float8 / 1000),
          $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, to_timestamp($16::float8 / 1000))
        on conflict do nothing`,
      [
        shard,
        each.tenant,
        each.subscriber,
        each.event,
        each.triedAt,
        each.type,
        each.subject,
        each.position,
        each.attempt,
        each.outcome,
        each.status,
        each.silence,
        each.detail,
        each.milliseconds,
        each.excerpt,
        each.nextAt,
      ],
    );
};

export interface AttemptsWanted {
  readonly shard: number;
  readonly tenant: string;
  readonly subscriber: string;
  readonly outcome?: Outcome | undefined;
  readonly event?: string | undefined;
  /** Those behind this one, the newest first. */
  readonly before?: { readonly triedAt: number; readonly event: string } | undefined;
  readonly limit: number;
}

/** Of each event that was not taken at once what came of it last, the newest first. */
export const listDeliveries = async (db: Pool, wanted: AttemptsWanted): Promise<AttemptRow[]> => {
  const { rows } = await db.query<AttemptRow>(
    `select * from (
        select distinct on (a.event) a.tenant, a.subscriber, a.event, (extract(epoch from a.tried_at) * 1000)::float8 as "triedAt",
            a.type, a.subject, a.position, a.attempt, a.outcome, a.status, a.silence, a.detail, a.milliseconds, a.excerpt,
            (extract(epoch from a.next_at) * 1000)::float8 as "nextAt"
          from slotlog.delivery_attempts a
          where a.shard = $1 and a.tenant = $2 and a.subscriber = $3 and ($4::uuid is null or a.event = $4)
          order by a.event, a.tried_at desc
      ) newest
      where ($5::text is null or outcome = $5) and ($6::float8 is null or ("triedAt", event) < ($6, $7::uuid))
      order by "triedAt" desc, event desc limit $8`,
    [
      wanted.shard,
      wanted.tenant,
      wanted.subscriber,
      wanted.event ?? null,
      wanted.outcome ?? null,
      wanted.before?.triedAt ?? null,
      wanted.before?.event ?? null,
      wanted.limit,
    ],
  );
  return rows;
};

/** How many events each subscriber of a shard has been given up on, by tenant and subscriber. */
export const countGivenUp = async (db: Pool, shard: number, tenant: string, subscribers: readonly string[]) => {
  const { rows } = await db.query<{ subscriber: string; count: number }>(
    `select subscriber, count(*)::int as count from (
        select distinct on (a.subscriber, a.event) a.subscriber, a.outcome from slotlog.delivery_attempts a
          where a.shard = $1 and a.tenant = $2 and a.subscriber = any ($3::text[])
          order by a.subscriber, a.event, a.tried_at desc
      ) newest
      where outcome = 'given-up' group by subscriber`,
    [shard, tenant, subscribers],
  );
  return new Map(rows.map(({ subscriber, count }) => [subscriber, count]));
};

/** The tables of the day of an instant and of its neighbours are there then, and those of days long gone are not. */
export const keepDeliveryDays = (db: Pool, now: number) =>
  db.query(`select slotlog.keep_delivery_days((to_timestamp($1::float8 / 1000) at time zone 'UTC')::date)`, [now]);
