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

/** And of a calendar that is parked the row cannot tell. */
const displacements = says((transaction, [, paused, limit]: [number, string[], number]) => {
  const begun = transaction.rows('displacements_v1').filter((row) => row.is_under_way);
  const parked = transaction.rows('parked').filter(({ name }) => name === 'displacements');
  const found = new Set([
    ...begun.map((row) => `${row.tenant} ${row.calendar_id}`),
    ...parked.map(({ tenant, subject }) => `${tenant} ${(subject as string).split('/')[1]}`),
  ]);
  const said = [...found].filter((each) => !paused.includes(each)).map((each) => each.split(' '));
  return said.slice(0, limit).map(([tenant, calendarId]) => ({ tenant, calendarId }));
});
