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

/** A new one with a position of its own, in one statement; undefined where the id or the idempotency key is there already. */
export const insertSubscriber = async (
  db: Pool | ClientBase,
  made: NewSubscriber,
  at: Point,
): Promise<Subscriber | undefined> => {
  const { rows } = await db.query<SubscriberRow>(
    `with s as (
        insert into slotlog.subscribers as s
            (shard, tenant, id, url, types, kinds, description, secrets, secrets_end_at, created_by, idempotency_key, fingerprint)
          values ($1, $2, $3, $4, $5, $6, $7, array[$8::bytea], array[null::timestamptz], $9, $10, $11)
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
    ],
  );
  return rows[0] && toSubscriber(rows[0]);
};

/** The one that was made before: by a request with this idempotency key, or else under this id. */
export const findRepeated = async (db: Pool, { shard, tenant, id, idempotency }: NewSubscriber) => {
  const { rows } = await db.query<SubscriberRow>(
    `select ${columns} from slotlog.subscribers s
      where s.shard = $1 and s.tenant = $2 and (s.id = $3 or s.idempotency_key = $4)
      order by s.idempotency_key = $4 desc nulls last limit 1`,
    [shard, tenant, id, idempotency?.key ?? null],
  );
  const row = rows[0]!;
  const key = idempotency?.key ?? null;
  return {
    subscriber: toSubscriber(row),
    isSameKey: key !== null && row.idempotency_key === key,
    fingerprint: row.fingerprint,
  };
};

/** Those of a shard that have changed since an instant of the database, and the newest change of all of them. */
export const changedSubscribers = async (db: Pool, shard: number, since: Date | null) => {
  const { rows } = await db.query<SubscriberRow & { changed_at: Date }>({
    name: 'slotlog-changed-subscribers',
    text: `select ${columns}, s.changed_at from slotlog.subscribers s
      where s.shard = $1 and s.changed_at >= coalesce($2::timestamptz, '-infinity')
        and (not s.is_deleted or $2::timestamptz is not null)`,
    values: [shard, since],
  });
  const newest = rows.reduce<Date | null>(
    (last, row) => (!last || row.changed_at > last ? row.changed_at : last),
    since,
  );
  return { subscribers: rows.map(toSubscriber), newest };
};

/** The shards that somebody is told of. */
export const shardsWithSubscribers = async (db: Pool): Promise<number[]> => {
  const { rows } = await db.query<{ shard: number }>(
    'select distinct shard from slotlog.subscribers where not is_deleted order by shard',
  );
  return rows.map(({ shard }) => shard);
};

export interface SubscriberChange {
  readonly url?: string | undefined;
  readonly types?: readonly string[] | null | undefined;
  readonly description?: string | null | undefined;
  readonly status?: Subscriber['status'] | undefined;
  readonly disabledBecause?: Subscriber['disabledBecause'] | undefined;
  readonly secrets?: readonly KeptSecret[] | undefined;
  readonly isDeleted?: true | undefined;
}

/** Each change is a new revision; undefined where there is no such subscriber. */
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
        is_deleted = s.is_deleted or $13,
        revision = s.revision + 1, changed_at = clock_timestamp()
      where s.shard = $1 and s.tenant = $2 and s.id = $3 and not s.is_deleted
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
      change.isDeleted ?? false,
    ],
  );
  return rows[0] && toSubscriber(rows[0]);
};

/** Disables those that a key has made. */
export const disableMadeBy = (db: Pool, { shard, tenant }: Omit<Place, 'id'>, createdBy: string) =>
  db.query(
    `update slotlog.subscribers set status = 'disabled', disabled_because = 'key-revoked', revision = revision + 1,
        changed_at = clock_timestamp()
      where shard = $1 and tenant = $2 and created_by = $3 and not is_deleted and status <> 'disabled'`,
    [shard, tenant, createdBy],
  );
