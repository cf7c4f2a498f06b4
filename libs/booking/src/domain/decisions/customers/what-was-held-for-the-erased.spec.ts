import { at, held, massageCreated, monday, roomCreated, sundayNoon } from '#test/rules/front-desk';
import { fivePast } from '#test/rules/front-desk-holds';
import { customerOf, joined } from '#test/rules/front-desk-waitlist';
import { desk, given } from '#test/rules/given';
import { bookingStream } from '../../bookings/booking.js';
import { type CustomerStream, seeingErased } from '../../bookings/customer.js';
import { waitlistEntryStream } from '../../bookings/waitlist/waitlist-entry.js';
import { append, nothing, type Read } from '../../deciding/decision.js';
import { type Confirmation, confirmBooking } from '../bookings/confirm-booking.js';
import { offerSpot } from '../waitlist/offer-spot.js';

const ten = monday('10:00');
const desks = [roomCreated(), massageCreated()];

const personOf = (id: string): CustomerStream => ({
  name: `customer/hash-of-${id}`,
  initial: { generation: 0 },
  evolve: (_, { event, version }) => ({ generation: event.type === 'CustomerErased' ? 0 : version }),
});
const keyDrawn = (id: string) => ({ stream: personOf(id), type: 'CustomerKeyDrawn', data: { print: '3f9a1c02b7de' } });
const erased = (customerId: string) => append(personOf(customerId), { type: 'CustomerErased', data: { customerId } });

/** The booking is still read as it was: whoever decides has seen the key. */
const confirm =
  (customer: Confirmation['customer'] = null) =>
  (read: Read) => {
    const confirmation = { id: 'bkg_ada', stated: at(1), customer, notes: null };
    const drawn = { customerId: 'cus_new', customerHash: 'hash_of_new' };
    return confirmBooking(
      { read: seeingErased(read, 'booking', personOf), actor: desk, now: sundayNoon },
      confirmation,
      drawn,
    );
  };

describe('a hold whose customer is erased', () => {
  const facts = [...desks, keyDrawn('cus_ada'), ...held('bkg_ada', ten, { expiresAt: fivePast })];

  it('is not confirmed for nobody', () => {
    const errors = [expect.objectContaining({ pointer: '/customer', rule: 'required' })];
    given(...facts, erased('cus_ada'))
      .when(confirm())
      .thenRefused('rule-violation', { errors });
  });

  it('is, for whoever is named', () => {
    const { outcome } = given(...facts, erased('cus_ada')).when(
      confirm({ id: null, name: 'Eve', email: 'eve@example.com', phone: null }),
    );
    const said = { customer: { id: 'cus_ada', name: 'Eve', email: 'eve@example.com', phone: null } };
    expect(outcome).toMatchObject({
      events: expect.arrayContaining([
        expect.objectContaining({ type: 'BookingConfirmed', data: expect.objectContaining(said) }),
      ]),
    });
  });

  it('is not overlooked where the erasing and the confirming meet: the customer’s key is expected', () => {
    const decision = given(...facts).when(confirm());
    decision.thenExpected(
      ...['agenda/cal_room4/2026-11-23', 'booking/bkg_ada', 'customer/hash-of-cus_ada'],
      ...['displacement/cal_room4', 'service/svc_massage'],
    );
    expect(decision.outcome).toMatchObject({ until: fivePast });
  });

  it('is confirmed like any other once the customer has come again', () => {
    const { outcome } = given(...facts, erased('cus_ada'), keyDrawn('cus_ada')).when(confirm());
    const last = 'events' in outcome ? outcome.events.at(-1) : null;
    expect(last).toMatchObject({ stream: bookingStream('bkg_ada'), type: 'BookingConfirmed' });
  });
});

it('a time that comes free is offered past an erased customer, though the key was seen', () => {
  const spot = { serviceId: 'svc_massage', start: ten, bookingId: 'bkg_offered' };
  const offer = (read: Read) =>
    offerSpot(
      {
        ...{ holdsPerCustomer: 1 },
        read: seeingErased(read, 'waitlist-entry', personOf),
        actor: 'policy',
        now: sundayNoon,
      },
      spot,
    );
  const gone = customerOf('wls_a').id;
  const facts = [...desks, keyDrawn(gone), ...joined('wls_a'), ...joined('wls_b'), erased(gone)];
  const { outcome } = given(...facts).when(offer);
  expect(outcome).toMatchObject({ erased: ['wls_a'], blocked: ['wls_a'] });
  const offered = 'events' in outcome ? outcome.events.filter(({ type }) => type === 'WaitlistSpotOffered') : [];
  expect(offered.map(({ stream }) => stream.name)).toEqual(['waitlist-entry/wls_b']);
});

describe('a reader who looks for those who were erased', () => {
  const gone = customerOf('wls_a').id;
  const facts = [
    ...[...desks, keyDrawn('cus_ada'), keyDrawn(gone), ...joined('wls_a')],
    ...held('bkg_ada', ten, { expiresAt: fivePast }),
    ...held('bkg_unnamed', monday('11:00'), { expiresAt: fivePast }, { customer: null }),
    ...[erased('cus_ada'), erased(gone)],
  ];
  const names = (...unreadable: readonly string[]) => {
    const named: unknown[] = [];
    const decision = given(...facts)
      .butUnreadable(...unreadable)
      .when((read) => {
        const look = seeingErased(read, 'booking', personOf);
        const bookings = ['bkg_ada', 'bkg_unnamed', 'bkg_none'].map((id) => look(bookingStream(id)));
        const entry = look(waitlistEntryStream('wls_a'));
        named.push(...bookings.map((seen) => (seen.isUnreadable ? 'unreadable' : seen.state?.customer?.name)));
        named.push(entry.state!.customer.name);
        return nothing;
      });
    return { named, decision };
  };

  it('finds them in what is of that kind alone', () => {
    const { named, decision } = names();
    expect(named).toEqual([null, undefined, undefined, customerOf('wls_a').name]);
    const looked = ['bkg_ada', 'bkg_none', 'bkg_unnamed'].map((id) => `booking/${id}`);
    decision.thenExpected(...looked, 'customer/hash-of-cus_ada', 'waitlist-entry/wls_a');
  });

  it('passes on what cannot be read', () => {
    expect(names('booking/bkg_ada').named[0]).toBe('unreadable');
  });
});
