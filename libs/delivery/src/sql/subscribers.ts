import type { ClientBase, Pool } from 'pg';
import type { Point } from '#libs/event-store';
import type { KeptSecret } from '../signing/secrets.js';
import type { Place, Subscriber } from '../subscriber.js';
import { columns, type SubscriberRow, toSubscriber } from './subscriber-row.js';

export interface NewSubscriber extends Place {
  readonly url: string;
  readonly types: readonly string[] | null;
  readonly kinds: readonly string[] | null;
  readonly description: string | null;
  readonly secret: Buffer;
  readonly createdBy: string;
  readonly idempotency?: { readonly key: string; readonly fingerprint: string };
}

/** A tenant has so many at most, and with those that are deleted so many. Of two that come at once both may pass. */
const most = { living: 1_000, withDeleted: 10_000 };

/**
 * A new one with a position of its own, in one statement; undefined where the id or the idempotency key is there already, or where
 * there are too many.
 */
export const insertSubscriber = async (
  db: Pool | ClientBase,
  made: NewSubscriber,
  at: Point,
): Promise<Subscriber | undefined> => {
  const { rows } = await db.query<SubscriberRow>(
    `with s as (
        insert into slotlog.subscribers as s
            (shard, tenant, id, url, types, kinds, description, secrets, secrets_end_at, created_by, idempotency_key, fingerprint)
          select $1::smallint, $2::text, $3::text, $4::text, $5::text[], $6::text[], $7::text, array[$8::bytea],
              array[null::timestamptz], $9::text, $10::text, $11::text
            from (
              select count(*) as with_deleted, count(*) filter (where not o.is_deleted) as living
                from slotlog.subscribers o where o.shard = $1 and o.tenant = $2
            ) there
            where there.living < $14 and there.with_deleted < $15
          on conflict do nothing
          returning *
      ), placed as (
        insert into slotlog.delivery_positions (shard, tenant, subscriber, number, position, mark)
          select s.shard, s.tenant, s.id, 0, $12::bigint, $13::text from s
      )
      select ${columns} from s`,
    [
      made.shard,
      made.tenant,
      made.id,
      made.url,
      made.types,
      made.kinds,
      made.description,
      made.secret,
      made.createdBy,
      made.idempotency?.key ?? null,
      made.idempotency?.fingerprint ?? null,
      at.position,
      at.mark,
      most.living,
      most.withDeleted,
    ],
  );
  return rows[0] && toSubscriber(rows[0]);
};

/** The one that was made before: by a request with this idempotency key, or else under this id; undefined: none was. */
export const findRepeated = async (
  db: Pool,
  { shard, tenant, id, idempotency }: Place & Pick<NewSubscriber, 'idempotency'>,
) => {
  const { rows } = await db.query<SubscriberRow>(
    `select ${columns} from slotlog.subscribers s
      where s.shard = $1 and s.tenant = $2 and (s.id = $3 or s.idempotency_key = $4)
      order by s.idempotency_key = $4 desc nulls last limit 1`,
    [shard, tenant, id, idempotency?.key ?? null],
  );
  const [row] = rows;
  if (!row) return undefined;
  const key = idempotency?.key ?? null;
  return {
    subscriber: toSubscriber(row),
    isSameKey: key !== null && row.idempotency_key === key,
    fingerprint: row.fingerprint,
  };
};

/** For so long a change may stay unseen after the instant that it says, until its transaction is over. */
const unseenFor = '10 seconds';

/** Those of a shard that have changed since it was asked at `since`, null: all there are; and when this was asked, by the database. */
export const changedSubscribers = async (db: Pool, shard: number, since: Date | null) => {
  const { rows } = await db.query<SubscriberRow & { asked_at: Date; is_there: boolean }>({
    name: 'slotlog-changed-subscribers',
    text: `select ${columns}, asked.at as asked_at, s.id is not null as is_there
      from (select clock_timestamp() as at) asked
      left join slotlog.subscribers s
        on s.shard = $1 and s.changed_at >= coalesce($2::timestamptz - $3::interval, '-infinity')
          and (not s.is_deleted or $2::timestamptz is not null)`,
    values: [shard, since, unseenFor],
  });
  return { subscribers: rows.filter((row) => row.is_there).map(toSubscriber), askedAt: rows[0]!.asked_at };
};

