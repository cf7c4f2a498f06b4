import { type EventLog, UnreadableEvent } from '#libs/event-store';
import { calendarStream } from '../../domain/calendars/calendar.js';
import { calendarIdsOf, type Service, serviceStream } from '../../domain/calendars/service.js';
import { agendaStream, claimsOf } from '../../domain/claims/agenda.js';
import { intervalOf, unreadableCalendar } from '../../domain/claims/unavailable.js';
import type { Stream } from '../../domain/deciding/decision.js';
import { type SeenTally, tallyStream } from '../../domain/limits/tally.js';
import { day, dayNear, type Interval, utcDay } from '../../domain/time/interval.js';
import { dateOf, isoWeekOf } from '../../domain/time/zone.js';
import type { Availability } from '../../read-models/availability.js';
import type { Scope } from '../../read-models/scope.js';
import { daysAround } from '../../read-models/services.js';

/**
 * What spoke for and against the starts within `range` at an instant of the past: service, calendars and agendas folded
 * from the log as it stood then. A calendar or a day that cannot be read is unavailable. Null where there was no such service
 * yet. Throws UnreadableEvent where that cannot be read, or one of its tallies.
 */
export const recallAvailability = async (
  log: Pick<EventLog, 'positionAt' | 'recall'>,
  { shard, tenant }: Scope,
  serviceId: string,
  range: Interval,
  at: number,
): Promise<Omit<Availability, 'isWhole'> | null> => {
  const moment = await log.positionAt(shard, at);
  const { position } = moment;
  const [service] = await log.recall(shard, tenant, [serviceStream(serviceId)], position);
  if (!service) return null;
  const ids = [...new Set(calendarIdsOf(service.uses))];
  const found = await recallEach(log, { shard, tenant }, ids.map(calendarStream), position);
  const known = found.flatMap((calendar, at) => (calendar === null ? [] : [calendar ?? unreadableCalendar(ids[at]!)]));
  const { before, after } = daysAround(service);
  const days = daysOf(range, before, after).map((each) => utcDay(each * day));
  const streams = known.flatMap(({ id }) => days.map((each) => agendaStream(id, each)));
  const agendas = await recallEach(log, { shard, tenant }, streams, position);
  const calendars = known.map((calendar, index) => {
    const own = agendas.slice(index * days.length, (index + 1) * days.length);
    const unreadable = days.filter((_, at) => own[at] === undefined).map((each) => ({ day: each }));
    const isClosed = found[ids.indexOf(calendar.id)] === undefined;
    return {
      calendar,
      claims: claimsOf(own.filter((agenda) => agenda !== undefined)),
      unavailable: (isClosed ? [{ day: null }] : unreadable).map(intervalOf),
    };
  });
  const tallies = await recallTallies(log, { shard, tenant }, service, range, position);
  return { context: { service, calendars, tallies }, ...moment };
};

/** Undefined in the place of what cannot be read: one by one only where something cannot. */
const recallEach = async <State, Event>(
  log: Pick<EventLog, 'recall'>,
  { shard, tenant }: Scope,
  streams: readonly Stream<State, Event>[],
  position: number,
): Promise<readonly (State | undefined)[]> => {
  try {
    return await log.recall(shard, tenant, streams, position);
  } catch (error) {
    if (!(error instanceof UnreadableEvent)) throw error;
    if (streams.length === 1) return [undefined];
    const states: (State | undefined)[] = [];
    for (const stream of streams) states.push(...(await recallEach(log, { shard, tenant }, [stream], position)));
    return states;
  }
};

/** Of the local days that a range touches, in whatever zone, and of their weeks. */
const recallTallies = async (
  log: Pick<EventLog, 'recall'>,
  { shard, tenant }: Scope,
  { id }: Service,
  range: Interval,
  position: number,
): Promise<SeenTally[]> => {
  const days = daysOf(range, 1, 1);
  const names = [
    ...days.map((each) => ['day', dateOf(each)] as const),
    ...[...new Set(days.map(isoWeekOf))].map((week) => ['week', week] as const),
  ];
  const streams = names.map(([kind, of]) => tallyStream(kind, id, of));
  const tallies = await log.recall(shard, tenant, streams, position);
  return tallies.map((tally, index) => ({ ...tally, of: names[index]![1] }));
};

/** Days since the epoch that a range touches, with some before and after. */
const daysOf = ({ start, end }: Interval, before: number, after: number): number[] => {
  const [first, last] = [dayNear(Math.floor(start / day) - before), dayNear(Math.floor(end / day) + after)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
};
