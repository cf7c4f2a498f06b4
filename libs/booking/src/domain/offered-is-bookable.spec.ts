import fc from 'fast-check';
import { claim, theMassage, theRoom, utc } from '../../../../test/support/front-desk.js';
import { type Context, findSlots, judge, type Verdict } from './availability.js';
import { weekdays } from './calendar.js';
import { day, minute } from './interval.js';

const transitions = [
  ['Europe/Berlin', '2026-03-28T23:00'],
  ['Europe/Berlin', '2026-10-24T22:00'],
  ['Australia/Lord_Howe', '2026-04-04T13:00'],
  ['Australia/Lord_Howe', '2026-10-03T13:30'],
  ['Africa/Cairo', '2026-04-23T12:00'],
  ['Asia/Kathmandu', '2026-11-23T00:00'],
] as const;

const written = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const time = fc.integer({ min: 0, max: 95 }).map((quarter) => written(quarter * 15));
const hours = fc.record({ from: time, to: fc.oneof(time, fc.constant('24:00')) });
const nearby = (base: number) => fc.integer({ min: -600, max: 2_400 }).map((minutes) => base + minutes * minute);

const claims = (base: number) =>
  fc.array(
    fc
      .record({
        start: nearby(base),
        length: fc.integer({ min: 5, max: 180 }),
        units: fc.integer({ min: 1, max: 2 }),
        expiresAt: fc.option(nearby(base)),
      })
      .map(({ start, length, units, expiresAt }) => {
        const interval = { start, end: start + length * minute };
        return claim(`bkg_${start}_${length}`, start, { core: interval, buffered: interval, units, expiresAt });
      }),
    { maxLength: 12 },
  );

const world = fc.constantFrom(...transitions).chain(([timeZone, around]) => {
  const base = utc(around);
  return fc.record({
    base: fc.constant(base),
    now: nearby(base).chain((at) => fc.constantFrom(at, at + 1, base - day)),
    wanted: fc.record({ duration: fc.constantFrom(15, 50, 90), units: fc.integer({ min: 1, max: 2 }) }),
    claims: claims(base),
    calendar: fc
      .record({ capacity: fc.integer({ min: 1, max: 3 }), hours: fc.array(hours, { minLength: 1, maxLength: 3 }) })
      .map(({ capacity, hours }) => {
        const openingHours = hours.map((each) => ({ days: weekdays, ...each }));
        return theRoom({ timeZone, capacity, openingHours });
      }),
    service: fc
      .record({
        step: fc.constantFrom(5, 15, 25, 45, 60),
        bufferBefore: fc.constantFrom(0, 7),
        bufferAfter: fc.constantFrom(0, 20),
        minNotice: fc.constantFrom(0, 90),
        horizonDays: fc.constantFrom(0, 1, 90),
        maxUnitsPerBooking: fc.constantFrom(1, 2, 2, 2),
      })
      .map((content) => theMassage({ timeZone, durations: [15, 50, 90], ...content })),
  });
});

const outcomeOf = ({ bookable, violations, conflicts }: Verdict) => ({ bookable, violations, conflicts });

it('a slot is offered if and only if a booking of it would pass', () => {
  fc.assert(
    fc.property(world, ({ base, now, wanted, ...context }) => {
      const minutes = Array.from({ length: 1_440 }, (_, at) => base + at * minute);
      const passing = minutes
        .map((start) => ({ start, ...judge(context, { start, ...wanted }, now) }))
        .filter(({ bookable }) => bookable)
        .map(({ start, remaining }) => ({ start, remaining }));
      const slots = findSlots(context, { start: base, end: base + day }, wanted, now);
      expect(slots.map(({ start, remaining }) => ({ start, remaining }))).toEqual(passing);
    }),
    { numRuns: 60 },
  );
});

it('a verdict stands until the instant that it names, and is another one from then on', () => {
  fc.assert(
    fc.property(
      world,
      fc.nat(95),
      fc.double({ min: 0, max: 1, noNaN: true }),
      ({ base, now, wanted, ...world }, quarter, part) => {
        const context: Context = world;
        const asked = { start: base + quarter * 15 * minute, ...wanted };
        const { until, ...verdict } = judge(context, asked, now);
        const later = now + Math.floor(part * (Math.min(until, now + 2 * day) - 1 - now));
        expect(until).toBeGreaterThan(now);
        expect(outcomeOf(judge(context, asked, later))).toEqual(outcomeOf({ until, ...verdict }));
        if (until < Number.POSITIVE_INFINITY) {
          expect(outcomeOf(judge(context, asked, until))).not.toEqual(outcomeOf({ until, ...verdict }));
        }
      },
    ),
    { numRuns: 500 },
  );
});
