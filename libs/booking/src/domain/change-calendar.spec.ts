import { booked, contentOf, monday, room, roomCreated } from '../../../../test/support/front-desk.js';
import { given, type Read } from '../../../../test/support/given.js';
import { agendaStream } from './agenda.js';
import { type CalendarContent, calendarStream } from './calendar.js';
import { changeCalendar } from './change-calendar.js';
import { day } from './interval.js';
import type { StatedVersion } from './stated-version.js';
import { append } from './stream.js';

const days = ['2026-11-23', '2026-11-24', '2026-11-25'];

const changeFrom =
  (stated: StatedVersion | undefined, changes: Partial<CalendarContent>, now = monday('08:00')) =>
  (read: Read) =>
    changeCalendar(
      {
        calendar: read(calendarStream('cal_room4')),
        agendas: days.map((date) => read(agendaStream('cal_room4', date))),
      },
      { id: 'cal_room4', stated, changes },
      now,
    );

const change = (changes: Partial<CalendarContent>, now?: number) =>
  changeFrom({ by: 'expectedVersion', version: 1 }, changes, now);

const changed = (data: Partial<CalendarContent>) =>
  append(calendarStream('cal_room4'), { type: 'CalendarChanged', data });

const mornings = [{ days: ['mon', 'tue'] as const, from: '09:00', to: '12:00' }];

describe('a calendar is changed', () => {
  it('in what is different only', () => {
    given(roomCreated({ metadata: { floor: 4, wing: 'east' } }))
      .when(change({ name: 'Salon', capacity: 1, openingHours: room.openingHours, metadata: { floor: 5, wing: null } }))
      .thenEvents(changed({ name: 'Salon', metadata: { floor: 5 } }));
  });

  it('not at all when nothing is different', () => {
    given(roomCreated())
      .when(change({ name: 'Room 4', metadata: {} }))
      .thenNothing();
  });

  it('also when archived', () => {
    given(roomCreated(), append(calendarStream('cal_room4'), { type: 'CalendarArchived', data: {} }))
      .when(changeFrom({ by: 'any' }, { name: 'Salon' }))
      .thenEvents(changed({ name: 'Salon' }));
  });

  it('only if there is one', () => {
    given()
      .when(change({ name: 'Salon' }))
      .thenRefused('not-found', { subject: { kind: 'calendar', id: 'cal_room4' } });
  });

  it('only by who says which version is meant', () => {
    given(roomCreated())
      .when(changeFrom(undefined, { name: 'Salon' }))
      .thenRefused('version-required', { currentVersion: 1 });
  });

  it('only from its present version, even to what it already is', () => {
    const stale = given(roomCreated(), changed({ name: 'Salon' })).when(change({ name: 'Salon' }));
    stale.thenRefused('version-conflict', { expectedVersion: 1, currentVersion: 2 });
    given(roomCreated(), changed({ name: 'Salon' }))
      .when(changeFrom({ by: 'if-match', version: 1 }, { name: 'Salon' }))
      .thenRefused('precondition-failed', { expectedVersion: 1, currentVersion: 2 });
  });
});

describe('new opening hours', () => {
  it('do not strand an upcoming booking', () => {
    const refusal = given(
      roomCreated(),
      ...booked('bkg_morning', monday('09:00')),
      ...booked('bkg_later', monday('13:00') + day),
      ...booked('bkg_noon', monday('11:45')),
    ).when(change({ openingHours: mornings }));
    refusal.thenRefused('dependency-conflict', {
      subject: { kind: 'calendar', id: 'cal_room4' },
      blockers: { count: 2, bookings: ['bkg_noon', 'bkg_later'] },
      resolutions: ['reschedule-bookings', 'cancel-bookings', 'keep-hours'],
    });
    refusal.thenUntil(monday('12:15'));
  });

  it('need not mind one that is over or cancelled', () => {
    given(
      roomCreated(),
      ...booked('bkg_over', monday('13:00')),
      ...booked('bkg_gone', monday('15:00')),
      append(agendaStream('cal_room4', '2026-11-23'), { type: 'TimeFreed', data: { bookingId: 'bkg_gone' } }),
    )
      .when(change({ openingHours: mornings }, monday('13:30')))
      .thenEvents(changed({ openingHours: mornings }));
  });

  it('need not mind one that was outside them before', () => {
    given(roomCreated(), ...booked('bkg_evening', monday('20:00')))
      .when(change({ openingHours: mornings }))
      .thenEvents(changed({ openingHours: mornings }));
  });

  it('count as new when an exception or another time zone makes them so', () => {
    const closed = [{ date: '2026-11-23', openingHours: [] }];
    const resolutions = ['reschedule-bookings', 'cancel-bookings', 'keep-hours'];
    given(roomCreated(), ...booked('bkg_ada', monday('09:00')))
      .when(change({ exceptions: closed }))
      .thenRefused('dependency-conflict', { blockers: { count: 1, bookings: ['bkg_ada'] }, resolutions });
    given(roomCreated(), ...booked('bkg_ada', monday('09:00')))
      .when(change({ timeZone: 'Europe/London' }))
      .thenRefused('dependency-conflict', { blockers: { count: 1, bookings: ['bkg_ada'] }, resolutions });
  });

  it('name fifty of the bookings that they would strand', () => {
    const many = Array.from({ length: 60 }, (_, at) => booked(`bkg_${at}`, monday('13:00'))).flat();
    given(roomCreated({ capacity: 60 }), ...many)
      .when(change({ openingHours: mornings }))
      .thenRefused('dependency-conflict', {
        blockers: { count: 60, bookings: Array.from({ length: 50 }, (_, at) => `bkg_${at}`) },
      });
  });
});

