import { adasHash, massageCreated, monday, roomCreated, sundayNoon } from '#test/rules/front-desk';
import { counted } from '#test/rules/front-desk-holds';
import { joined } from '#test/rules/front-desk-waitlist';
import { given } from '#test/rules/given';
import { type Append, append, type Read } from '../../deciding/decision.js';
import { Refused } from '../../deciding/refused.js';
import { tallyStream } from '../../limits/tally.js';
import { day } from '../../time/interval.js';
import { offerSpot } from './offer-spot.js';

const ten = monday('10:00');
const limits = { perDay: null, perWeek: null, perCustomer: 1 };

const offering = (read: Read) =>
  offerSpot(
    { ...{ holdsPerCustomer: 1 }, read, actor: 'policy', now: sundayNoon },
    { serviceId: 'svc_massage', start: ten, bookingId: 'bkg_offered' },
  );

const adaHasOne = append(tallyStream('customer', 'svc_massage', `${adasHash}.1`), {
  type: 'TallyCounted',
  data: { bookingId: 'bkg_next', start: ten + day, expiresAt: null },
});

/** Who is offered it where Ada waits first, and then Bob for the same, and who is found to be in the way of nobody. */
const outcomeOf = (...facts: readonly Append[]) => {
  const waiting = [...joined('wls_ada', {}, adasHash), ...joined('wls_bob')];
  const { outcome } = given(roomCreated(), massageCreated({ limits }), ...waiting, ...facts).when(offering);
  if (outcome instanceof Refused) throw outcome;
  const offered = outcome.events.filter(({ type }) => type === 'WaitlistSpotOffered');
  const { blocked } = outcome as unknown as { readonly blocked: readonly string[] };
  return { to: offered.map(({ stream }) => stream.name), blocked };
};

describe('a customer who is first in line and may have nothing now keeps nobody from what they both wait for', () => {
  it('because of the bookings that they have', () =>
    expect(outcomeOf(adaHasOne)).toEqual({ to: ['waitlist-entry/wls_bob'], blocked: ['wls_ada'] }));

  it('because of the holds that they have', () =>
    expect(outcomeOf(counted('bkg_elsewhere', sundayNoon + day, adasHash))).toEqual({
      to: ['waitlist-entry/wls_bob'],
      blocked: ['wls_ada'],
    }));

  it('and else it is theirs', () => expect(outcomeOf()).toEqual({ to: ['waitlist-entry/wls_ada'], blocked: [] }));
});
