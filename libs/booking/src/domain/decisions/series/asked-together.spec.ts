import { asking } from '#test/rules/asking';
import { at, booked, held, massageCreated, roomCreated, sundayNoon } from '#test/rules/front-desk';
import { massageInEither } from '#test/rules/front-desk-holds';
import { asked, dates, drawn, occurrence, seriesBooked } from '#test/rules/front-desk-series';
import { desk, type Fact, given } from '#test/rules/given';
import { noLimits } from '../../calendars/service.js';
import type { Decision, Read } from '../../deciding/decision.js';
import { day, minute } from '../../time/interval.js';
import { bookSeries, type SeriesRequest } from './book-series.js';
import { cancelSeries } from './cancel-series.js';

/** How often something has to be loaded that was not asked for before. */
const roundsOf = (facts: readonly Fact[], decide: (read: Read) => Decision): number => {
  let rounds: readonly unknown[] = [];
  given(...facts).when((read) => {
    const noting = asking(read);
    const decision = decide(noting.read);
    noting.read.prefetch(decision.events.map(({ stream }) => stream));
    ({ rounds } = noting);
    return decision;
  });
  return rounds.length;
};

const booking =
  (starts: readonly number[], changes: Partial<SeriesRequest> = {}) =>
  (read: Read) =>
    bookSeries({ read, actor: desk, now: sundayNoon }, { ...asked, mode: 'available', ...changes }, starts, drawn);

const someDates = [dates.slice(0, 1), dates];
const perDay = { limits: { ...noLimits, perDay: 3 } };

describe('a series asks together for all that it reads, so that more dates take no more time to load,', () => {
  it.each<[string, readonly Fact[]]>([
    ['dates that are free', [roomCreated(), massageCreated()]],
    ['dates in either of two rooms', massageInEither()],
    ['days that are counted', [roomCreated(), massageCreated(perDay)]],
    [
      'dates that others have held until a moment ago',
      [
        ...[roomCreated(), massageCreated()],
        ...dates.flatMap((start, nth) => held(`bkg_gone${nth}`, start - minute * 15, { expiresAt: sundayNoon - day })),
      ],
    ],
  ])('as it is booked: %s', (_, facts) => {
    const [one, three] = someDates.map((starts) => roundsOf(facts, booking(starts)));
    expect(three).toBe(one);
  });

  it('as it is cancelled', () => {
    const series = [1, 2, 3].map((nth) => occurrence(nth));
    const [one, three] = [1, 3].map((count) => {
      const occurrences = dates.slice(0, count).map((start, nth) => ({ start, bookingId: `bkg_${nth + 1}` }));
      const facts = [roomCreated(), massageCreated(perDay), ...series.flat(), seriesBooked({ occurrences })];
      const request = { id: 'ser_ada', stated: at(1), reason: null };
      return roundsOf(facts, (read) => cancelSeries({ read, actor: desk, now: sundayNoon }, request));
    });
    expect(three).toBe(one);
  });
});

it('a date on which nothing at all can be is left out, and the others are booked', () => {
  const never = Date.UTC(9999, 11, 31, 23, 45);
  const decision = given(roomCreated(), massageCreated()).when(booking([dates[0]!, never]));
  const left = { start: never, bookingId: null, reason: 'rule-violation', rule: 'out-of-range' } as const;
  const occurrences = [{ start: dates[0]!, bookingId: 'bkg_1' }, left];
  decision.thenEvents(...occurrence(1), seriesBooked({ mode: 'available', occurrences }));
});

it('a date that overlaps an earlier one of the same series is taken by that one', () => {
  const starts = [dates[0]!, dates[0]! + 15 * minute];
  const left = { start: starts[1]!, bookingId: null, reason: 'slot-taken', rule: null } as const;
  const occurrences = [{ start: starts[0]!, bookingId: 'bkg_1' }, left];
  given(roomCreated(), massageCreated())
    .when(booking(starts))
    .thenEvents(...occurrence(1), seriesBooked({ mode: 'available', occurrences }));
});

it('a fault of more than one date refuses the whole series: an id that somebody’s booking has', () => {
  given(roomCreated(), massageCreated(), ...booked('bkg_2', dates[2]! + day))
    .when(booking(dates))
    .thenRefused('already-exists');
});

describe('a fault of every date, whenever it is,', () => {
  it.each<[string, Partial<SeriesRequest>]>([
    ['unknown-duration', { duration: 45 }],
    ['too-many-units', { units: 2 }],
    ['unknown-calendar', { calendarIds: ['cal_cellar'] }],
  ])('is said alone, and for good: %s', (rule, changes) => {
    const offGrid = dates.map((start) => start + minute);
    const refusal = given(roomCreated(), massageCreated()).when(booking(offGrid, changes));
    refusal.thenRefused('rule-violation', { errors: [expect.objectContaining({ rule })] });
    refusal.thenUntil(Number.POSITIVE_INFINITY);
  });
});
