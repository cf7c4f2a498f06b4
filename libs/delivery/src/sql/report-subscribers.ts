import type { Pool } from 'pg';
import type { Place, SubscriberReport } from '../subscriber.js';
import { columns, type SubscriberRow, toSubscriber } from './subscriber-row.js';

interface ReportRow extends SubscriberRow {
  position: number;
  parked: number;
  since: Date | null;
  until: Date | null;
  attempts: number;
  subjects: string[];
}

/** With where it stands: its own position, or that of all who are at the head. */
const reported = `
  select ${columns}, coalesce(own.position, head.position, 0) as position, parked.count::int as parked,
      w.since, w.until, w.attempts, w.subjects
    from slotlog.subscribers s
    left join slotlog.subscriber_waits w on w.shard = s.shard and w.tenant = s.tenant and w.subscriber = s.id
    left join lateral (
      select p.position from slotlog.delivery_positions p
        where p.shard = $1 and p.tenant = s.tenant and p.subscriber = s.id order by p.number desc limit 1
    ) own on true
    left join lateral (
      select p.position from slotlog.delivery_positions p
        where p.shard = $1 and p.tenant = '' and p.subscriber = '' order by p.number desc limit 1
    ) head on true
    cross join lateral (
      select count(*) from slotlog.delivery_parked k where k.shard = $1 and k.tenant = s.tenant and k.subscriber = s.id
    ) parked
    where s.shard = $1 and not s.is_deleted`;

const toReport = (row: ReportRow, head: number): SubscriberReport => ({
  ...toSubscriber(row),
  wait:
    row.since === null || row.until === null
      ? null
      : {
          since: row.since.getTime(),
          until: row.until.getTime(),
          attempts: row.attempts,
          subjects: row.subjects,
        },
  lag: Math.max(0, head - row.position),
  parked: row.parked,
});

/** `head`: where the shard ends. */
export const reportSubscriber = async (db: Pool, { shard, tenant, id }: Place, head: number) => {
  const { rows } = await db.query<ReportRow>(`${reported} and s.tenant = $2 and s.id = $3`, [shard, tenant, id]);
  return rows[0] ? toReport(rows[0], head) : null;
};

/** Those of a tenant in the order of their ids, from the one behind `after`. */
export const listSubscribers = async (
  db: Pool,
  { shard, tenant }: Omit<Place, 'id'>,
  head: number,
  after: string,
  limit: number,
): Promise<SubscriberReport[]> => {
  const { rows } = await db.query<ReportRow>(`${reported} and s.tenant = $2 and s.id > $3 order by s.id limit $4`, [
    shard,
    tenant,
    after,
    limit,
  ]);
  return rows.map((row) => toReport(row, head));
};

/** All of a shard: for whoever operates it. */
export const reportShard = async (db: Pool, shard: number, head: number): Promise<SubscriberReport[]> => {
  const { rows } = await db.query<ReportRow>(`${reported} order by s.tenant, s.id`, [shard]);
  return rows.map((row) => toReport(row, head));
};
