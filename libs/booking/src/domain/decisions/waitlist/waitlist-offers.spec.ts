import {
  at,
  blackoutAdded,
  booked,
  contentOf,
  freed,
  massageArchived,
  massageCreated,
  monday,
  roomCreated,
  sundayNoon,
  upcoming,
} from '#test/rules/front-desk';
import { cancelled, displaced, holdExpired, uncounted } from '#test/rules/front-desk-holds';
import { accepted, customerOf, hashOf, joined, offered, requeued } from '#test/rules/front-desk-waitlist';
import { desk, given } from '#test/rules/given';
import type { Read } from '../../deciding/decision.js';
import { day, minute } from '../../time/interval.js';
import { cancelBooking } from '../bookings/cancel-booking.js';
import { confirmBooking } from '../bookings/confirm-booking.js';
import { expireBooking } from '../bookings/expire-booking.js';
import { addBlackout } from '../calendars/add-blackout.js';
import { offerSpot } from './offer-spot.js';

const ten = monday('10:00');
const eleven = monday('11:00');
const desks = [roomCreated(), massageCreated()];
const inAnHour = sundayNoon + 60 * minute;
const rules = { holdsPerCustomer: 1 };
const adasOffer = offered('wls_ada', 'bkg_offer', ten, inAnHour, sundayNoon);
const adaHasAnOffer = [...desks, ...joined('wls_ada'), ...adasOffer];
const content = contentOf(ten, { customer: customerOf('wls_ada'), customerHash: hashOf('wls_ada') });
const givenBack = [...freed('bkg_offer', content), uncounted('bkg_offer', hashOf('wls_ada'))];

const offer =
  (start = ten, now = sundayNoon) =>
  (read: Read) =>
    offerSpot({ ...rules, read, actor: 'policy', now }, { serviceId: 'svc_massage', start, bookingId: 'bkg_offer' });
const confirm =
  (now = sundayNoon) =>
  (read: Read) => {
    const confirmation = { id: 'bkg_offer', stated: { by: 'any' } as const, customer: null, notes: null };
    return confirmBooking({ read, actor: desk, now }, confirmation, {
      customerId: 'cus_new',
      customerHash: 'hash_new',
    });
  };

describe('a slot that has become free', () => {
  it('is offered to the first in line: held for them, and counted among their holds', () => {
    given(...desks, ...joined('wls_ada'), ...joined('wls_bob'))
      .when(offer())
      .thenEvents(...adasOffer);
  });

  it('goes to the next where the first let their offer of it lapse', () => {
    const lapsed = [
      ...adaHasAnOffer,
      ...givenBack,
      ...requeued('wls_ada', 'bkg_offer', 'lapsed'),
      holdExpired('bkg_offer'),
    ];
    const again = (read: Read) =>
      offerSpot(
        { ...rules, read, actor: 'policy', now: inAnHour },
        { serviceId: 'svc_massage', start: ten, bookingId: 'bkg_next' },
      );
    given(...lapsed, ...joined('wls_bob'))
      .when(again)
      .thenEvents(...offered('wls_bob', 'bkg_next', ten, inAnHour + 60 * minute, inAnHour));
    given(...lapsed)
      .when(again)
      .thenEvents(...offered('wls_ada', 'bkg_next', ten, inAnHour + 60 * minute, inAnHour));
  });

  it('is not offered twice: whoever looks again sees that it is held', () => {
    given(...adaHasAnOffer, ...joined('wls_bob'))
      .when(offer())
      .thenNothing();
  });

  it('comes with the midnight, by the clock of the house, that brings its day within the horizon', () => {
    const near = [roomCreated(), massageCreated({ horizonDays: 1 }), ...joined('wls_ada')];
    const sunday = monday('00:00') - day;
    const early = given(...near).when(offer(ten, sunday - 1));
    early.thenNothing();
    early.thenUntil(sunday);
    given(...near)
      .when(offer(ten, sunday))
      .thenEvents(...offered('wls_ada', 'bkg_offer', ten, sunday + 60 * minute, sunday));
  });

  it('is not offered any more where somebody was faster, or where the service is gone', () => {
    given(...desks, ...joined('wls_ada'), ...booked('bkg_bob', ten))
      .when(offer())
      .thenNothing();
    given(...desks, ...joined('wls_ada'), massageArchived())
      .when(offer())
      .thenNothing();
  });
});

describe('an offer', () => {
  it('is taken by confirming it, and the waiting is over', () => {
    given(...adaHasAnOffer)
      .when(confirm())
      .thenEvents(
        uncounted('bkg_offer', hashOf('wls_ada')),
        ...accepted('wls_ada', 'bkg_offer'),
        ...booked('bkg_offer', ten, { customer: content.customer, customerHash: content.customerHash }),
      );
  });

  it('that ran out goes back, and its customer waits on in the old place', () => {
    given(...adaHasAnOffer)
      .when((read) => expireBooking({ read, now: inAnHour + 2_000 }, 'bkg_offer'))
      .thenEvents(...givenBack, ...requeued('wls_ada', 'bkg_offer', 'lapsed'), holdExpired('bkg_offer'));
  });

  it('that is given back leaves its customer in line', () => {
    const cancel = { id: 'bkg_offer', stated: at(1), reason: null };
    given(...adaHasAnOffer)
      .when((read) => cancelBooking({ read, actor: desk, now: sundayNoon }, cancel))
      .thenEvents(...givenBack, ...requeued('wls_ada', 'bkg_offer', 'given-back'), cancelled(null, 'bkg_offer'));
  });

  it('whose time is closed was not passed by its customer: the same time may be offered again', () => {
    const closing = (read: Read) => {
      const blackout = { id: 'blk_paint', start: ten, end: eleven, reason: null };
      const wish = { id: 'cal_room4', stated: at(1), blackout, onConflict: 'displace' } as const;
      return addBlackout({ read, actor: desk, now: sundayNoon }, upcoming(read, sundayNoon), wish);
    };
    given(...adaHasAnOffer)
      .when(closing)
      .thenEvents(
        ...givenBack,
        ...requeued('wls_ada', 'bkg_offer', 'displaced'),
        displaced({ alternatives: expect.any(Array) as never }, 'bkg_offer'),
        blackoutAdded({ start: ten, end: eleven }, { onConflict: 'displace' }),
      );
  });
});
