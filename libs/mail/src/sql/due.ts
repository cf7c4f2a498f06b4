import type { ClientBase, Pool } from 'pg';

/** A subject of which somebody may have to be told something. Instants in milliseconds. */
export interface Due {
  readonly tenant: string;
  readonly subject: string;
  /** Of the last event that touched it. */
  readonly position: number;
  /** When that was recorded. */
  readonly happenedAt: number;
  readonly dueAt: number;
}

/** Each new event puts off what is due, so that what goes on quickly is told as one thing. */
export const upsertDue = async (db: ClientBase, shard: number, due: readonly Due[]): Promise<void> => {
  if (due.length === 0) return;
  await db.query(
    `insert into slotlog.mail_due (shard, tenant, subject, position, happened_at, due_at)
      select $1, d.tenant, d.subject, d.position, to_timestamp(d.happened_at / 1000), to_timestamp(d.due_at / 1000)
        from unnest($2::text[], $3::text[], $4::bigint[], $5::float8[], $6::float8[])
          d(tenant, subject, position, happened_at, due_at)
      on conflict (shard, tenant, subject) do update set position = excluded.position,
        happened_at = excluded.happened_at, due_at = excluded.due_at`,
    [
      shard,
      due.map(({ tenant }) => tenant),
      due.map(({ subject }) => subject),
      due.map(({ position }) => position),
      due.map(({ happenedAt }) => happenedAt),
      due.map(({ dueAt }) => dueAt),
    ],
  );
};

/** Somebody asks to be told of a subject now, which no event touches. One who asks while that is due already says nothing new. */
export const askFor = (
  db: Pool,
  { shard, tenant, subject, now }: Pick<Due, 'tenant' | 'subject'> & { readonly shard: number; readonly now: number },
) =>
  db.query(
    `insert into slotlog.mail_due (shard, tenant, subject, position, happened_at, due_at)
      values ($1, $2, $3, 0, to_timestamp($4::float8 / 1000), to_timestamp($4::float8 / 1000)) on conflict do nothing`,
    [shard, tenant, subject, now],
  );

/** Of each tenant the first that are due, whatever others have: the index is asked for one tenant after the other. */
export const findDue = async (db: Pool, shard: number, now: number, perTenant: number): Promise<Due[]> => {
  const { rows } = await db.query<Due>(
    `with recursive tenants(tenant) as (
        (select d.tenant from slotlog.mail_due d where d.shard = $1 order by d.tenant limit 1)
        union all
        select (select d.tenant from slotlog.mail_due d where d.shard = $1 and d.tenant > t.tenant order by d.tenant limit 1)
          from tenants t where t.tenant is not null
      )
      select due.tenant, due.subject, due.position,
          (extract(epoch from due.happened_at) * 1000)::float8 as "happenedAt",
          (extract(epoch from due.due_at) * 1000)::float8 as "dueAt"
        from tenants t
        cross join lateral (
          select d.* from slotlog.mail_due d
            where d.shard = $1 and d.tenant = t.tenant and d.due_at <= to_timestamp($2::float8 / 1000)
            order by d.due_at limit $3
        ) due
        where t.tenant is not null
        order by due.due_at`,
    [shard, now, perTenant],
  );
  return rows;
};

/** When the next one is due that is not due yet; null: there is none. */
export const nextDueAfter = async (db: Pool, shard: number, now: number): Promise<number | null> => {
  const { rows } = await db.query<{ at: number | null }>(
    `select (extract(epoch from min(due_at)) * 1000)::float8 as at from slotlog.mail_due
      where shard = $1 and due_at > to_timestamp($2::float8 / 1000)`,
    [shard, now],
  );
  return rows[0]?.at ?? null;
};

/** It is done with, unless something has come since. */
export const deleteDue = (db: Pool, shard: number, { tenant, subject, position }: Due) =>
  db.query('delete from slotlog.mail_due where shard = $1 and tenant = $2 and subject = $3 and position = $4', [
    shard,
    tenant,
    subject,
    position,
  ]);

/** It is looked at again then, unless something has come since. */
export const putOffDue = (db: Pool, shard: number, { tenant, subject, position }: Due, until: number) =>
  db.query(
    `update slotlog.mail_due set due_at = to_timestamp($5::float8 / 1000)
      where shard = $1 and tenant = $2 and subject = $3 and position = $4`,
    [shard, tenant, subject, position, until],
  );
