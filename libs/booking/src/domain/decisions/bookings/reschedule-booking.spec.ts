import {
  at,
  booked,
  claimed,
  contentOf,
  freed,
  held,
  ifMatch,
  massageArchived,
  massageChanged,
  massageCreated,
  monday,
  roomArchived,
  roomCreated,
  sundayNoon,
} from '#test/rules/front-desk';
import { fivePast } from '#test/rules/front-desk-holds';
import { given } from '#test/rules/given';
import { type BookingContent, bookingStream } from '../../bookings/booking.js';
import type { Move } from '../../bookings/reschedule-target.js';
import { append, type Read } from '../../deciding/decision.js';
import type { StatedVersion } from '../../deciding/stated-version.js';
import { day, minute } from '../../time/interval.js';
import { rescheduleBooking } from './reschedule-booking.js';

const moveFrom =
  (
    stated: StatedVersion | undefined,
    to: number,
    { duration = null, units = null, ...more }: Partial<Move> = {},
    now = sundayNoon,
  ) =>
  (read: Read) =>
    rescheduleBooking(
      { ...{ holdsPerCustomer: 5 }, read, now },
      { id: 'bkg_ada', stated, ...more, start: to, duration, units },
    );

const move = (to: number, change?: Partial<Move>, now?: number) => moveFrom(at(1), to, change, now);

const history = [roomCreated(), massageCreated(), ...booked('bkg_ada', monday('10:00'))];

const moved = ({ calendarIds, core, buffered, units, choices, overrides }: BookingContent) => {
  const taken = { calendarIds, core, buffered, units, choices, overrides };
  return append(bookingStream('bkg_ada'), {
    type: 'BookingRescheduled',
    data: { ...taken, decideBy: null, expiresAt: null },
  });
};

const cancelled = append(bookingStream('bkg_ada'), { type: 'BookingCancelled', data: { reason: null } });

describe('a booking is moved', () => {
  it('within the day, where its own time does not stand in its way', () => {
    const later = contentOf(monday('10:15'));
    const decision = given(...history).when(move(monday('10:15')));
    decision.thenEvents(...claimed('bkg_ada', later), moved(later));
    decision.thenUntil(monday('08:00') + 1);
  });

  it('to another day, where it frees the one that it leaves', () => {
    const tomorrow = contentOf(monday('10:00') + day);
    given(...history)
      .when(move(monday('10:00') + day))
      .thenEvents(...freed('bkg_ada', contentOf(monday('10:00'))), ...claimed('bkg_ada', tomorrow), moved(tomorrow));
  });

  it('to another length or number, in place', () => {
    const core = { start: monday('10:00'), end: monday('11:00') };
    const longer = contentOf(core.start, { core, buffered: { ...core, end: monday('11:10') }, units: 2 });
    given(
      roomCreated({ capacity: 2 }),
      massageCreated({ maxUnitsPerBooking: 2 }),
      ...booked('bkg_ada', monday('10:00')),
    )
      .when(move(monday('10:00'), { duration: 60, units: 2 }))
      .thenEvents(...claimed('bkg_ada', longer), moved(longer));
  });

  it('and keeps a length and a number that are no longer offered', () => {
    const core = { start: monday('12:00'), end: monday('12:45') };
    const kept = contentOf(core.start, { core, buffered: { ...core, end: monday('12:55') }, units: 2 });
    const old = { core: { start: monday('10:00'), end: monday('10:45') }, units: 2 };
    given(roomCreated({ capacity: 2 }), massageCreated(), ...booked('bkg_ada', monday('10:00'), old))
      .when(move(monday('12:00')))
      .thenEvents(...claimed('bkg_ada', kept), moved(kept));
  });

  it('though its service takes no new bookings', () => {
    const later = contentOf(monday('12:00'));
    given(...history, massageArchived())
      .when(move(monday('12:00')))
      .thenEvents(...claimed('bkg_ada', later), moved(later));
  });

  it('to the calendar that its service uses by now', () => {
    const there = contentOf(monday('10:00'), { calendarIds: ['cal_room5'] });
    const uses = [{ calendarId: 'cal_room5' }];
    given(...history, roomCreated({}, 'cal_room5'), massageChanged({ uses }))
      .when(move(monday('10:00')))
      .thenEvents(...freed('bkg_ada', contentOf(monday('10:00'))), ...claimed('bkg_ada', there), moved(there));
  });

  it('or stays where it is, as long as a hold lasts', () => {
    const stays = given(
      roomCreated(),
      massageCreated(),
      ...held('bkg_ada', monday('10:00'), { expiresAt: fivePast }),
    ).when(move(monday('10:00')));
    stays.thenNothing();
    stays.thenUntil(fivePast);
  });

  it('not at all when it is there already, however short the notice', () => {
    given(...history)
      .when(move(monday('10:00'), {}, monday('09:50')))
      .thenNothing();
    given(...history)
      .when(move(monday('10:00'), { duration: 30, units: 1 }))
      .thenNothing();
  });
});

