import { RRuleTemporal } from 'rrule-temporal';
import { Refused, type Rule } from './domain/deciding/refused.js';
import { lastInstant } from './domain/time/interval.js';

/** The most occurrences that a series has: one for each day of a leap year. */
export const occurrencesAtMost = 366;

/** Days, weeks, months or years that are looked into: more than the longest horizon has days. */
const periodsAtMost = 2_000;

/**
 * Months or years that BYSETPOS looks into, all of whose dates it goes through: where it found none, 2,000 months took half
 * a second of processor time. More than a series has occurrences.
 */
const periodsChosenFrom = 400;

const list = (item: string) => new RegExp(`^${item}(,${item})*$`);

/** What a recurrence may say, and how. Nothing below a day: a service fixes its own hours. */
const parts: Readonly<Record<string, RegExp>> = {
  FREQ: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d{0,2}$/,
  COUNT: /^[1-9]\d{0,5}$/,
  UNTIL: /^\d{8}(T\d{6}Z)?$/,
  BYDAY: list('([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)'),
  BYMONTHDAY: list('-?([1-9]|[12]\\d|3[01])'),
  BYMONTH: list('([1-9]|1[0-2])'),
  BYSETPOS: list('-?[1-9]\\d{0,2}'),
  WKST: /^(MO|TU|WE|TH|FR|SA|SU)$/,
};

/**
 * When a series takes place: the starts of an RRULE (RFC 5545) from `start` on, in milliseconds since the epoch. The local
 * time of `start` is kept whatever clocks do; a date on which they skip it is none of the series. Throws Refused where the
 * rule is not understood, has no end, goes beyond the year 9999, does not begin with `start` or has more than 366 occurrences.
 */
export const expandRecurrence = (recurrence: string, start: number, timeZone: string): number[] => {
  const said = partsOf(recurrence);
  if (said.has('COUNT') === said.has('UNTIL')) {
    throw refused('endless-recurrence', 'The recurrence must end: add COUNT or UNTIL.');
  }
  if (Number(said.get('COUNT') ?? 1) > occurrencesAtMost) throw tooMany();
  if (said.has('BYSETPOS') && datesPerYear(said) > datesChosenFrom) throw unknown(tooCostly);
  const until = said.get('UNTIL');
  if (until?.length === 8) said.set('UNTIL', endOfDay(until, timeZone));
  const starts = startsOf(said, start, timeZone);
  if (starts.length > occurrencesAtMost) throw tooMany();
  if (starts.at(-1)! > lastInstant) throw refused('out-of-range', `The recurrence goes beyond ${last}.`);
  if (starts[0] === start) return starts;
  throw refused('off-recurrence', 'The start is not the first date of the recurrence.', '/start');
};

/** Out of so many dates of a year BYSETPOS chooses. Where it never finds one, 2,000 years of 366 dates took 240 ms. */
const datesChosenFrom = 62;

const tooCostly =
  'BYSETPOS chooses from too many dates of a year; narrow them down with BYMONTH, BYMONTHDAY or MONTHLY.';

/** The most dates that one year can have; shorter periods have few. */
const datesPerYear = (said: ReadonlyMap<string, string>): number => {
  if (said.get('FREQ') !== 'YEARLY') return 0;
  const listed = (name: string) => said.get(name)?.split(',') ?? [];
  const days = listed('BYDAY').map((each) => (/\d/.test(each) ? 1 : 5));
  const ofDays = days.length > 0 ? days.reduce((sum, each) => sum + each, 0) : daysOfMonth;
  const perMonth = Math.min(listed('BYMONTHDAY').length || daysOfMonth, ofDays);
  return perMonth * (listed('BYMONTH').length || 12);
};

const daysOfMonth = 31;

const choosesFromMany = (said: ReadonlyMap<string, string>) =>
  said.has('BYSETPOS') && ['MONTHLY', 'YEARLY'].includes(said.get('FREQ')!);

const partsOf = (recurrence: string): Map<string, string> => {
  const said = new Map<string, string>();
  for (const part of recurrence
    .replace(/^RRULE:/i, '')
    .toUpperCase()
    .split(';')) {
    const [name = '', value = ''] = part.split('=');
    const form = Object.hasOwn(parts, name) ? parts[name]! : null;
    if (!form)
      throw unknown(
        `${(name || part).slice(0, 40)} is not a supported part of a recurrence; supported are: ${Object.keys(parts).join(', ')}.`,
      );
    if (!form.test(value)) throw unknown(`${name} has no supported value.`);
    if (said.has(name)) throw unknown(`${name} appears twice.`);
    said.set(name, value);
  }
  if (!said.has('FREQ')) throw unknown('FREQ is missing.');
  return said;
};

/** Stops at the first start beyond what is taken. Throws where nothing comes of it within many years, as of every 30 February. */
const startsOf = (said: ReadonlyMap<string, string>, start: number, timeZone: string): number[] => {
  const rruleString = [...said].map(([name, value]) => `${name}=${value}`).join(';');
  const dtstart = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(timeZone);
  const starts: number[] = [];
  try {
    const rule = new RRuleTemporal({
      rruleString: `RRULE:${rruleString}`,
      dtstart,
      strict: true,
      cache: false,
      maxIterations: choosesFromMany(said) ? periodsChosenFrom : periodsAtMost,
    });
    rule.all(
      ({ epochMilliseconds }) =>
        starts.push(epochMilliseconds) <= occurrencesAtMost && epochMilliseconds <= lastInstant,
    );
  } catch (error) {
    throw unknown(`${(error as Error).message}.`);
  }
  return starts;
};

/** The last second of a local date, as UTC in the form of RFC 5545. */
const endOfDay = (date: string, timeZone: string): string => {
  try {
    const next = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(timeZone);
    const end = Math.min(next.epochMilliseconds - 1_000, lastInstant);
    return `${Temporal.Instant.fromEpochMilliseconds(end)
      .toString()
      .replace(/[-:]|\.\d+/g, '')}`;
  } catch {
    throw unknown('UNTIL is not a date.');
  }
};

const last = Temporal.Instant.fromEpochMilliseconds(lastInstant).toString();

const refused = (rule: Rule, detail: string, pointer = '/recurrence') =>
  new Refused('rule-violation', { errors: [{ pointer, rule, detail }] });

const unknown = (detail: string) => refused('unknown-recurrence', detail);

const tooMany = () =>
  refused(
    'too-many-occurrences',
    `A series can have at most ${occurrencesAtMost} occurrences; book the rest as another series.`,
  );
