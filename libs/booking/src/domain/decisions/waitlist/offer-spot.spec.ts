import {
  ada,
  adasHash,
  booked,
  massageArchived,
  massageChanged,
  massageCreated,
  monday,
  roomCreated,
  sundayNoon,
} from '#test/rules/front-desk';
import { counted } from '#test/rules/front-desk-holds';
import { joined } from '#test/rules/front-desk-waitlist';
import { desk, given } from '#test/rules/given';
import { noLimits } from '../../calendars/service.js';
import { waitingAtMost } from '../../bookings/waitlist/waitlist.js';
import type { Read } from '../../deciding/decision.js';
import { minute } from '../../time/interval.js';
import { joinWaitlist } from './join-waitlist.js';
import { offerSpot } from './offer-spot.js';

const ten = monday('10:00');
const desks = [roomCreated(), massageCreated({ offerMinutes: 45 })];
const serviceId = 'svc_massage';

const offering =
  (start = ten, now = sundayNoon) =>
  (read: Read) =>
    offerSpot(
      { ...{ holdsPerCustomer: 1 }, read, actor: 'policy', now },
      { serviceId, start, bookingId: 'bkg_offered' },
    );

/** What a log tells of somebody whose key is destroyed. */
const erased = (name: string, read: Read) => {
  const withoutCustomer = (stream: Parameters<Read>[0]) => {
    const { state, ...seen } = read(stream);
    return { ...seen, state: stream.name === name ? { ...(state as object), customer: { erased: true } } : state };
  };
  return Object.assign(withoutCustomer, read) as Read;
};

const offeredTo = (decision: ReturnType<ReturnType<typeof given>['when']>) => {
  const { outcome } = decision;
  const events = 'events' in outcome ? outcome.events : [];
  return events.filter(({ type }) => type === 'WaitlistSpotOffered').map(({ stream }) => stream.name.split('/')[1]);
};

