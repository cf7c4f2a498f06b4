import fc from 'fast-check';
import { worldAt } from '#test/models/worlds';
import { claim, inRoom4, monday, sundayNoon, theMassage } from '#test/rules/front-desk';
import { changes } from '#test/rules/places';
import { day, minute } from '../time/interval.js';
import type { Wanted } from './service-rules.js';
import { findSlots } from './slots.js';
import { passingIn, passingOn, standsUntil } from './stands-until.js';

const half: Omit<Wanted, 'start'> = { duration: 30, units: 1 };
const range = { start: monday('09:00'), end: monday('11:00') };

const untilOf = (context: ReturnType<typeof inRoom4>, now: number, wanted = half) => {
  const [first] = findSlots(context, range, wanted, now);
  return standsUntil(passingIn(context, now), context, first?.start ?? null, wanted, now);
};

describe('what is offered stands', () => {
  it('until the first start passes its notice, or itself', () => {
    const noticed = inRoom4({ service: theMassage({ minNotice: 60 }) });
    expect(untilOf(noticed, sundayNoon)).toBe(monday('08:00') + 1);
    expect(untilOf(inRoom4({ service: theMassage({ minNotice: 0 }) }), sundayNoon)).toBe(monday('09:00') + 1);
  });

  it('until a hold lapses, for two seconds more than its holder has', () => {
    const expiresAt = sundayNoon + 5 * minute;
    const hold = claim('bkg_ada', monday('10:00'), { kind: 'hold', expiresAt });
    expect(untilOf(inRoom4({ claims: [hold] }), sundayNoon)).toBe(expiresAt + 2_000);
    expect(untilOf(inRoom4({ claims: [hold] }), expiresAt + 2_000)).toBeGreaterThan(expiresAt + day / 2);
  });

  it('whatever lapses on days that were not read for it', () => {
    const hold = claim('bkg_ada', monday('10:00'), { kind: 'hold', expiresAt: sundayNoon + minute });
    const passing = passingIn(inRoom4({ claims: [hold] }), sundayNoon);
    const on = (start: number) => passingOn(passing, 0, 0, { start, end: start + day }).claims;
    expect([on(monday('00:00')), on(monday('24:00'))]).toEqual([[hold], []]);
  });

  it.each(changes())('in each world, wherever the clock is set: %j', (place) => {
    fc.assert(
      fc.property(worldAt(place), ({ context: drawn, range, wanted, now }) => {
        // Days come within the horizon as a whole, and those beyond it are not kept.
        const context = { ...drawn, service: { ...drawn.service, horizonDays: 90 } };
        const slots = findSlots(context, range, wanted, now);
        const until = standsUntil(passingIn(context, now), context, slots[0]?.start ?? null, wanted, now);
        for (const at of [until - 1, Math.floor((now + until) / 2)]) {
          if (at < now || at > range.end) continue;
          expect(findSlots(context, range, wanted, at)).toEqual(slots);
        }
      }),
      { numRuns: 5 * Number(process.env.ORACLE_RUNS ?? 1) },
    );
  });
});