describe('a booking is not moved', () => {
  it('to a time that somebody has, though it may ask for what is near', () => {
    const refusal = given(...history, ...booked('bkg_bob', monday('12:00'))).when(move(monday('12:15')));
    refusal.thenRefused('slot-taken', {
      asked: {
        serviceId: 'svc_massage',
        start: monday('12:15'),
        duration: 30,
        units: 1,
        ignoreBooking: 'bkg_ada',
      },
      conflicts: [expect.objectContaining({ bookingId: 'bkg_bob' })],
    });
    refusal.thenUntil(monday('08:00') + 1);
    given(
      roomCreated({ capacity: 2 }),
      massageCreated({ maxUnitsPerBooking: 2 }),
      ...booked('bkg_ada', monday('10:00')),
    )
      .when(move(monday('10:00'), { units: 3 }))
      .thenRefused('rule-violation', { errors: [expect.objectContaining({ pointer: '/units' })] });
    given(
      roomCreated({ capacity: 2 }),
      massageCreated({ maxUnitsPerBooking: 2 }),
      ...booked('bkg_ada', monday('10:00')),
      ...booked('bkg_bob', monday('10:00')),
    )
      .when(move(monday('10:00'), { units: 2 }))
      .thenRefused('capacity-exhausted', { capacity: 2, remaining: 1, requested: 2 });
  });

  it('against the rules, which are judged before the version in the body and after the header', () => {
    given(...history, moved(contentOf(monday('12:00'))))
      .when(move(monday('10:05')))
      .thenRefused('rule-violation', { errors: [expect.objectContaining({ pointer: '/start', rule: 'off-grid' })] });
    given(...history, moved(contentOf(monday('12:00'))))
      .when(moveFrom(ifMatch(1), monday('10:05')))
      .thenRefused('precondition-failed', { expectedVersion: 1, currentVersion: 2 });
  });

  it('from a version that is not its present one, even to where it is', () => {
    given(...history, moved(contentOf(monday('12:00'))))
      .when(move(monday('12:00')))
      .thenRefused('version-conflict', {
        subject: { kind: 'booking', id: 'bkg_ada' },
        expectedVersion: 1,
        currentVersion: 2,
        changes: [expect.objectContaining({ version: 2, type: 'BookingRescheduled' })],
      });
    given(...history)
      .when(moveFrom(undefined, monday('12:00')))
      .thenRefused('version-required', { currentVersion: 1 });
  });

  it('once it is cancelled', () => {
    given(...history, cancelled)
      .when(moveFrom({ by: 'any' }, monday('12:00')))
      .thenRefused('illegal-transition', { currentStatus: 'cancelled', allowed: [], currentVersion: 2 });
    given(...history, cancelled)
      .when(moveFrom({ by: 'any' }, monday('10:00')))
      .thenRefused('illegal-transition');
  });

  it('later than two hours before its start', () => {
    const tomorrow = monday('10:00') + day;
    given(...history)
      .when(move(tomorrow, {}, monday('08:00')))
      .thenEvents(
        ...freed('bkg_ada', contentOf(monday('10:00'))),
        ...claimed('bkg_ada', contentOf(tomorrow)),
        moved(contentOf(tomorrow)),
      );
    given(...history)
      .when(move(tomorrow, {}, monday('08:00') + 1))
      .thenRefused('window-closed', { subject: { kind: 'booking', id: 'bkg_ada' }, closedAt: monday('08:00') });
  });

  it('to a calendar where there is no room, which leaves it no other start once the window has closed', () => {
    const uses = [{ anyOf: ['cal_room4', 'cal_room5'], strategy: 'first' as const }];
    const rooms = [roomCreated(), roomCreated({}, 'cal_room5')];
    const pinned = (now: number) =>
      given(
        ...rooms,
        massageCreated({ uses }),
        ...booked('bkg_ada', monday('10:00')),
        roomArchived({ id: 'cal_room5' }),
      ).when(moveFrom(at(1), monday('10:00'), { calendarIds: ['cal_room5'] }, now));
    const early = pinned(monday('08:00'));
    early.thenRefused('dependency-gone', { isLate: false });
    early.thenUntil(monday('08:00') + 1);
    pinned(monday('08:00') + 1).thenRefused('dependency-gone', { isLate: true });
  });

  it('in an archived calendar', () => {
    given(...history, roomArchived())
      .when(move(monday('12:00')))
      .thenRefused('dependency-gone', { subject: { kind: 'calendar', id: 'cal_room4' }, how: 'archived' });
  });

  it('if there is none', () => {
    given(roomCreated(), massageCreated())
      .when(move(monday('12:00') + minute))
      .thenRefused('not-found', { subject: { kind: 'booking', id: 'bkg_ada' } });
  });
});
