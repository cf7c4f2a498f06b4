import {
  adasHash,
  at,
  blackoutAdded,
  booked,
  contentOf,
  freed,
  held,
  massageArchived,
  massageChanged,
  massageCreated,
  monday,
  requested,
  roomArchived,
  roomChanged,
  roomCreated,
  utc,
} from '#test/rules/front-desk';
import {
  adasHolds,
  counted,
  fivePast,
  holdExpired,
  lapsed,
  massageInEither,
  uncounted,
} from '#test/rules/front-desk-holds';
import { desk, given } from '#test/rules/given';
import type { BookingContent } from '../../../bookings/booking.js';
import { append, type Read } from '../../../deciding/decision.js';
import { tallyStream } from '../../../limits/tally.js';
import { minute, widen } from '../../../time/interval.js';
import { confirmBooking } from '../confirm-booking.js';
import { extendHold } from '../extend-hold.js';

const confirm =
  (now = fivePast, version = 1) =>
  (read: Read) => {
    const confirmation = { id: 'bkg_ada', stated: at(version), customer: null, notes: null };
    return confirmBooking({ read, actor: desk, now }, confirmation, {
      customerId: 'cus_new',
      customerHash: 'hash_of_new',
    });
  };

const ten = monday('10:00');
const adas = (start = ten, changes: Partial<BookingContent> = {}) =>
  held('bkg_ada', start, { expiresAt: fivePast, holder: adasHolds }, changes);
const desks = [roomCreated(), massageCreated()];
const gone = [...freed('bkg_ada', contentOf(ten)), uncounted('bkg_ada'), holdExpired()];

describe('a hold that ran out is confirmed all the same while its time is free', () => {
  it('when nobody has noticed yet', () => {
    const decision = given(...desks, ...adas()).when(confirm());
    decision.thenEvents(uncounted('bkg_ada'), ...booked('bkg_ada', ten));
    decision.thenUntil(monday('09:00') + 1);
    decision.thenExpected(
      ...['booking/bkg_ada', 'service/svc_massage', 'calendar/cal_room4'],
      ...['agenda/cal_room4/2026-11-23', 'displacement/cal_room4', `holds/${adasHolds}`],
    );
  });

  it('when its end is on record', () => {
    given(...desks, ...adas(), ...gone)
      .when(confirm(monday('08:00'), 2))
      .thenEvents(...booked('bkg_ada', ten));
  });

  it('where its service takes no new bookings, or approves them', () => {
    given(...desks, ...adas(), massageArchived())
      .when(confirm())
      .thenEvents(uncounted('bkg_ada'), ...booked('bkg_ada', ten));
    given(...desks, ...adas(), massageChanged({ approval: 'required' }))
      .when(confirm())
      .thenEvents(uncounted('bkg_ada'), ...requested('bkg_ada', ten));
  });

  it('at hours that were set aside for it', () => {
    const night = { overrides: ['outside-hours' as const] };
    given(...desks, ...adas(monday('20:00'), night))
      .when(confirm())
      .thenEvents(uncounted('bkg_ada'), ...booked('bkg_ada', monday('20:00'), night));
  });

  it('with the airing that its service wants by now', () => {
    const start = utc('2026-11-23T23:20');
    const core = { start, end: start + 30 * minute };
    const long = { buffered: widen(core, 0, 20) };
    const always = { openingHours: [{ days: ['mon', 'tue'] as const, from: '00:00', to: '24:00' }] };
    given(roomCreated(always), massageCreated({ step: 5 }), ...adas(start, long))
      .when(confirm())
      .thenEvents(
        ...freed('bkg_ada', contentOf(start, long)).slice(1),
        uncounted('bkg_ada'),
        ...booked('bkg_ada', start),
      );
  });

  it('and ends others that ran out and stand in the way', () => {
    const bobs = held('bkg_bob', monday('10:15'), { expiresAt: fivePast });
    given(roomCreated({ capacity: 2 }), massageCreated(), ...adas(), ...bobs, roomChanged({ capacity: 1 }))
      .when(confirm(lapsed))
      .thenEvents(
        ...freed('bkg_bob', contentOf(ten)),
        holdExpired('bkg_bob'),
        uncounted('bkg_ada'),
        ...booked('bkg_ada', ten),
      );
  });
});

