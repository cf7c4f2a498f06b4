import {
  at,
  booked,
  ifMatch,
  monday,
  room,
  roomArchived,
  roomChanged,
  roomCreated,
  upcoming,
} from '#test/rules/front-desk';
import { given } from '#test/rules/given';
import type { CalendarContent } from '../../calendars/calendar.js';
import { agendaStream } from '../../claims/agenda.js';
import { append, type Read } from '../../deciding/decision.js';
import type { StatedVersion } from '../../deciding/stated-version.js';
import { day } from '../../time/interval.js';
import { changeCalendar } from './change-calendar.js';

const changeFrom =
  (stated: StatedVersion | undefined, changes: Partial<CalendarContent>, now = monday('08:00')) =>
  (read: Read) =>
    changeCalendar({ read, now }, upcoming(read, now), { id: 'cal_room4', stated, changes, onConflict: 'reject' });

const change = (changes: Partial<CalendarContent>, now?: number) => changeFrom(at(1), changes, now);

const mornings = [{ days: ['mon', 'tue'] as const, from: '09:00', to: '12:00' }];

describe('a calendar is changed', () => {
  it('in what is different only', () => {
    given(roomCreated({ metadata: { floor: 4, wing: 'east' } }))
      .when(change({ name: 'Salon', capacity: 1, openingHours: room.openingHours, metadata: { floor: 5, wing: null } }))
      .thenEvents(roomChanged({ name: 'Salon', metadata: { floor: 5, wing: null } }));
  });

  it('date by date', () => {
    const closed = (date: string) => ({ date, openingHours: [] });
    const short = { date: '2026-12-30', openingHours: [{ from: '09:00', to: '12:00' }] };
    given(roomCreated({ exceptions: [closed('2026-12-24'), closed('2026-12-30'), closed('2026-12-31')] }))
      .when(change({ exceptions: [closed('2027-01-01'), short, closed('2026-12-24')] }))
      .thenEvents(roomChanged({ exceptions: { set: [short, closed('2027-01-01')], unset: ['2026-12-31'] } }));
  });

  it('by a few hundred bytes where it is one date of a thousand, or one key of its metadata', () => {
    const openingHours = Array.from({ length: 3 }, () => ({ from: '09:00', to: '12:00' }));
    const date = (nth: number) => new Date(nth * day).toISOString().slice(0, 10);
    const exceptions = Array.from({ length: 1_000 }, (_, nth) => ({ date: date(nth + 20_000), openingHours }));
    const known = { metadata: { notes: 'x'.repeat(10_000), floor: 4 }, exceptions };
    const closed = exceptions.with(500, { ...exceptions[500]!, openingHours: [] });
    for (const changes of [
      { exceptions: closed },
      { exceptions: exceptions.toSpliced(500, 1) },
      { metadata: { floor: 5 } },
    ]) {
      const { outcome } = given(roomCreated(known)).when(change(changes));
      expect(JSON.stringify('events' in outcome && outcome.events).length).toBeLessThan(300);
    }
  });

  it('not at all when nothing is different', () => {
    const exceptions = [
      { date: '2026-12-24', openingHours: [] },
      { date: '2026-12-25', openingHours: [] },
    ];
    given(roomCreated({ exceptions }))
      .when(change({ name: 'Room 4', metadata: {}, exceptions: exceptions.toReversed() }))
      .thenNothing();
  });

  it('also when archived', () => {
    given(roomCreated(), roomArchived())
      .when(changeFrom({ by: 'any' }, { name: 'Salon' }))
      .thenEvents(roomChanged({ name: 'Salon' }));
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
    const stale = given(roomCreated(), roomChanged({ name: 'Salon' })).when(change({ name: 'Salon' }));
    stale.thenRefused('version-conflict', { expectedVersion: 1, currentVersion: 2 });
    given(roomCreated(), roomChanged({ name: 'Salon' }))
      .when(changeFrom(ifMatch(1), { name: 'Salon' }))
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
      resolutions: ['displace', 'reschedule-bookings', 'cancel-bookings', 'keep-hours'],
    });
    refusal.thenUntil(monday('11:45'));
  });

  it('need not mind one that is over or cancelled', () => {
    given(
      roomCreated(),
      ...booked('bkg_over', monday('13:00')),
      ...booked('bkg_gone', monday('15:00')),
      append(agendaStream('cal_room4', '2026-11-23'), { type: 'TimeFreed', data: { bookingId: 'bkg_gone' } }),
    )
      .when(change({ openingHours: mornings }, monday('13:30')))
      .thenEvents(roomChanged({ openingHours: mornings }));
  });

  it('need not mind one that was outside them before, or was agreed on for closed hours', () => {
    given(roomCreated(), ...booked('bkg_evening', monday('20:00')))
      .when(change({ openingHours: mornings }))
      .thenEvents(roomChanged({ openingHours: mornings }));
    given(roomCreated(), ...booked('bkg_late', monday('15:00'), { overrides: ['outside-hours'] }))
      .when(change({ openingHours: mornings }))
      .thenEvents(roomChanged({ openingHours: mornings }));
  });

  it('count as new when an exception or another time zone makes them so', () => {
    const closed = [{ date: '2026-11-23', openingHours: [] }];
    const resolutions = ['displace', 'reschedule-bookings', 'cancel-bookings', 'keep-hours'];
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
