import fc from 'fast-check';
import { theRoom } from '#test/rules/front-desk';
import { type Place, zones } from '#test/rules/places';
import { type Hours, weekdays } from '../../libs/booking/src/domain/calendars/calendar.js';
import type { Claim } from '../../libs/booking/src/domain/claims/agenda.js';
import { type Interval, minute, widen } from '../../libs/booking/src/domain/time/interval.js';
import { wallClock } from './wall-clock.js';

export const between = (min: number, max: number) => fc.integer({ min, max });
export const mostly = <Value>(usual: Value, ...others: Value[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(usual) },
    { weight: others.length, arbitrary: fc.constantFrom(...others) },
  );

export const rarely = <Value>(usual: Value, odd: Value) =>
  fc.oneof({ weight: 24, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constant(odd) });

const timeText = (minutes: number) => {
  const [hours, rest] = [Math.floor(minutes / 60) % 24, minutes % 60];
  return `${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
};

/** Any time of the day, above all those to which and from which the clock is set. */
const timeOfDay = ({ zone, around }: Place) => {
  const wall = Math.floor(wallClock(zone, around) / minute) % 1_440;
  return fc
    .oneof(
      between(0, 287).map((fives) => fives * 5),
      between(-9, 9).map((quarters) => wall + 1_440 + quarters * 15),
      between(0, 1_439),
    )
    .map(timeText);
};

const hoursOf = (place: Place): fc.Arbitrary<Hours> => {
  const time = timeOfDay(place);
  return fc.oneof(
    { weight: 8, arbitrary: fc.record({ from: time, to: time }) },
    { weight: 1, arbitrary: fc.record({ from: time, to: fc.constant('24:00') }) },
    { weight: 1, arbitrary: time.map((from) => ({ from, to: from })) },
    { weight: 2, arbitrary: fc.constant({ from: '00:00', to: '24:00' }) },
  );
};

const someDays = fc.oneof(fc.constant([...weekdays]), fc.subarray([...weekdays], { minLength: 4 }));

export const calendarOf = (place: Place, range: Interval, id: string) => {
  const { zone } = place;
  const dates = [-1, 0, 1].map((days) => {
    return new Date(wallClock(zone, range.start) + days * 1_440 * minute).toISOString().slice(0, 10);
  });
  const exception = fc.record({
    date: fc.constantFrom(...dates),
    openingHours: fc.array(hoursOf(place), { maxLength: 2 }),
  });
  const blackout = fc
    .record({ start: between(-300, 700), seconds: mostly(0, 1, 59), length: between(1, 200) })
    .map(({ start, seconds, length }) => {
      const begins = range.start + start * minute + seconds * 1_000;
      return { id: `blk_${begins}`, reason: null, start: begins, end: begins + length * minute };
    });
  return fc
    .record({
      timeZone: fc.oneof(
        { weight: 9, arbitrary: fc.constant(zone) },
        { weight: 1, arbitrary: fc.constantFrom(...zones) },
      ),
      capacity: mostly(1, 2, 3, 5),
      status: rarely<'active' | 'archived'>('active', 'archived'),
      weekly: fc.array(fc.tuple(someDays, hoursOf(place)), { minLength: 1, maxLength: 3 }),
      exceptions: fc.uniqueArray(exception, { selector: ({ date }) => date, maxLength: 2 }),
      blackouts: fc.oneof(fc.constant([]), fc.array(blackout, { maxLength: 2 })),
    })
    .map(({ weekly, ...content }) => {
      const openingHours = weekly.map(([days, hours]) => ({ days, ...hours }));
      return theRoom({ id, openingHours, ...content });
    });
};

export const claimsOn = (calendarId: string, { start, end }: Interval, now: number) => {
  const grace = fc.constantFrom(-2_001, -2_000, -1_999, -1, 0, 1, 60_000).map((by) => now + by);
  return fc.array(
    fc
      .record({
        start: between(-300, Math.ceil((end - start) / minute) + 200),
        length: between(5, 240),
        before: mostly(0, 10),
        after: mostly(0, 15, 45),
        units: mostly(1, 2),
        kind: fc.constantFrom('booking' as const, 'booking' as const, 'hold' as const, 'request' as const),
        lapses: grace,
        serviceId: fc.constantFrom('svc_massage', 'svc_other'),
      })
      .map(({ start: begins, length, before, after, kind, lapses, ...claim }): Claim => {
        const from = Math.floor(start / minute) * minute + begins * minute;
        const core = { start: from, end: from + length * minute };
        const expiresAt = kind === 'booking' ? null : lapses;
        const bookingId = `bkg_${calendarId}_${begins}_${length}`;
        return {
          ...claim,
          bookingId,
          kind,
          core,
          buffered: widen(core, before, after),
          expiresAt,
          outsideHours: false,
        };
      }),
    { maxLength: 6 },
  );
};