describe('a hold that ran out is gone', () => {
  const asked = {
    ...{ serviceId: 'svc_massage', start: ten, duration: 30, units: 1 },
    ...{ calendarIds: ['cal_room4'], ignoreBooking: 'bkg_ada' },
  };

  it('once somebody has its time', () => {
    given(...desks, ...adas(), ...gone, ...booked('bkg_bob', monday('10:15')))
      .when(confirm(lapsed, 2))
      .thenRefused('hold-expired', {
        asked,
        subject: { kind: 'booking', id: 'bkg_ada' },
        expiredAt: fivePast,
        seen: expect.objectContaining({
          agendas: [expect.objectContaining({ calendarId: 'cal_room4', day: '2026-11-23' })],
        }),
      });
  });

  it('or somebody holds it, until that ends too', () => {
    const refusal = given(...desks, ...adas(), ...gone, ...held('bkg_bob', ten, { expiresAt: monday('08:00') })).when(
      confirm(lapsed, 2),
    );
    refusal.thenRefused('hold-expired', { asked });
    refusal.thenUntil(monday('08:00') + 2_000);
  });

  it('and who may have nothing now anyway is told until when, not what else there is', () => {
    const limited = massageCreated({ limits: { perDay: null, perWeek: null, perCustomer: 1 } });
    const other = { bookingId: 'bkg_other', start: monday('15:00'), expiresAt: null };
    const counted = append(tallyStream('customer', 'svc_massage', `${adasHash}.1`), {
      type: 'TallyCounted',
      data: other,
    });
    const lost = [...adas(), ...gone, ...booked('bkg_bob', ten)];
    given(roomCreated(), limited, ...lost, counted)
      .when(confirm(lapsed, 2))
      .thenRefused('hold-expired', {
        personal: { limit: { kind: 'per-customer', atMost: 1 }, until: monday('15:00') },
      });
    given(roomCreated(), limited, ...lost)
      .when(confirm(lapsed, 2))
      .thenRefused('hold-expired', { personal: null });
  });

  it('and for who has as many holds as may be nothing else is offered when it is extended', () => {
    const lost = [...adas(), ...gone, ...booked('bkg_bob', ten)];
    const holding = counted('bkg_elsewhere', lapsed + minute);
    const extend = (read: Read) =>
      extendHold({ ...{ holdsPerCustomer: 1 }, read, now: lapsed }, { id: 'bkg_ada', stated: at(2), seconds: null });
    given(...desks, ...lost, holding)
      .when(extend)
      .thenRefused('hold-expired', {
        personal: { limit: { kind: 'live-holds', atMost: 1 }, until: lapsed + minute + 2_000 },
      });
    given(...desks, ...lost)
      .when(extend)
      .thenRefused('hold-expired', { personal: null });
  });

  it('though another calendar would be free', () => {
    given(...massageInEither(), ...adas(), ...gone, ...booked('bkg_bob', ten))
      .when(confirm(lapsed, 2))
      .thenRefused('hold-expired', { asked });
  });

  it('when its calendar is archived or closed then by a blackout', () => {
    given(...desks, ...adas(), roomArchived())
      .when(confirm())
      .thenRefused('hold-expired', { asked });
    given(...desks, ...adas(), blackoutAdded({ start: ten, end: monday('11:00') }))
      .when(confirm())
      .thenRefused('hold-expired', { asked });
  });

  it('where the rules of by now would not let anybody book it, or its service goes elsewhere', () => {
    given(...desks, ...adas(), roomChanged({ openingHours: [] }))
      .when(confirm())
      .thenRefused('hold-expired', { asked });
    given(...desks, ...adas(), ...gone)
      .when(confirm(monday('09:30'), 2))
      .thenRefused('hold-expired', { asked });
    given(...desks, roomCreated({}, 'cal_room5'), ...adas(), massageChanged({ uses: [{ calendarId: 'cal_room5' }] }))
      .when(confirm())
      .thenRefused('hold-expired', { asked });
  });

  it('once it has begun, though the past was set aside for it', () => {
    const any = { overrides: ['in-past' as const, 'under-notice' as const] };
    given(...desks, ...adas(ten, any))
      .when(confirm(ten - 1))
      .thenEvents(uncounted('bkg_ada'), ...booked('bkg_ada', ten, any));
    for (const now of [ten, ten + minute, monday('23:00')])
      given(...desks, ...adas(ten, any))
        .when(confirm(now))
        .thenRefused('hold-expired', { asked });
  });
});
