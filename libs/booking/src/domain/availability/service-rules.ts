import type { Calendar } from '../calendars/calendar.js';
import { calendarIdsOf, type Service, type ServiceContent } from '../calendars/service.js';
import { keptAt, type Standing } from '../claims/standing.js';
import type { Override, Rule, Violation } from '../deciding/refused.js';
import { isOnGrid } from '../time/grid.js';
import { day, firstInstant, type Interval, lastInstant, minute } from '../time/interval.js';
import { beginningOf, localDay } from '../time/zone.js';

/** What somebody wants of a service: a start, whole minutes and units. */
export interface Wanted {
  readonly start: number;
  readonly duration: number;
  readonly units: number;
  /** Of an entry of `uses` that names some of these only they will do. */
  readonly calendarIds?: readonly string[] | undefined;
  /** Rules that do not count. */
  readonly override?: readonly Override[] | undefined;
  /** Whether it ends by itself at its start, which is to come then; by default what waits for approval does. */
  readonly endsAtStart?: boolean | undefined;
  /** What is to be changed: what of it stays as it is is not judged anew. */
  readonly standing?: Standing | undefined;
}

const mustBeToCome = ({ approval }: ServiceContent, { endsAtStart = approval === 'required' }: Partial<Wanted>) =>
  endsAtStart;

/** The starts that notice and horizon leave open at `now`. */
export const bookableRange = (service: ServiceContent, now: number, wanted: Partial<Wanted> = {}): Interval => ({
  start: Math.max(now + service.minNotice * minute, mustBeToCome(service, wanted) ? now + 1 : now),
  end: beginningOf(service.timeZone, localDay(service.timeZone, now) + service.horizonDays + 1),
});

/** Days, ten years: so far ahead bookings are taken where the horizon is set aside. */
const furthest = 3_653;

/** So far back what took place is entered where the past is set aside; not what would be over before it is answered. */
const mayBeOver = (service: ServiceContent, wanted: Wanted, now: number) =>
  (wanted.override ?? []).includes('in-past') && !mustBeToCome(service, wanted) && wanted.start >= now - longestAgo;

const longestAgo = 366 * day;

/** The service with the horizon that counts for a wish. */
const withHorizon = <S extends ServiceContent>(service: S, { override = [] }: Pick<Wanted, 'override'>): S =>
  override.includes('beyond-horizon') ? { ...service, horizonDays: furthest } : service;

/** The starts for which a booking and its buffers lie within the instants that are taken. */
export const startsInRange = ({ bufferBefore, bufferAfter }: ServiceContent, duration: number): Interval => ({
  start: firstInstant + bufferBefore * minute,
  end: lastInstant - (duration + bufferAfter) * minute + 1,
});

export const isInRange = (service: ServiceContent, { start, duration }: Pick<Wanted, 'start' | 'duration'>) => {
  const range = startsInRange(service, duration);
  return range.start <= start && start < range.end;
};

/** The instant at which a start comes within the horizon. */
const comesWithinHorizon = ({ timeZone, horizonDays }: ServiceContent, start: number) =>
  beginningOf(timeZone, localDay(timeZone, start) - horizonDays);

const strangersIn = ({ uses }: ServiceContent, calendarIds: readonly string[]) => {
  const known = new Set(calendarIdsOf(uses));
  return calendarIds.filter((id) => !known.has(id));
};

export const isOffered = (service: ServiceContent, { duration, units, calendarIds = [] }: Omit<Wanted, 'start'>) =>
  service.durations.includes(duration) &&
  units <= service.maxUnitsPerBooking &&
  strangersIn(service, calendarIds).length === 0;