describe('a free slot is offered', () => {
  it('to the first who waits, held as long as the service leaves to decide', () => {
    const decision = given(...desks, ...joined('wls_a'), ...joined('wls_b')).when(offering());
    expect(offeredTo(decision)).toEqual(['wls_a']);
    const { outcome } = decision;
    const held = 'events' in outcome ? outcome.events.at(-1)! : null;
    expect(held).toMatchObject({
      type: 'BookingHeld',
      data: { waitlistEntryId: 'wls_a', expiresAt: sundayNoon + 45 * minute, holder: 'hash_of_wls_a' },
    });
    decision.thenExpected(
      ...['service/svc_massage', 'waitlist/svc_massage', 'waitlist-entry/wls_a', 'booking/bkg_offered'],
      ...['calendar/cal_room4', 'agenda/cal_room4/2026-11-23', 'holds/hash_of_wls_a'],
    );
  });

  it('not beyond its start', () => {
    const facts = [roomCreated(), massageCreated({ minNotice: 0 }), ...joined('wls_a')];
    const { outcome } = given(...facts).when(offering(ten, ten - 10 * minute));
    expect('events' in outcome && outcome.events.at(-1)).toMatchObject({ data: { expiresAt: ten } });
  });

  it('not by night, but when people are up again, where there is more than a day', () => {
    const atThree = sundayNoon - 9 * 60 * minute;
    const waking = (read: Read) =>
      offerSpot(
        { ...{ holdsPerCustomer: 1, offerHours: { from: 8, to: 21 } }, read, actor: 'policy', now: atThree },
        { serviceId, start: ten, bookingId: 'bkg_offered' },
      );
    const decision = given(...desks, ...joined('wls_a')).when(waking);
    expect(offeredTo(decision)).toEqual([]);
    decision.thenUntil(atThree + 5 * 60 * minute);
  });

  it('past whoever has as many holds as may be', () => {
    const facts = [...joined('wls_a', {}, adasHash), ...joined('wls_b')];
    const holding = counted('bkg_elsewhere', sundayNoon + minute);
    const decision = given(...desks, ...facts, holding).when(offering());
    expect(offeredTo(decision)).toEqual(['wls_b']);
    decision.thenUntil(sundayNoon + minute + 2_000);
  });

  it('past strangers where the service has begun to limit its customers: it has to know them', () => {
    const strangers = joined('wls_a', {}, 'hash_of_wls_a', undefined, { isNamed: false });
    const limited = massageChanged({ limits: { ...noLimits, perCustomer: 2 } });
    expect(offeredTo(given(...desks, ...strangers, ...joined('wls_b')).when(offering()))).toEqual(['wls_a']);
    const decision = given(...desks, ...strangers, ...joined('wls_b'), limited).when(offering());
    expect(offeredTo(decision)).toEqual(['wls_b']);
    expect(decision.outcome).toMatchObject({ blocked: ['wls_a'] });
  });

  it('past whoever was erased: nobody could be told', () => {
    const decision = given(...desks, ...joined('wls_a'), ...joined('wls_b'));
    expect(offeredTo(decision.when((read) => offering()(erased('waitlist-entry/wls_a', read))))).toEqual(['wls_b']);
  });

  it('past whom it does not fit: too many, too long, too late', () => {
    const facts = [
      ...joined('wls_two', { units: 2 }),
      ...joined('wls_long', { duration: 60, to: ten + 30 * minute }),
      ...joined('wls_late', { from: ten + 15 * minute }),
      ...joined('wls_right'),
    ];
    expect(offeredTo(given(...desks, ...facts).when(offering()))).toEqual(['wls_right']);
  });

  it('past whoever is known not to get one now', () => {
    const spot = { serviceId, start: ten, bookingId: 'bkg_offered', passing: new Set(['wls_a']) };
    const decide = (read: Read) =>
      offerSpot({ ...{ holdsPerCustomer: 1 }, read, actor: 'policy', now: sundayNoon }, spot);
    expect(offeredTo(given(...desks, ...joined('wls_a'), ...joined('wls_b')).when(decide))).toEqual(['wls_b']);
  });

  it('to nobody where it is not free after all, which is nobody’s own fault, and is asked once for all who wish the same', () => {
    const decision = given(...desks, ...booked('bkg_bob', ten), ...joined('wls_a'), ...joined('wls_b')).when(
      offering(),
    );
    decision.thenNothing();
    expect(decision.outcome).toMatchObject({ blocked: [], erased: [] });
    decision.thenExpected(
      ...['service/svc_massage', 'waitlist/svc_massage', 'waitlist-entry/wls_a', 'booking/bkg_offered'],
      ...['calendar/cal_room4', 'agenda/cal_room4/2026-11-23', 'holds/hash_of_wls_a'],
    );
  });

  it('to nobody once its service is archived, or less than a minute before', () => {
    given(...desks, ...joined('wls_a'), massageArchived())
      .when(offering())
      .thenExpected('service/svc_massage', 'waitlist/svc_massage');
    expect(given(...joined('wls_a')).when(offering()).outcome).toMatchObject({ events: [], blocked: [], erased: [] });
    const soon = [roomCreated(), massageCreated({ minNotice: 0 }), ...joined('wls_a')];
    expect(offeredTo(given(...soon).when(offering(ten, ten - minute)))).toEqual(['wls_a']);
    const { outcome } = given(...soon).when(offering(ten, ten - minute + 1));
    expect(outcome).toMatchObject({ events: [], blocked: [], erased: [] });
  });

  it('to one of the first fifty at most, as each may cost as much as a booking', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, nth) => joined(`wls_${nth}`, { duration: 30, units: 2 + nth })).flat();
    const large = [roomCreated(), massageCreated({ maxUnitsPerBooking: 100 })];
    expect(offeredTo(given(...large, ...many(49), ...joined('wls_last')).when(offering()))).toEqual(['wls_last']);
    expect(offeredTo(given(...large, ...many(50), ...joined('wls_last')).when(offering()))).toEqual([]);
  });
});

it(`no more than ${waitingAtMost} wait for one service`, () => {
  const many = Array.from({ length: waitingAtMost }, (_, nth) => joined(`wls_${nth}`)[0]!);
  const { id: _, ...customer } = ada;
  const wish = { serviceId, from: ten, to: monday('12:00'), duration: null, units: 1, calendarIds: null };
  const join = (read: Read) => {
    const drawn = { entryId: 'wls_last', customerId: 'cus_new', customerHash: 'hash_new', holder: 'hash_new' };
    return joinWaitlist(
      { read, actor: desk, now: sundayNoon },
      { ...wish, customer: { ...customer, id: null } },
      drawn,
    );
  };
  given(...desks, ...many)
    .when(join)
    .thenRefused('limit-reached', { limit: { kind: 'waitlist', atMost: waitingAtMost } });
  const [outcome] = [given(...desks, ...many.slice(1)).when(join).outcome];
  expect('events' in outcome && outcome.events.map(({ type }) => type)).toEqual(['EntryQueued', 'WaitlistJoined']);
});
