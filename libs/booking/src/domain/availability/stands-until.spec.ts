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

describe('an offered slot stands', () => {
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

  it('from the midnight that brought its day within the horizon', () => {
    const tuesday = { start: monday('24:00'), end: monday('24:00') + day };
    const context = inRoom4({ service: theMassage({ horizonDays: 1 }) });
    const midnight = monday('00:00');
    const [first] = findSlots(context, tuesday, half, midnight);
    const until = standsUntil(passingIn(context, midnight), context, first!.start, half, midnight);
    expect([first!.start, until]).toEqual([monday('09:00') + day, monday('08:00') + day + 1]);
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

describe('among bookings that are counted together', () => {
  const expiresAt = sundayNoon + 5 * minute;
  const booked = { bookingId: 'bkg_bob', start: monday('14:00'), expiresAt: null };
  const held = { bookingId: 'bkg_eve', start: monday('15:00'), expiresAt };
  const tally = (of: string, ...bookings: readonly (typeof booked | typeof held)[]) => ({ of, version: 1, bookings });
  const names = ({ tallies }: ReturnType<typeof passingIn>) => tallies.map(({ of }) => of);

  it('only what lapses passes, and until it has', () => {
    const hold = claim('bkg_eve', monday('15:00'), { kind: 'hold', expiresAt });
    const claims = [claim('bkg_bob', monday('14:00')), hold];
    const tallies = [tally('2026-11-23', booked, held), tally('2026-11-24', booked), tally('2026-W48', held)];
    const passing = (now: number) => passingIn(inRoom4({ claims, tallies }), now);
    expect(names(passing(expiresAt + 1_999))).toEqual(['2026-11-23', '2026-W48']);
    expect(passing(expiresAt + 1_999).claims).toEqual([hold]);
    expect(passing(expiresAt + 2_000)).toEqual({ claims: [], tallies: [] });
  });

  it('what is counted on those days and in their weeks matters to them', () => {
    const all = ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'];
    const weeks = ['2025-W48', '2026-W47', '2026-W48', '2026-W49', '2026-W50'];
    const passing = passingIn(inRoom4({ tallies: [...all, ...weeks].map((of) => tally(of, held)) }), sundayNoon);
    const on = (first: string, last: string) => {
      const [from, to] = [first, last].map((date) => Date.parse(date) / day) as [number, number];
      return names(passingOn(passing, from, to, range));
    };
    expect(on('2026-11-23', '2026-11-25')).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-W48']);
    expect(on('2026-11-24', '2026-11-24')).toEqual(['2026-11-24', '2026-W48']);
    expect(on('2026-11-26', '2026-12-07')).toEqual(['2026-11-26', '2026-W48', '2026-W49', '2026-W50']);
  });

  it('a full day stands until the first hold in it lapses', () => {
    const service = theMassage({ limits: { perDay: 2, perWeek: null, perCustomer: null } });
    const later = { ...held, bookingId: 'bkg_ada', expiresAt: expiresAt + minute };
    const context = inRoom4({ service, tallies: [tally('2026-11-23', later, held)] });
    expect(findSlots(context, range, half, sundayNoon)).toEqual([]);
    expect(untilOf(context, sundayNoon)).toBe(expiresAt + 2_000);
  });
});
