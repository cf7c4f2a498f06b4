import type { Pool } from 'pg';
import { rowPerStream } from '#libs/projection';
import { evolveReminders, type Reminders, type RemindersEvent } from '../domain/bookings/telling/reminders.js';

/** What was reminded of last, booking by booking. */
export const projectReminders = rowPerStream<Reminders, RemindersEvent>({
  name: 'reminders',
  version: 1,
  category: 'reminders',
  table: 'reminders_v1',
  evolve: evolveReminders,
  columns: {
    minutes_before: ({ last }) => last?.minutesBefore,
    starts_at: ({ last }) => last?.start,
  },
});

export interface Remindable {
  readonly tenant: string;
  readonly id: string;
  /** What is due, by how many minutes before which start. */
  readonly minutes: number;
  readonly start: number;
}

/**
 * Confirmed bookings of which a reminder may be due by now, and was not before `since`, the nearest first: whether it is
 * their decision says. Without the `paused`, each a tenant and an id with a space between.
 */
export const findRemindable = async (
  pool: Pool,
  shard: number,
  { since, now }: { readonly since: number; readonly now: number },
  paused: readonly string[],
  limit: number,
): Promise<Remindable[]> => {
  const { rows } = await pool.query<Remindable>({
    name: 'slotlog-remindable',
    text: `select b.tenant, b.id, b.starts_at as start, min(m.minutes) as minutes
      from slotlog.services_v3 s
      cross join lateral unnest(s.reminders) m(minutes)
      join slotlog.bookings_v3 b on b.shard = $1 and b.tenant = s.tenant and b.service_id = s.id
        and b.starts_at > $2 and b.starts_at between $5 + m.minutes * 60000::bigint and $2 + m.minutes * 60000::bigint
      where s.shard = $1 and s.reminders <> '{}' and b.status = 'confirmed'
        and b.starts_at - m.minutes * 60000::bigint
          >= greatest((b.state->>'appointedAt')::bigint, (s.state->>'remindersSince')::bigint)
        and b.tenant || ' ' || b.id <> all ($3::text[])
        and not exists (
          select from slotlog.reminders_v1 r
          where r.shard = $1 and r.tenant = b.tenant and r.id = b.id and r.starts_at = b.starts_at
            and r.minutes_before <= m.minutes
        )
      group by b.tenant, b.id, b.starts_at
      order by b.starts_at, b.tenant, b.id limit $4`,
    values: [shard, Math.floor(now), paused, limit, Math.floor(since)],
  });
  return rows;
};
