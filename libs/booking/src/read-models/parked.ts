import type { Pool } from 'pg';
import { parkedSubjects, ReadBehind } from '#libs/projection';
import { type Service, serviceStream } from '../domain/calendars/service.js';
import type { Unavailable } from '../domain/claims/unavailable.js';
import type { Sight } from '../domain/deciding/refused.js';
import type { Interval } from '../domain/time/interval.js';
import type { Scope } from './scope.js';
import { projectServices } from './services.js';
import { periodsAround } from './tallies.js';

/** A stream of the tenant whose rows lack what it says from a position on. */
export interface Parked {
  readonly subject: string;
  readonly position: number;
}

/** SQL text: the day of an agenda, by the name of its stream; null where that is of no day, and so nobody can look at it. */
export const dayOfAgenda = (subject: string) => `
  case when ${subject} ~ '^agenda/[^/]+/[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$' then split_part(${subject}, '/', 3)::date end`;

/** A service without a row may be one whose first event could not be taken. */
export const assertNotParked = async (pool: Pool, { shard, tenant }: Scope, serviceId: string): Promise<null> => {
  const parked = await parkedSubjects(pool, shard, [projectServices], tenant);
  const own = parked.map((each) => each.parked).find(({ subject }) => subject === serviceStream(serviceId).name);
  if (own) throw behind(own.subject, own.fromPosition);
  return null;
};

const behind = (subject: string, position: number) =>
  new ReadBehind(position, position - 1, `${subject} is parked`, subject);

/** What the decision saw it need not know from its rows. */
export const refuseParked = (parked: readonly Parked[], { id }: Service, range: Interval, seen: Sight | undefined) => {
  const periods = periodsAround(range);
  const [firstDay, lastDay, firstWeek, lastWeek] = periods as [string, string, string, string];
  const isNeeded = (subject: string) => {
    if (subject === serviceStream(id).name) return !seen;
    const [category, serviceId, of = ''] = subject.split('/');
    if (serviceId !== id || seen?.tallies.some((tally) => tally.of === of)) return false;
    if (category === 'tally-day') return firstDay <= of && of <= lastDay;
    return category === 'tally-week' && firstWeek <= of && of <= lastWeek;
  };
  const lacking = parked.find(({ subject }) => isNeeded(subject));
  if (lacking) throw behind(lacking.subject, lacking.position);
};

/** Calendars and days of which the rows do not say all, but for those that the decision saw. */
export const unavailableIn = (parked: readonly Parked[], seen: Sight | undefined): Unavailable[] =>
  parked.flatMap(({ subject }) => {
    const [category, calendarId = '', date = null] = subject.split('/');
    const isSeen =
      category === 'calendar'
        ? seen?.calendars.some(({ id }) => id === calendarId)
        : seen?.agendas.some((agenda) => agenda.calendarId === calendarId && agenda.day === date);
    if (isSeen || (category !== 'calendar' && category !== 'agenda')) return [];
    return [{ calendarId, day: category === 'calendar' ? null : date }];
  });
