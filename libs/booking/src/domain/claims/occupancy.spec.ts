import fc from 'fast-check';
import { occupancy, peak } from './occupancy.js';

const few = fc.integer({ min: 0, max: 12 });
const span = fc.tuple(few, few).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }));
const claims = fc.array(fc.record({ buffered: span, units: fc.integer({ min: 1, max: 3 }) }), { maxLength: 6 });
const instants = Array.from({ length: 15 }, (_, at) => at);

it('the peak of an interval is the most units at any instant of it: who begins as it ends is not in it', () => {
  fc.assert(
    fc.property(claims, span, (taken, { start, end }) => {
      const inUse = (at: number) =>
        taken
          .filter(({ buffered }) => buffered.start <= at && at < buffered.end)
          .reduce((sum, { units }) => sum + units, 0);
      const within = instants.filter((at) => start <= at && at < end);
      expect(peak(occupancy(taken), { start, end })).toBe(Math.max(...within.map(inUse)));
    }),
  );
});