/** Every rule of the service that a wish breaks, whoever else has booked. */
export const violationsOf = (service: Service, wanted: Wanted, now: number): Violation[] => {
  const { start } = wanted;
  const { override = [] } = wanted;
  const reaching = withHorizon(service, wanted);
  const bookable = bookableRange(reaching, now);
  const notice = now + service.minNotice * minute;
  const kept = keptAt(wanted.standing, start);
  const isUnderWay = kept !== null && wanted.standing!.mayHaveBegun && now < kept.core.end;
  const isOver = mustBeToCome(service, wanted) ? start <= now : start < now;
  const broken: [boolean, OfService][] = [
    [!isInRange(service, wanted), 'out-of-range'],
    [!kept && !isOnGrid(override.includes('off-grid') ? { ...service, step: 1 } : service, start), 'off-grid'],
    [isOver && !isUnderWay && !mayBeOver(service, wanted, now), 'in-past'],
    [!kept && !isOver && !override.includes('under-notice') && start < notice, 'under-notice'],
    [!kept && start >= bookable.end, 'beyond-horizon'],
  ];
  return [...brokenWhateverTheStart(service, wanted), ...told(reaching, broken)];
};

/** Every rule of the service that no start makes good. */
export const brokenWhateverTheStart = (service: Service, wanted: Omit<Wanted, 'start'>): Violation[] => {
  const { duration, units, calendarIds = [] } = wanted;
  return told(service, [
    [!service.durations.includes(duration), 'unknown-duration'],
    [units > service.maxUnitsPerBooking, 'too-many-units'],
    [strangersIn(service, calendarIds).length > 0, 'unknown-calendar'],
  ]);
};

const told = (service: Service, broken: readonly (readonly [boolean, OfService])[]): Violation[] =>
  broken
    .filter(([isBroken]) => isBroken)
    .map(([, rule]) => ({ pointer: pointers[rule], rule, detail: details[rule](service) }));

export const closedThen = ({ name }: Calendar): Violation => ({
  pointer: pointers['outside-hours'],
  rule: 'outside-hours',
  detail: `${name} is not open for the whole time.`,
});

export const tooManyFor = (room: number): Violation => ({
  pointer: pointers['too-many-units'],
  rule: 'too-many-units',
  detail: `There is room for at most ${counted(room, 'unit')}.`,
});

/** The next instants at which time alone makes another list of broken rules. */
export const turningPoints = (
  service: ServiceContent,
  wanted: Pick<Wanted, 'start' | 'override' | 'endsAtStart'>,
): number[] => [
  wanted.start - service.minNotice * minute + 1,
  wanted.start + (mustBeToCome(service, wanted) ? 0 : 1),
  comesWithinHorizon(withHorizon(service, wanted), wanted.start),
];

type OfRecurrence = 'unknown-recurrence' | 'endless-recurrence' | 'too-many-occurrences' | 'off-recurrence';

type OfContent = 'required' | 'too-small' | 'too-large' | 'too-many' | 'too-long' | 'contradiction';

type OfService = Exclude<Rule, 'outside-hours' | OfContent | OfRecurrence>;

const pointers: Record<OfService | 'outside-hours', string> = {
  'unknown-duration': '/duration',
  'too-many-units': '/units',
  'unknown-calendar': '/calendarIds',
  'off-grid': '/start',
  'in-past': '/start',
  'under-notice': '/start',
  'beyond-horizon': '/start',
  'out-of-range': '/start',
  'outside-hours': '/start',
};

export const inRange = 'A booking and its buffers must lie between 1970-01-01T00:00:00Z and 9999-12-31T23:59:59Z.';

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

const details: Record<OfService, (service: ServiceContent) => string> = {
  'unknown-duration': ({ name, durations }) => `${name} can be booked for ${durations.join(' or ')} minutes.`,
  'too-many-units': ({ maxUnitsPerBooking }) => `A booking may take at most ${counted(maxUnitsPerBooking, 'unit')}.`,
  'unknown-calendar': ({ name }) => `${name} does not use one of these calendars.`,
  'off-grid': ({ step, timeZone }) => `Starts are every ${counted(step, 'minute')} from midnight in ${timeZone}.`,
  'in-past': () => 'The start has passed.',
  'under-notice': ({ minNotice }) =>
    `A booking must be made at least ${counted(minNotice, 'minute')} before its start.`,
  'beyond-horizon': ({ horizonDays }) => `Bookings can be made up to ${counted(horizonDays, 'day')} ahead.`,
  'out-of-range': () => inRange,
};
