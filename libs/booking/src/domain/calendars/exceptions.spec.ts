import fc from 'fast-check';
import { byDate, exceptionsAfter, exceptionsChanged } from './exceptions.js';

const exception = fc.record({
  date: fc.integer({ min: 1, max: 9 }).map((nth) => `2026-12-0${nth}`),
  openingHours: fc.constantFrom([], [{ from: '09:00', to: '12:00' }], [{ from: '10:00', to: '12:00' }]),
});
const exceptions = fc.uniqueArray(exception, { selector: ({ date }) => date });

it('the difference between two lists of exceptions leads from the one to the other, in the order of the dates', () => {
  fc.assert(
    fc.property(exceptions, exceptions, (before, after) => {
      const changed = exceptionsChanged(before, after);
      expect(exceptionsAfter(byDate(before), changed)).toEqual(byDate(after));
      const kept = before.filter((each) => after.some((other) => JSON.stringify(other) === JSON.stringify(each)));
      expect((changed.set ?? []).length).toBe(after.length - kept.length);
    }),
  );
});

it('two equal lists of exceptions have no difference', () => {
  const closed = [{ date: '2026-12-24', openingHours: [] }];
  expect(exceptionsChanged(closed, closed)).toEqual({});
});
