import {
  at,
  book,
  booked,
  claim,
  contentOf,
  freed,
  held,
  inRoom4,
  massageCreated,
  monday,
  roomChanged,
  roomCreated,
  sundayNoon,
  upcoming,
} from '#test/rules/front-desk';
import {
  cancelled,
  displaced,
  displacementBegun,
  displacementEnded,
  fivePast,
  lapsed,
  massageInEither,
} from '#test/rules/front-desk-holds';
import { joined, offered } from '#test/rules/front-desk-waitlist';
import { desk, given } from '#test/rules/given';
import { findSlots } from '../availability/slots.js';
import { append, type Read } from '../deciding/decision.js';
import { tallyStream } from '../limits/tally.js';
import { minute } from '../time/interval.js';
import { cancelBooking } from './bookings/cancel-booking.js';
import { displaceStranded } from './bookings/displace-stranded.js';
import { offerSpot } from './waitlist/offer-spot.js';

const ten = monday('10:00');

describe('a hold that has lapsed and whose booking cannot be read', () => {
  const hold = held('bkg_gone', ten, { expiresAt: fivePast });
  const unreadable = 'booking/bkg_gone';

  it('leaves its time to nobody: nobody could record its end', () => {
    const decision = given(roomCreated(), massageCreated(), ...hold).butUnreadable(unreadable);
    decision.when(book({}, lapsed)).thenRefused('unavailable', { subject: { kind: 'calendar', id: 'cal_room4' } });
  });

  it('keeps nobody from the time beside it, nor from another calendar', () => {
    const beside = given(roomCreated(), massageCreated(), ...hold).butUnreadable(unreadable);
    beside.when(book({ start: monday('11:00') }, lapsed)).thenEvents(...booked('bkg_ada', monday('11:00')));
    const { outcome } = given(...massageInEither(), ...hold)
      .butUnreadable(unreadable)
      .when(book({}, lapsed));
    expect(outcome).toMatchObject({ events: [{}, { data: { calendarIds: ['cal_room5'] } }] });
  });

  it('is not offered, however soon or long ago it lapsed', () => {
    const claims = [claim('bkg_gone', ten, { kind: 'hold', expiresAt: fivePast, isUnreadable: true })];
    const range = { start: ten, end: ten + minute };
    for (const now of [fivePast, lapsed, lapsed + minute]) {
      expect(findSlots(inRoom4({ claims }), range, { duration: 30, units: 1 }, now)).toEqual([]);
    }
  });
});

describe('a tally that cannot be read', () => {
  const tally = tallyStream('day', 'svc_massage', '2026-11-23');
  const uncounted = append(tally, { type: 'TallyFreed', data: { bookingId: 'bkg_ada' } });
  const facts = [roomCreated(), massageCreated({ limits: { perDay: 3, perWeek: null, perCustomer: null } })];

  it('keeps nobody from cancelling, who counts no more once it can be read', () => {
    const cancel = (read: Read) =>
      cancelBooking({ read, actor: desk, now: sundayNoon }, { id: 'bkg_ada', stated: at(1), reason: null });
    given(...facts, ...booked('bkg_ada', ten))
      .butUnreadable(tally.name)
      .when(cancel)
      .thenEvents(...freed('bkg_ada', contentOf(ten)), uncounted, cancelled());
  });

  it('holds up no displacement', () => {
    const closed = roomChanged({ openingHours: [{ days: ['tue'], from: '09:00', to: '10:00' }] });
    const goOn = (read: Read) => displaceStranded({ read, now: sundayNoon }, upcoming(read, sundayNoon), 'cal_room4');
    const { outcome } = given(...facts, ...booked('bkg_ada', ten), closed, displacementBegun())
      .butUnreadable(tally.name)
      .when(goOn);
    const types = 'events' in outcome ? outcome.events.map(({ type }) => type) : [];
    expect(types).toEqual(['TimeFreed', 'TallyFreed', 'BookingDisplaced', 'DisplacementEnded']);
  });
});

describe('bookings of which something else cannot be read', () => {
  const somewhere = { cause: 'outside-hours' as const, alternatives: expect.anything() as never };
  const closed = roomChanged({ openingHours: [{ days: ['tue'], from: '09:00', to: '10:00' }] });
  const goOn = (read: Read) => displaceStranded({ read, now: sundayNoon }, upcoming(read, sundayNoon), 'cal_room4');

  it('stay stranded where that is their service, and others do not wait for them', () => {
    const other = { serviceId: 'svc_other' };
    const facts = [roomCreated(), massageCreated(), massageCreated({}, 'svc_other'), closed, displacementBegun()];
    const bookings = [...booked('bkg_other', ten, other), ...booked('bkg_ada', monday('11:00'))];
    given(...facts, ...bookings)
      .butUnreadable('service/svc_other')
      .when(goOn)
      .thenEvents(...freed('bkg_ada', contentOf(monday('11:00'))), displaced(somewhere, 'bkg_ada'));
    given(...facts, ...booked('bkg_ada', monday('11:00')))
      .when(goOn)
      .thenEvents(
        ...freed('bkg_ada', contentOf(monday('11:00'))),
        displaced(somewhere, 'bkg_ada'),
        displacementEnded(),
      );
  });

  it('stay stranded where that is the entry of the waitlist that they are held for', () => {
    const facts = [roomCreated(), massageCreated(), ...joined('wls_a')];
    const offer = offered('wls_a', 'bkg_offered', ten, ten, sundayNoon);
    given(...facts, ...offer, ...booked('bkg_ada', monday('11:00')), closed, displacementBegun())
      .butUnreadable('waitlist-entry/wls_a')
      .when(goOn)
      .thenEvents(...freed('bkg_ada', contentOf(monday('11:00'))), displaced(somewhere, 'bkg_ada'));
  });
});

it('somebody who waits and cannot be read is passed by, and the next in line is offered what is free', () => {
  const spot = { serviceId: 'svc_massage', start: ten, bookingId: 'bkg_offered' };
  const { outcome } = given(roomCreated(), massageCreated(), ...joined('wls_a'), ...joined('wls_b'))
    .butUnreadable('waitlist-entry/wls_a')
    .when((read) => offerSpot({ ...{ holdsPerCustomer: 1 }, read, actor: 'policy', now: sundayNoon }, spot));
  expect(outcome).toMatchObject({ events: [{ data: { entryId: 'wls_b' } }, {}, {}, {}, {}] });
});
