import { adasHash, contentOf, monday, sundayNoon, theMassage } from '#test/rules/front-desk';
import { counted } from '#test/rules/front-desk-holds';
import { type Fact, given } from '#test/rules/given';
import type { Circumstances } from '../../availability/refuse-slot.js';
import { noLimits } from '../../calendars/service.js';
import { append, forever } from '../../deciding/decision.js';
import { customerTally } from '../../limits/tally.js';
import { admit, type Comer } from '../admit.js';

const ten = monday('10:00');
const limited = theMassage({ limits: { ...noLimits, perCustomer: 1 } });
const adas = { ...contentOf(ten), id: 'bkg_ada' };
const circumstances = { asked: {}, seen: {}, changes: [] } as unknown as Circumstances;

/** Counts among the upcoming bookings of Ada. */
const upcoming = (bookingId: string, expiresAt: number | null = null) =>
  append(customerTally(limited, adasHash), { type: 'TallyCounted', data: { bookingId, start: ten, expiresAt } });

const admitted = (facts: readonly Fact[], comer: Partial<Comer> = {}, now = sundayNoon) =>
  given(...facts).when((read) => {
    const deciding = { read, now, holdsPerCustomer: 1 };
    return { events: [], until: admit(deciding, limited, { booking: adas, holder: null, ...comer }, circumstances) };
  });

describe('a customer at the door of a booking', () => {
  const another = [upcoming('bkg_eve')];

  it('is refused where they have as many upcoming as they may', () => {
    admitted([]).thenUntil(forever);
    admitted(another).thenRefused('limit-reached', { limit: { kind: 'per-customer', atMost: 1 } });
  });

  it('is let in all the same where the limit is set aside', () => {
    const overrides = ['limit-reached'] as const;
    const holding = counted('bkg_elsewhere', sundayNoon + 1);
    admitted([...another, holding], { booking: { ...adas, overrides }, holder: adasHash }).thenUntil(forever);
    admitted(another, { booking: { ...adas, overrides: ['outside-hours'] } }).thenRefused('limit-reached');
  });

  it('may have any number that have begun', () => {
    const later = append(customerTally(limited, adasHash), {
      type: 'TallyCounted',
      data: { bookingId: 'bkg_eve', start: ten + 1_000, expiresAt: null },
    });
    admitted([later], {}, ten - 1).thenRefused('limit-reached');
    admitted([later], {}, ten).thenUntil(forever);
    admitted([later], {}, ten + 1).thenUntil(forever);
  });

  it('is refused one hold too many, where it is to count among theirs', () => {
    const holding = [counted('bkg_elsewhere', sundayNoon + 1)];
    admitted(holding).thenUntil(forever);
    admitted(holding, { holder: adasHash }).thenRefused('limit-reached', { limit: { kind: 'live-holds', atMost: 1 } });
  });

  it('has the answer until what they have lapses', () => {
    admitted([upcoming('bkg_ada', sundayNoon), ...another], { holder: adasHash }).thenUntil(sundayNoon + 2_000);
  });
});
