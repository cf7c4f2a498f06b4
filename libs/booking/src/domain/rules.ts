import type { Calendar } from './calendar.js';
import { isOnGrid } from './grid.js';
import { type Interval, minute } from './interval.js';
import { holds, openIntervals } from './opening-hours.js';
import type { Rule, Violation } from './refused.js';
import type { ServiceContent } from './service.js';
import { beginningOf, localDay } from './zone.js';

/** What somebody wants of a service: a start, whole minutes and units. */
export interface Wanted {
  readonly start: number;
  readonly duration: number;
  readonly units: number;
}

/** The starts that notice and horizon leave open at `now`. */
export const bookableRange = (service: ServiceContent, now: number): Interval => ({
  start: now + service.minNotice * minute,
  end: beginningOf(service.timeZone, localDay(service.timeZone, now) + service.horizonDays + 1),
});

/** The instant at which a start comes within the horizon. */
const comesWithinHorizon = ({ timeZone, horizonDays }: ServiceContent, start: number) =>
  beginningOf(timeZone, localDay(timeZone, start) - horizonDays);

export const isOffered = (service: ServiceContent, { duration, units }: Omit<Wanted, 'start'>) =>
  service.durations.includes(duration) && units <= service.maxUnitsPerBooking;

/** Every rule that a wish breaks, whoever else has booked. */
export const violationsOf = (service: ServiceContent, calendar: Calendar, wanted: Wanted, now: number): Violation[] => {
  const { start, duration, units } = wanted;
  const core = { start, end: start + duration * minute };
  const bookable = bookableRange(service, now);
  const known = service.durations.includes(duration);
  const broken: [boolean, Rule][] = [
    [!known, 'unknown-duration'],
    [units > service.maxUnitsPerBooking, 'too-many-units'],
    [!isOnGrid(service, start), 'off-grid'],
    [start < now, 'in-past'],
    [start >= now && start < bookable.start, 'under-notice'],
    [start >= bookable.end, 'beyond-horizon'],
    [known && !holds(openIntervals(calendar, core), core), 'outside-hours'],
  ];
  return broken.filter(([isBroken]) => isBroken).map(([, rule]) => violation(rule, service, calendar));
};

/** The next instants at which time alone makes another list of broken rules. */
export const turningPoints = (service: ServiceContent, start: number): number[] => [
  start - service.minNotice * minute + 1,
  start + 1,
  comesWithinHorizon(service, start),
];

const violation = (rule: Rule, service: ServiceContent, calendar: Calendar): Violation => ({
  pointer: pointers[rule],
  rule,
  detail: details[rule](service, calendar),
});

const pointers: Record<Rule, string> = {
  'unknown-duration': '/duration',
  'too-many-units': '/units',
  'off-grid': '/start',
  'in-past': '/start',
  'under-notice': '/start',
  'beyond-horizon': '/start',
  'outside-hours': '/start',
};

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

const details: Record<Rule, (service: ServiceContent, calendar: Calendar) => string> = {
  'unknown-duration': ({ name, durations }) => `${name} can be booked for ${durations.join(' or ')} minutes.`,
  'too-many-units': ({ maxUnitsPerBooking }) => `A booking may take at most ${counted(maxUnitsPerBooking, 'unit')}.`,
  'off-grid': ({ step, timeZone }) => `Starts lie every ${counted(step, 'minute')} from midnight in ${timeZone}.`,
  'in-past': () => 'The start has passed.',
  'under-notice': ({ minNotice }) =>
    `A booking must be made at least ${counted(minNotice, 'minute')} before its start.`,
  'beyond-horizon': ({ horizonDays }) => `Bookings are taken for up to ${counted(horizonDays, 'day')} ahead.`,
  'outside-hours': (_, { name }) => `${name} is not open for the whole time.`,
};
