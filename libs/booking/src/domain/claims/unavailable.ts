import { type Calendar, weekdays } from '../calendars/calendar.js';
import type { Seen } from '../deciding/decision.js';
import { day, type Interval } from '../time/interval.js';
import type { Agenda } from './agenda.js';

/** A day of a calendar of which nothing can be said; no day: nothing of the calendar at all. */
export interface Unavailable {
  readonly calendarId: string;
  readonly day: string | null;
}

export const always: Interval = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };

export const intervalOf = ({ day: date }: Pick<Unavailable, 'day'>): Interval => {
  if (date === null) return always;
  const start = Date.parse(date);
  return { start, end: start + day };
};

/** Stands for a calendar that cannot be read, open at all times: it is as `unavailable` that it is closed. */
export const unreadableCalendar = (id: string): Calendar => ({
  id,
  version: 0,
  position: 0,
  mark: '',
  status: 'active',
  name: id,
  timeZone: 'UTC',
  capacity: 1,
  openingHours: [{ days: weekdays, from: '00:00', to: '00:00' }],
  exceptions: [],
  metadata: {},
  blackouts: [],
  blackoutsRemoved: [],
  blackoutsBy: [],
  hoursSince: 0,
  createdAt: 0,
  updatedAt: 0,
  creation: {
    actor: '',
    content: { name: id, timeZone: 'UTC', capacity: 1, openingHours: [], exceptions: [], metadata: {} },
  },
});

/** What of a calendar cannot be read; `agendas`: those of `days`, as they were seen. */
export const unavailableOf = (
  calendarId: string,
  calendar: Seen<unknown>,
  days: readonly string[],
  agendas: readonly Seen<Agenda>[],
): Unavailable[] => {
  if (calendar.isUnreadable) return [{ calendarId, day: null }];
  return days.filter((_, at) => agendas[at]?.isUnreadable).map((date) => ({ calendarId, day: date }));
};
