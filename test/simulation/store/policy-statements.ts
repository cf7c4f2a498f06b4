import type { Row } from './state.js';
import { type Statement, says } from './statement.js';

/** What policies look for in the read models. */
export const policyStatement = (name: string, text: string): Statement | undefined => {
  if (name === 'slotlog-lapsed') return dueIn('bookings_v3', 'expires_at', (at, now) => at <= now);
  if (name === 'slotlog-waiting-in-vain') return dueIn('waitlist_entries_v1', 'last_start', (at, now) => at < now);
  return text.startsWith('select tenant, "calendarId" from (') ? displacements : undefined;
};

const byName = (one: Row, other: Row) => (`${one.tenant} ${one.id}` < `${other.tenant} ${other.id}` ? -1 : 1);

type Due = [number, number, string[], number];

/** Those whose time has come, without the paused. */
const dueIn = (table: string, column: string, isDue: (at: number, now: number) => boolean) =>
  says((transaction, [, now, paused, limit]: Due) =>
    transaction
      .rows(table)
      .filter((row) => row[column] !== null && isDue(row[column] as number, now))
      .filter(({ tenant, id }) => !paused.includes(`${tenant} ${id}`))
      .sort((a, b) => (a[column] as number) - (b[column] as number) || byName(a, b))
      .slice(0, limit)
      .map(({ tenant, id, state }) => ({ tenant, id, version: JSON.parse(state as string).version })),
  );

const displacements = says((transaction, [, paused, limit]: [number, string[], number]) =>
  transaction
    .rows('displacements_v1')
    .filter((row) => row.is_under_way && !paused.includes(`${row.tenant} ${row.calendar_id}`))
    .slice(0, limit)
    .map(({ tenant, calendar_id: calendarId }) => ({ tenant, calendarId })),
);
