import {
  ada,
  adasHash,
  booked,
  freed,
  held,
  massageCreated,
  contentOf as massageOf,
  monday,
  requested,
  roomCreated,
  sundayNoon,
  utc,
} from '#test/rules/front-desk';
import {
  adasHolds,
  bothRooms,
  fivePast,
  holdExpired,
  lapsed,
  massageInBoth,
  massageInEither,
  requestExpired,
  uncounted,
} from '#test/rules/front-desk-holds';
import { desk, given } from '#test/rules/given';
import type { Read } from '../../deciding/decision.js';
import { bookSlot, type SlotRequest } from '../../decisions/bookings/book-slot.js';
import { expireBooking } from '../../decisions/bookings/expire-booking.js';

const ten = monday('10:00');

const book =
  (changes: Partial<SlotRequest> = {}, now = lapsed) =>
  (read: Read) => {
    const start = { serviceId: 'svc_massage', start: ten, duration: 30, units: 1 };
    const request: SlotRequest = { ...start, customer: ada, notes: null, metadata: {}, ...changes };
    const drawn = { bookingId: 'bkg_ada', customerId: 'cus_new', customerHash: adasHash, holder: null };
    return bookSlot({ ...{ holdsPerCustomer: 2 }, read, actor: desk, now }, request, drawn);
  };

const bobs = (start = ten, changes = {}) =>
  held('bkg_bob', start, { expiresAt: fivePast, holder: adasHolds }, { ...changes });
const bobsEnd = (start = ten, changes = {}) => [
  ...freed('bkg_bob', massageOf(start, changes)),
  uncounted('bkg_bob'),
  holdExpired('bkg_bob'),
];

describe('a booking that takes the time of a hold that ran out records its end', () => {
  const desks = [roomCreated(), massageCreated()];

  it('two seconds after it did, and not before', () => {
    given(...desks, ...bobs())
      .when(book({}, lapsed - 1))
      .thenRefused('slot-held');
    const decision = given(...desks, ...bobs()).when(book());
    decision.thenEvents(...bobsEnd(), ...booked('bkg_ada', ten));
    decision.thenExpected(
      ...['service/svc_massage', 'calendar/cal_room4', 'agenda/cal_room4/2026-11-23'],
      ...['booking/bkg_ada', 'booking/bkg_bob', `holds/${adasHolds}`],
    );
  });

  it('or of a request that nobody approved in time', () => {
    given(...desks, ...requested('bkg_bob', ten, fivePast))
      .when(book({}, lapsed - 1))
      .thenRefused('slot-taken');
    given(...desks, ...requested('bkg_bob', ten, fivePast))
      .when(book())
      .thenEvents(...freed('bkg_bob', massageOf(ten)), requestExpired('bkg_bob'), ...booked('bkg_ada', ten));
  });

  it('or of several, but of none that is not in the way', () => {
    const half = { expiresAt: fivePast };
    given(
      roomCreated({ capacity: 2 }),
      massageCreated(),
      ...held('bkg_one', ten, half),
      ...held('bkg_two', monday('10:15'), half),
      ...held('bkg_next', monday('10:45'), half),
      ...held('bkg_live', ten, { expiresAt: fivePast + 1 }),
    )
      .when(book())
      .thenEvents(
        ...freed('bkg_one', massageOf(ten)),
        holdExpired('bkg_one'),
        ...freed('bkg_two', massageOf(ten)),
        holdExpired('bkg_two'),
        ...booked('bkg_ada', ten),
      );
  });

  it('on all calendars and all days on which it stood', () => {
    const night = utc('2026-11-23T23:45');
    const both = { calendarIds: bothRooms };
    const always = { openingHours: [{ days: ['mon', 'tue'] as const, from: '00:00', to: '24:00' }] };
    expect(bobsEnd(night, both).map(({ stream }) => stream.name)).toEqual([
      'agenda/cal_room4/2026-11-23',
      'agenda/cal_room4/2026-11-24',
      'agenda/cal_room5/2026-11-23',
      'agenda/cal_room5/2026-11-24',
      `holds/${adasHolds}`,
      'booking/bkg_bob',
    ]);
    given(roomCreated(always), massageCreated(), ...bobs(night, both))
      .when(book({ start: utc('2026-11-23T23:15') }))
      .thenEvents(...bobsEnd(night, both), ...booked('bkg_ada', utc('2026-11-23T23:15')));
  });

  it('once, where it stands in the way on two calendars', () => {
    const both = { calendarIds: bothRooms };
    given(...massageInBoth(), ...bobs(ten, both))
      .when(book())
      .thenEvents(...bobsEnd(ten, both), ...booked('bkg_ada', ten, both));
  });

  it('not on a calendar that is not taken', () => {
    const choices = [{ calendarId: 'cal_room4', strategy: 'first' as const, reason: 'the first of 2 that were free' }];
    given(...massageInEither(), ...bobs(ten, { calendarIds: ['cal_room5'] }))
      .when(book())
      .thenEvents(...booked('bkg_ada', ten, { choices }));
  });
});

describe('a hold that ran out is recorded as expired', () => {
  const expire =
    (now = lapsed, id = 'bkg_bob') =>
    (read: Read) =>
      expireBooking({ read, now }, id);

  it('two seconds after it did', () => {
    const early = given(...bobs()).when(expire(lapsed - 1));
    early.thenNothing();
    early.thenUntil(lapsed);
    given(...bobs())
      .when(expire())
      .thenEvents(...bobsEnd());
  });

  it('and so is a request', () => {
    given(...requested('bkg_bob', ten, fivePast))
      .when(expire())
      .thenEvents(...freed('bkg_bob', massageOf(ten)), requestExpired('bkg_bob'));
  });

  it('once', () => {
    given(...bobs(), ...bobsEnd())
      .when(expire())
      .thenNothing();
  });

  it('unless it was confirmed or extended meanwhile, or never was', () => {
    given(...bobs(), ...booked('bkg_bob', ten))
      .when(expire(monday('12:00')))
      .thenNothing();
    given(...held('bkg_bob', ten, { expiresAt: fivePast + 60_000 }))
      .when(expire())
      .thenNothing();
    given().when(expire(sundayNoon, 'bkg_nobody')).thenNothing();
  });
});