describe('a smaller capacity', () => {
  const three = [
    ...booked('bkg_a', monday('10:00')),
    ...booked('bkg_b', monday('10:00')),
    ...booked('bkg_c', monday('10:15')),
  ];

  it('strands those that begin last, and no more than needed', () => {
    given(roomCreated({ capacity: 3 }), ...three, ...booked('bkg_d', monday('12:00')))
      .when(change({ capacity: 2 }))
      .thenRefused('dependency-conflict', {
        blockers: { count: 1, bookings: ['bkg_c'] },
        resolutions: ['reschedule-bookings', 'cancel-bookings', 'keep-capacity'],
      });
    given(roomCreated({ capacity: 3 }), ...three)
      .when(change({ capacity: 1 }))
      .thenRefused('dependency-conflict', { blockers: { count: 2, bookings: ['bkg_b', 'bkg_c'] } });
  });

  it('strands nothing that fits once those are gone', () => {
    const whole = { start: monday('10:00'), end: monday('12:00') };
    given(
      roomCreated({ capacity: 2 }),
      ...booked('bkg_a', monday('10:00')),
      ...booked('bkg_long', monday('10:00'), { core: whole, buffered: whole }),
      ...booked('bkg_next', monday('10:40')),
    )
      .when(change({ capacity: 1 }))
      .thenRefused('dependency-conflict', { blockers: { count: 1, bookings: ['bkg_long'] } });
  });

  it('need not mind what had no room before, nor does a larger one', () => {
    const crowd = [...three, ...booked('bkg_d', monday('10:15'), { units: 2 }), ...booked('bkg_e', monday('10:15'))];
    given(roomCreated({ capacity: 2 }), ...three)
      .when(change({ capacity: 1 }))
      .thenRefused('dependency-conflict', { blockers: { count: 1, bookings: ['bkg_b'] } });
    given(roomCreated({ capacity: 4 }), ...crowd)
      .when(change({ capacity: 5 }))
      .thenEvents(changed({ capacity: 5 }));
  });

  it('is fine where it is enough', () => {
    given(roomCreated({ capacity: 4 }), ...three)
      .when(change({ capacity: 3 }))
      .thenEvents(changed({ capacity: 3 }));
    given(roomCreated({ capacity: 2 }), ...booked('bkg_a', monday('10:00')), ...booked('bkg_next', monday('10:40')))
      .when(change({ capacity: 1 }))
      .thenEvents(changed({ capacity: 1 }));
  });

  it('minds the airing after a booking that is over', () => {
    given(roomCreated({ capacity: 2 }), ...booked('bkg_a', monday('10:00')), ...booked('bkg_b', monday('10:30')))
      .when(change({ capacity: 1 }, monday('10:35')))
      .thenRefused('dependency-conflict', { blockers: { count: 1, bookings: ['bkg_b'] } });
  });

  it('looks at what is to come, not at what has been', () => {
    const long = { core: { start: monday('10:00'), end: monday('12:00') } };
    const content = { ...contentOf(monday('10:00')), ...long, buffered: long.core };
    given(
      roomCreated({ capacity: 2 }),
      ...booked('bkg_short', monday('10:00')),
      ...booked('bkg_long', monday('10:00'), content),
    )
      .when(change({ capacity: 1 }, monday('11:00')))
      .thenEvents(changed({ capacity: 1 }));
  });

  it('refuses together with hours, each named as a way out', () => {
    given(roomCreated({ capacity: 3 }), ...three)
      .when(change({ capacity: 1, openingHours: [{ days: ['mon'], from: '09:00', to: '10:30' }] }))
      .thenRefused('dependency-conflict', {
        blockers: { count: 2, bookings: ['bkg_b', 'bkg_c'] },
        resolutions: ['reschedule-bookings', 'cancel-bookings', 'keep-hours', 'keep-capacity'],
      });
  });
});
