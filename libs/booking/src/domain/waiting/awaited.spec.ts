import fc from 'fast-check';
import type { Waiting } from '../bookings/waitlist/waitlist.js';
import { day } from '../time/interval.js';
import { awaited } from './awaited.js';

/** Somebody who would take what begins from one instant on, at another one at the latest. */
const waiting = (from: number, last: number) => ({ from, to: last, duration: 0 }) as Waiting;

describe('the times for which somebody waits', () => {
  it('are looked at once each, whoever waits for them, and none of them that has passed', () => {
    const instant = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(fc.array(fc.tuple(instant, instant), { maxLength: 5 }), instant, (wishes, now) => {
        const parts = awaited(
          wishes.map(([from, last]) => waiting(from, last)),
          now,
        );
        const instants = Array.from({ length: 35 }, (_, at) => at);
        const meant = instants.filter((at) => now <= at && wishes.some(([from, last]) => from <= at && at <= last));
        const looked = parts.flatMap(({ start, end }) => instants.filter((at) => start <= at && at < end));
        expect(looked).toEqual(meant);
        // What adjoins is one part.
        const beginnings = meant.filter((at) => !meant.includes(at - 1));
        expect(parts.map(({ start }) => start)).toEqual(beginnings);
      }),
    );
  });

  it('are looked at in parts of two months where they are long', () => {
    expect(awaited([waiting(day, 131 * day)], 0)).toEqual([
      { start: day, end: 63 * day },
      { start: 63 * day, end: 125 * day },
      { start: 125 * day, end: 131 * day + 1 },
    ]);
    expect(awaited([waiting(day, 63 * day - 1)], 0)).toEqual([{ start: day, end: 63 * day }]);
  });
});
