import {
  ada,
  book,
  booked,
  claimed,
  contentOf,
  freed,
  massageArchived,
  massageCreated,
  monday,
  roomArchived,
  roomCreated,
  utc,
} from '#test/rules/front-desk';
import { given } from '#test/rules/given';

const desks = [roomCreated(), massageCreated()];
const asked = { serviceId: 'svc_massage', start: monday('10:00'), duration: 30, units: 1 };

describe('a free slot', () => {
  it('is claimed and confirmed', () => {
    const decision = given(...desks).when(book());
    decision.thenEvents(...booked('bkg_ada', monday('10:00')));
    decision.thenUntil(monday('09:00') + 1);
  });

  it('is decided on its service, its calendar and every day that it touches', () => {
    const known = ['booking/bkg_ada', 'service/svc_massage', 'calendar/cal_room4'];
    given(...desks)
      .when(book())
      .thenExpected(...known, 'agenda/cal_room4/2026-11-23');
    given(roomCreated(), massageCreated({ bufferBefore: 12 * 60 }))
      .when(book())
      .thenExpected(...known, 'agenda/cal_room4/2026-11-22', 'agenda/cal_room4/2026-11-23');
    given(...desks, ...booked('bkg_bob', monday('10:00')))
      .when(book())
      .thenExpected(...known, 'agenda/cal_room4/2026-11-23');
  });

  it('next to another booking is free, once its airing is over', () => {
    given(...desks, ...booked('bkg_bob', monday('09:15')))
      .when(book())
      .thenEvents(...booked('bkg_ada', monday('10:00')));
  });

  it('lasts as long as the service usually does, unless a length is stated', () => {
    const usual = given(roomCreated(), massageCreated({ durations: [60, 30] })).when(book({ duration: null }));
    const hour = { start: monday('10:00'), end: monday('11:00') };
    usual.thenEvents(...booked('bkg_ada', hour.start, { core: hour, buffered: { ...hour, end: monday('11:10') } }));
  });

  it('is booked for a new customer under an id of our making', () => {
    given(...desks)
      .when(book({ customer: { ...ada, id: null }, notes: 'window', metadata: { from: 'web' } }))
      .thenEvents(
        ...booked('bkg_ada', monday('10:00'), {
          customer: { ...ada, id: 'cus_new' },
          notes: 'window',
          metadata: { from: 'web' },
        }),
      );
  });

  it('over midnight, airing included, is claimed on both days', () => {
    const tokyo = { timeZone: 'Asia/Tokyo' };
    const start = utc('2026-11-23T23:30');
    expect(claimed('bkg_ada', contentOf(start)).map(({ stream }) => stream.name)).toEqual([
      'agenda/cal_room4/2026-11-23',
      'agenda/cal_room4/2026-11-24',
    ]);
    given(roomCreated(tokyo), massageCreated(tokyo))
      .when(book({ start: utc('2026-11-23T23:30') - 30 * 60_000 }))
      .thenRefused('rule-violation');
    given(
      roomCreated({ ...tokyo, openingHours: [{ days: ['tue'], from: '08:00', to: '12:00' }] }),
      massageCreated(tokyo),
    )
      .when(book({ start }))
      .thenEvents(...booked('bkg_ada', start));
  });
});

describe('a booking needs', () => {
  it('a service that there is', () => {
    given()
      .when(book())
      .thenRefused('not-found', { subject: { kind: 'service', id: 'svc_massage' }, pointer: '/serviceId' });
  });

  it('a service that is still offered', () => {
    given(...desks, massageArchived())
      .when(book())
      .thenRefused('dependency-gone', { subject: { kind: 'service', id: 'svc_massage' }, how: 'archived', asked });
  });

  it('a calendar that is still in use', () => {
    given(...desks, roomArchived())
      .when(book())
      .thenRefused('dependency-gone', { subject: { kind: 'calendar', id: 'cal_room4' }, how: 'archived', asked });
  });

  it('a length, a number and a start that the rules allow, whoever else has booked', () => {
    const refusal = given(...desks, ...booked('bkg_bob', monday('10:00'))).when(
      book({ start: monday('10:05'), duration: 45, units: 2 }),
    );
    refusal.thenRefused('rule-violation', {
      errors: [
        { pointer: '/duration', rule: 'unknown-duration', detail: expect.any(String) },
        { pointer: '/units', rule: 'too-many-units', detail: expect.any(String) },
        { pointer: '/start', rule: 'off-grid', detail: expect.any(String) },
      ],
    });
    refusal.thenUntil(monday('09:05') + 1);
  });
});

describe('a slot that somebody has', () => {
  it('is taken, and the loser is told by what', () => {
    const refusal = given(...desks, ...booked('bkg_bob', monday('10:15'))).when(book());
    refusal.thenRefused('slot-taken', {
      asked,
      conflicts: [
        {
          calendarId: 'cal_room4',
          bookingId: 'bkg_bob',
          kind: 'booking',
          start: monday('10:15'),
          end: monday('10:55'),
        },
      ],
    });
    refusal.thenUntil(monday('09:00') + 1);
  });

  it('can be had again once it is freed', () => {
    given(...desks, ...booked('bkg_bob', monday('10:00')), ...freed('bkg_bob', contentOf(monday('10:00'))))
      .when(book())
      .thenEvents(...booked('bkg_ada', monday('10:00')));
  });

  it('can be shared as long as there is room', () => {
    const shared = [roomCreated({ capacity: 3 }), massageCreated({ maxUnitsPerBooking: 3 })];
    const two = booked('bkg_bob', monday('10:00'), { units: 2 });
    given(...shared, ...two)
      .when(book())
      .thenEvents(...booked('bkg_ada', monday('10:00')));
    given(...shared, ...two)
      .when(book({ units: 2 }))
      .thenRefused('capacity-exhausted', {
        asked: { ...asked, units: 2 },
        capacity: 3,
        remaining: 1,
        requested: 2,
        conflicts: [expect.objectContaining({ bookingId: 'bkg_bob' })],
      });
  });

  it('is not called taken when the room would be too small for them anyway', () => {
    given(roomCreated(), massageCreated({ maxUnitsPerBooking: 2 }), ...booked('bkg_bob', monday('10:00')))
      .when(book({ units: 2 }))
      .thenRefused('rule-violation', { errors: [expect.objectContaining({ rule: 'too-many-units' })] });
  });
});
