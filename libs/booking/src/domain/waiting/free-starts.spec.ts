import fc from 'fast-check';
import { inRoom4, monday, sundayNoon, theMassage } from '#test/rules/front-desk';
import { minute } from '../time/interval.js';
import { FreeStarts } from './free-starts.js';

const nine = monday('09:00');
const half = { duration: 30, units: 1, calendarIds: null };
const range = { start: nine, end: monday('17:00') };

/** Minutes after nine at which a massage of half an hour may begin, every quarter of an hour until half past four. */
const quarters = Array.from({ length: 31 }, (_, at) => at * 15);

const asking = () => new FreeStarts(inRoom4(), range, half, sundayNoon);
const minutesOf = (starts: Iterable<{ readonly start: number } | null>) =>
  [...starts].flatMap((slot) => (slot ? [(slot.start - nine) / minute] : []));

it('every search, in whatever order they come, finds all free starts from an instant on, though others broke off before', () => {
  const ask = fc.tuple(fc.integer({ min: -20, max: 480 }), fc.integer({ min: 0, max: 31 }));
  fc.assert(
    fc.property(fc.array(ask, { minLength: 1, maxLength: 6 }), (asks) => {
      const starts = asking();
      for (const [from, enough] of asks) {
        const told: number[] = [];
        for (const slot of starts.from(nine + from * minute)) {
          if (told.length === enough) break;
          if (slot) told.push((slot.start - nine) / minute);
        }
        expect(told).toEqual(quarters.filter((each) => from <= each).slice(0, enough));
      }
    }),
    { numRuns: 50 },
  );
});

it('somebody who looks for many lets others work between them', () => {
  const close = new FreeStarts(inRoom4({ service: theMassage({ step: 5 }) }), range, half, sundayNoon);
  const first = [...close.from(nine)];
  expect(first.filter((each) => each === null)).toHaveLength(1 + Math.floor(96 / 32));
  expect([...close.from(nine)]).toEqual(first.filter((each) => each !== null));
});

it('somebody who waits for a length that is no more offered is told where it would fit', () => {
  const starts = new FreeStarts(inRoom4(), range, { ...half, duration: 120 }, sundayNoon);
  expect(minutesOf(starts.from(nine)).at(-1)).toBe(6 * 60);
});
