import fc from 'fast-check';
import { day, minute } from './interval.js';
import { beginningOf, dateOf, exists, instantOf, isoWeekOf, localDay, periodsWithin } from './zone.js';

const zones = ['UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia'];
const zone = fc.constantFrom(...zones);
/** From 2011, when Apia left out a day, to 2027. */
const instant = fc
  .integer({ min: Date.UTC(2011, 11, 20) / minute, max: Date.UTC(2027, 0) / minute })
  .map((at) => at * minute);

const shown = (where: string, at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(where);
/** What a clock there shows, as the instant at which a clock in UTC does. */
const clock = (where: string, at: number) =>
  shown(where, at).toPlainDateTime().toZonedDateTime('UTC').epochMilliseconds;
const dateAt = (where: string, at: number) => shown(where, at).toPlainDate().toString();

const clocksChange = [
  ...[Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)].map((at) => ['Europe/Berlin', at] as const),
  ...[Date.UTC(2026, 2, 8, 10), Date.UTC(2026, 10, 1, 9)].map((at) => ['America/Los_Angeles', at] as const),
  ...[Date.UTC(2026, 3, 4, 15), Date.UTC(2026, 9, 3, 15, 30)].map((at) => ['Australia/Lord_Howe', at] as const),
  ['Pacific/Apia', Date.UTC(2011, 11, 30, 10)] as const,
];
const near = fc
  .tuple(fc.constantFrom(...clocksChange), fc.integer({ min: -200, max: 200 }))
  .map(([[where, at], quarters]) => [where, at + quarters * 15 * minute] as const);
const anywhere = fc.oneof(fc.tuple(zone, instant), near);

it('the local day is the one on the calendar there', () => {
  fc.assert(
    fc.property(anywhere, ([where, at]) => {
      expect(dateOf(localDay(where, at))).toBe(dateAt(where, at));
    }),
  );
});

it('a time of the clock comes when the clock first shows it, or has left it out', () => {
  fc.assert(
    fc.property(anywhere, ([where, at]) => {
      const wall = clock(where, at);
      for (const time of [wall, wall + 30 * minute, wall - 45 * minute]) {
        const first = instantOf(where, time);
        expect(clock(where, first)).toBeGreaterThanOrEqual(time);
        for (const before of [1, ...Array.from({ length: 110 }, (_, nth) => (nth + 1) * 15 * minute)])
          expect(clock(where, first - before)).toBeLessThan(time);
      }
    }),
    { numRuns: 40 },
  );
});

it('a day begins at its first instant', () => {
  fc.assert(
    fc.property(anywhere, ([where, at]) => {
      const begins = beginningOf(where, localDay(where, at));
      expect(begins).toBe(shown(where, at).startOfDay().epochMilliseconds);
    }),
  );
});

it('each day is there but the one that Apia left out', () => {
  const inApia = (date: string) => exists('Pacific/Apia', Date.parse(date) / day);
  expect(['2011-12-29', '2011-12-30', '2011-12-31'].map(inApia)).toEqual([true, false, true]);
  expect(exists('Europe/Berlin', Date.parse('2026-03-29') / day)).toBe(true);
});

it('time is in parts of one offset each, without a gap, as it is asked for', () => {
  const [start, end] = [Date.UTC(2026, 0), Date.UTC(2027, 0)];
  const [spring, autumn] = [Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)];
  expect(periodsWithin('Europe/Berlin', { start, end })).toEqual([
    { start, end: spring, offset: 60 * minute },
    { start: spring, end: autumn, offset: 120 * minute },
    { start: autumn, end, offset: 60 * minute },
  ]);
  expect(periodsWithin('Europe/Berlin', { start: spring, end: spring })).toEqual([]);
});

it('weeks are those of ISO 8601', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30_000 }), (date) => {
      const plain = Temporal.PlainDate.from(dateOf(date));
      expect(isoWeekOf(date)).toBe(`${plain.yearOfWeek}-W${String(plain.weekOfYear).padStart(2, '0')}`);
    }),
  );
});