/** Those that are deleted and of which something is kept still: nobody told them anything by then. */
export const leftBehind = async (db: Pool, shard: number): Promise<Subscriber[]> => {
  const { rows } = await db.query<SubscriberRow>(
    `select ${columns} from slotlog.subscribers s where s.shard = $1 and s.is_deleted and (
        exists (select from slotlog.delivery_positions p where p.shard = $1 and p.tenant = s.tenant and p.subscriber = s.id)
        or exists (select from slotlog.delivery_parked k where k.shard = $1 and k.tenant = s.tenant and k.subscriber = s.id)
        or exists (select from slotlog.subscriber_waits w where w.shard = $1 and w.tenant = s.tenant and w.subscriber = s.id))`,
    [shard],
  );
  return rows.map(toSubscriber);
};

/** The shards that somebody is told of, or was until not long ago: what is kept of them is still to be cleared away. */
export const shardsWithSubscribers = async (db: Pool): Promise<number[]> => {
  const { rows } = await db.query<{ shard: number }>('select distinct shard from slotlog.subscribers order by shard');
  return rows.map(({ shard }) => shard);
};

export interface SubscriberChange {
  readonly url?: string | undefined;
  readonly types?: readonly string[] | null | undefined;
  readonly description?: string | null | undefined;
  readonly status?: Subscriber['status'] | undefined;
  readonly disabledBecause?: Subscriber['disabledBecause'] | undefined;
  readonly secrets?: readonly KeptSecret[] | undefined;
  /** Where it was decided on what a revision said: the number of that one. */
  readonly revision?: number | undefined;
}

/** Each change is a new revision; undefined where there is no such subscriber, or it has another revision by now. */
export const changeSubscriber = async (
  db: Pool | ClientBase,
  { shard, tenant, id }: Place,
  change: SubscriberChange,
): Promise<Subscriber | undefined> => {
  const { rows } = await db.query<SubscriberRow>(
    `update slotlog.subscribers s set
        url = coalesce($4, s.url),
        types = case when $5 then $6::text[] else s.types end,
        description = case when $7 then $8::text else s.description end,
        disabled_because = case when $9::text is null then s.disabled_because else $10::text end,
        status = coalesce($9, s.status),
        secrets = coalesce($11::bytea[], s.secrets),
        secrets_end_at = coalesce($12::timestamptz[], s.secrets_end_at),
        revision = s.revision + 1, changed_at = clock_timestamp()
      where s.shard = $1 and s.tenant = $2 and s.id = $3 and not s.is_deleted
        and ($13::bigint is null or s.revision = $13)
      returning ${columns}`,
    [
      shard,
      tenant,
      id,
      change.url ?? null,
      change.types !== undefined,
      change.types ?? null,
      change.description !== undefined,
      change.description ?? null,
      change.status ?? null,
      change.disabledBecause ?? null,
      change.secrets?.map(({ sealed }) => sealed) ?? null,
      change.secrets?.map(({ endsAt }) => (endsAt === null ? null : new Date(endsAt))) ?? null,
      change.revision ?? null,
    ],
  );
  return rows[0] && toSubscriber(rows[0]);
};

/** Leaves the mark that there was one of this id, and nothing of what it said. Returns whether there was. */
export const deleteSubscriber = async (db: Pool | ClientBase, { shard, tenant, id }: Place): Promise<boolean> => {
  const { rowCount } = await db.query(
    `with gone as (
        delete from slotlog.delivery_replays r where r.shard = $1 and r.tenant = $2 and r.subscriber = $3
      )
      update slotlog.subscribers set is_deleted = true, url = '', description = null, secrets = '{}', secrets_end_at = '{}',
          revision = revision + 1, changed_at = clock_timestamp()
        where shard = $1 and tenant = $2 and id = $3 and not is_deleted`,
    [shard, tenant, id],
  );
  return rowCount === 1;
};

/** The mark of one that is long deleted says nothing to anybody. */
export const forgetDeleted = (db: Pool, shard: number) =>
  db.query(
    `delete from slotlog.subscribers where shard = $1 and is_deleted and changed_at < now() - interval '30 days'`,
    [shard],
  );

/** Disables those that a key has made. */
export const disableMadeBy = (db: Pool, { shard, tenant }: Omit<Place, 'id'>, createdBy: string) =>
  db.query(
    `update slotlog.subscribers set status = 'disabled', disabled_because = 'key-revoked', revision = revision + 1,
        changed_at = clock_timestamp()
      where shard = $1 and tenant = $2 and created_by = $3 and not is_deleted and status <> 'disabled'`,
    [shard, tenant, createdBy],
  );
