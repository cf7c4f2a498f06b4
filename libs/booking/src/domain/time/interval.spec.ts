import fc from 'fast-check';
import { countUpTo, day, type Interval, minute, utcDay, utcDays, widen, without } from './interval.js';

const midnight = Date.UTC(2026, 10, 23);
const few = fc.integer({ min: 0, max: 12 });
const span = fc.tuple(few, few).map(([a, b]): Interval => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }));
const holds = ({ start, end }: Interval, instant: number) => start <= instant && instant < end;
const instants = Array.from({ length: 15 }, (_, at) => at);

it('an interval without another one is what that does not cover, in order and in as few parts as can be', () => {
  fc.assert(
    fc.property(span, span, (one, other) => {
      const parts = without(one, other);
      const meant = instants.filter((at) => holds(one, at) && !holds(other, at));
      expect(parts.flatMap((part) => instants.filter((at) => holds(part, at)))).toEqual(meant);
      expect(parts.map(({ start }) => start)).toEqual(meant.filter((at) => !meant.includes(at - 1)));
    }),
  );
});

it('an interval that is widened on both sides is so many minutes longer', () => {
  expect(widen({ start: midnight, end: midnight + day }, 10, 20)).toEqual({
    start: midnight - 10 * minute,
    end: midnight + day + 20 * minute,
  });
});

it('a count up to an instant is of the sorted instants that are not after it', () => {
  fc.assert(
    fc.property(fc.array(few, { maxLength: 9 }), few, (some, instant) => {
      const sorted = some.toSorted((a, b) => a - b);
      const count = countUpTo(instant, sorted.length, (index) => sorted[index]!);
      expect(count).toBe(some.filter((each) => each <= instant).length);
    }),
  );
});

it('days are written from 1970 to 9999 and no further', () => {
  expect([0, midnight, midnight - 1, Date.UTC(9999, 11, 31, 23, 59, 59, 999)].map(utcDay)).toEqual([
    ...['1970-01-01', '2026-11-23', '2026-11-22', '9999-12-31'],
  ]);
  for (const beyond of [-1, Date.UTC(9999, 11, 31) + day]) expect(() => utcDay(beyond)).toThrow(`${beyond} ms`);
});

it.each<[string, Interval, readonly string[]]>([
  ['a whole one', { start: midnight, end: midnight + day }, ['2026-11-23']],
  [
    'one and the first millisecond of the next',
    { start: midnight, end: midnight + day + 1 },
    ['2026-11-23', '2026-11-24'],
  ],
  ['the last minute of one', { start: midnight - minute, end: midnight }, ['2026-11-22']],
  ['midnight', { start: midnight - 1, end: midnight + 1 }, ['2026-11-22', '2026-11-23']],
  ['nothing', { start: midnight, end: midnight }, []],
])('the days that an interval touches: %s', (_, interval, days) => {
  expect(utcDays(interval)).toEqual(days);
});
