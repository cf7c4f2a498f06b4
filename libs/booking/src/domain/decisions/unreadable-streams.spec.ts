import {
  ada,
  adasHash,
  at,
  blackoutAdded,
  book,
  booked,
  contentOf,
  freed,
  held,
  inRoom4,
  massageCreated,
  monday,
  roomArchived,
  roomChanged,
  roomCreated,
  sundayNoon,
  theRoom,
  upcoming,
} from '#test/rules/front-desk';
import {
  cancelled,
  displaced,
  displacementBegun,
  displacementEnded,
  fivePast,
  lapsed,
  massageInBoth,
  massageInEither,
} from '#test/rules/front-desk-holds';
import { desk, given } from '#test/rules/given';
import { explainStarts } from '../availability/explain.js';
import { findSlots } from '../availability/slots.js';
import { displacedAtOnce } from '../bookings/displacing/displace.js';
import type { CalendarContent, OnConflict } from '../calendars/calendar.js';
import { intervalOf } from '../claims/unavailable.js';
import { append, type Read } from '../deciding/decision.js';
import { Refused } from '../deciding/refused.js';
import { day, minute } from '../time/interval.js';
import { cancelBooking } from './bookings/cancel-booking.js';
import { confirmBooking } from './bookings/confirm-booking.js';
import { displaceStranded } from './bookings/displace-stranded.js';
import { archiveCalendar } from './calendars/archive-calendar.js';
import { changeCalendar } from './calendars/change-calendar.js';
import { bookSeries } from './series/book-series.js';

const ten = monday('10:00');
const agenda4 = 'agenda/cal_room4/2026-11-23';
const agenda5 = 'agenda/cal_room5/2026-11-23';
const room4 = 'calendar/cal_room4';

const confirm = (now: number) => (read: Read) => {
  const confirmation = { id: 'bkg_ada', stated: at(1), customer: null, notes: null };
  return confirmBooking({ read, actor: desk, now }, confirmation, {
    customerId: 'cus_new',
    customerHash: 'hash_of_new',
  });
};

describe('a calendar of which something cannot be read', () => {
  it('is nobody’s choice where another one will do', () => {
    for (const unreadable of [agenda4, room4]) {
      const decision = given(...massageInEither())
        .butUnreadable(unreadable)
        .when(book());
      expect((decision.outcome as { events: readonly unknown[] }).events.at(-1)).toMatchObject({
        type: 'BookingConfirmed',
        data: { calendarIds: ['cal_room5'], choices: [{ reason: 'the first of 1 that was free' }] },
      });
      decision.thenExpected('booking/bkg_ada', 'service/svc_massage', 'calendar/cal_room5', agenda5);
    }
  });

  it('refuses nobody on its own account where it is not the only one', () => {
    const other = booked('bkg_other', ten, { calendarIds: ['cal_room5'] });
    const decision = given(...massageInEither(), ...other)
      .butUnreadable(agenda4)
      .when(book());
    decision.thenRefused('slot-taken', { calendar: expect.objectContaining({ id: 'cal_room5' }) });
    decision.thenExpected('booking/bkg_ada', 'service/svc_massage', room4, agenda4, 'calendar/cal_room5', agenda5);
  });

  it('may be free where another one is closed: it is that one which is named', () => {
    const closed = blackoutAdded({ start: monday('09:00'), end: monday('12:00') }, { id: 'cal_room5' });
    given(...massageInEither(), closed)
      .butUnreadable(agenda4)
      .when(book())
      .thenRefused('unavailable', { subject: { kind: 'calendar', id: 'cal_room4' } });
    const full = [roomChanged({ capacity: 2 }, { id: 'cal_room5' }), ...massageInEither().slice(2)];
    const others = ['bkg_1', 'bkg_2'].flatMap((id) => booked(id, ten, { calendarIds: ['cal_room5'] }));
    given(...massageInEither().slice(0, 2), ...full, ...others)
      .butUnreadable(agenda4)
      .when(book())
      .thenRefused('capacity-exhausted');
  });

  it('is named where there is no other, and what could not be read has to stand', () => {
    const subject = { kind: 'calendar', id: 'cal_room4' } as const;
    const ofDay = given(roomCreated(), massageCreated()).butUnreadable(agenda4).when(book());
    ofDay.thenRefused('unavailable', { subject });
    ofDay.thenExpected('booking/bkg_ada', 'service/svc_massage', room4, agenda4);
    expect((ofDay.outcome as Refused<'unavailable'>).details.seen).toMatchObject({
      agendas: [],
      unavailable: [{ calendarId: 'cal_room4', day: '2026-11-23' }],
    });
    const whole = given(roomCreated(), massageCreated()).butUnreadable(room4).when(book());
    whole.thenRefused('unavailable', { subject });
    expect((whole.outcome as Refused<'unavailable'>).details.seen).toMatchObject({
      calendars: [],
      unavailable: [{ calendarId: 'cal_room4', day: null }],
    });
    given(...massageInBoth())
      .butUnreadable(agenda5)
      .when(book())
      .thenRefused('unavailable', { subject: { kind: 'calendar', id: 'cal_room5' } });
  });

  it('can be had on any other day', () => {
    given(roomCreated(), massageCreated())
      .butUnreadable(agenda4)
      .when(book({ start: ten + day }))
      .thenEvents(...booked('bkg_ada', ten + day));
  });

  it('is offered then to nobody, and explained as it would be refused', () => {
    const closed = (dayOrNone: string | null) =>
      inRoom4({
        calendars: [{ calendar: theRoom(), claims: [], unavailable: [intervalOf({ day: dayOrNone })] }],
      });
    const wanted = { duration: 30, units: 1 };
    const week = { start: ten, end: ten + 2 * day };
    const starts = findSlots(closed('2026-11-23'), week, wanted, sundayNoon).map(({ start }) => start);
    expect(starts[0]).toBe(monday('09:00') + day);
    const [first] = explainStarts(closed('2026-11-23'), week, wanted, sundayNoon);
    expect(first).toEqual({ start: ten, reason: 'unavailable', rule: null });
    expect(findSlots(closed(null), week, wanted, sundayNoon)).toEqual([]);
  });

  it('loses nobody’s hold: it is confirmed in time, and later nobody says that its time is gone', () => {
    const hold = held('bkg_ada', ten, { expiresAt: fivePast });
    const decision = given(roomCreated(), massageCreated(), ...hold).butUnreadable(agenda4);
    decision.when(confirm(fivePast - 1)).thenEvents(...booked('bkg_ada', ten));
    decision.when(confirm(lapsed)).thenRefused('unavailable');
  });

  it('keeps no booking from being cancelled', () => {
    given(roomCreated(), massageCreated(), ...booked('bkg_ada', ten))
      .butUnreadable(agenda4)
      .when((read) =>
        cancelBooking({ read, actor: desk, now: sundayNoon }, { id: 'bkg_ada', stated: at(1), reason: null }),
      )
      .thenEvents(...freed('bkg_ada', contentOf(ten)), cancelled());
  });

  it('costs a series that takes what it can get that date alone', () => {
    const asked = { ...{ serviceId: 'svc_massage', start: ten, duration: 30, units: 1, customer: ada }, notes: null };
    const series = { ...asked, metadata: {}, recurrence: 'FREQ=DAILY;COUNT=2', mode: 'available' as const };
    const drawn = {
      seriesId: 'ser_ada',
      bookingIds: ['bkg_1', 'bkg_2'],
      customerId: 'cus_new',
      customerHash: adasHash,
    };
    const { outcome } = given(roomCreated(), massageCreated())
      .butUnreadable(agenda4)
      .when((read) => bookSeries({ read, actor: desk, now: sundayNoon }, series, [ten, ten + day], drawn));
    expect((outcome as { events: readonly unknown[] }).events.at(-1)).toMatchObject({
      data: { occurrences: [{ start: ten, bookingId: null, reason: 'unavailable' }, { bookingId: 'bkg_2' }] },
    });
  });
});

describe('a change of a calendar with days that cannot be read', () => {
  const early = monday('08:00');
  const mornings = { openingHours: [{ days: ['mon', 'tue', 'wed'], from: '09:00', to: '12:00' }] } as const;

  const change =
    (onConflict: OnConflict, changes: Partial<CalendarContent> = mornings) =>
    (read: Read) =>
      changeCalendar({ read, now: early }, upcoming(read, early), {
        id: 'cal_room4',
        stated: at(1),
        changes,
        onConflict,
      });

  const goOn = (read: Read) => displaceStranded({ read, now: early }, upcoming(read, early), 'cal_room4');

  const two = monday('14:00');
  const somewhere = { cause: 'outside-hours' as const, alternatives: expect.anything() as never };
  const unchecked = ['2026-11-23'];
  const changed = (onConflict: OnConflict) =>
    append(roomChanged({}).stream as never, {
      type: 'CalendarChanged',
      data: { ...mornings, onConflict, unchecked },
    });
  const facts = [
    roomCreated(),
    massageCreated({ minNotice: 0 }),
    ...booked('bkg_1', two),
    ...booked('bkg_2', two + day),
  ];

  it('goes by the others, names those days, and leaves them to be looked at later', () => {
    given(...facts)
      .butUnreadable(agenda4)
      .when(change('displace'))
      .thenEvents(
        ...freed('bkg_2', contentOf(two + day)),
        displaced(somewhere, 'bkg_2'),
        displacementBegun(),
        changed('displace'),
      );
    given(roomCreated(), massageCreated(), ...booked('bkg_1', two))
      .butUnreadable(agenda4)
      .when(change('reject'))
      .thenEvents(displacementBegun(), changed('reject'));
    given(...facts)
      .butUnreadable(agenda4)
      .when(change('reject'))
      .thenRefused('dependency-conflict', {
        blockers: { count: 1, bookings: ['bkg_2'] },
      });
  });

  it('says so also of a calendar that is archived', () => {
    const archived = (read: Read) =>
      archiveCalendar({ read, actor: desk, now: early }, upcoming(read, early), {
        id: 'cal_room4',
        stated: at(1),
        onConflict: 'reject',
      });
    const { stream } = roomArchived();
    given(roomCreated(), ...booked('bkg_1', two))
      .butUnreadable(agenda4)
      .when(archived)
      .thenEvents(displacementBegun(), { stream, type: 'CalendarArchived', data: { onConflict: 'reject', unchecked } });
  });

  it('displaces whom it strands there once they can be read, and not before it is over', () => {
    const later = [...facts.slice(0, 2), ...booked('bkg_1', two), displacementBegun(), changed('reject')];
    given(...later)
      .butUnreadable(agenda4)
      .when(goOn)
      .thenNothing();
    given(...later)
      .when(goOn)
      .thenEvents(...freed('bkg_1', contentOf(two)), displaced(somewhere, 'bkg_1'), displacementEnded());
  });

  it('displaces all others where one of the bookings cannot be read, and that one when it can', () => {
    const decision = given(...facts)
      .butUnreadable('booking/bkg_1')
      .when(change('displace'));
    const { unchecked: _, ...data } = changed('displace').data as { unchecked: unknown };
    decision.thenEvents(...freed('bkg_2', contentOf(two + day)), displaced(somewhere, 'bkg_2'), displacementBegun(), {
      ...changed('displace'),
      data,
    });
    const left = [...facts.slice(0, 2), ...booked('bkg_1', two), displacementBegun(), changed('displace')];
    given(...left)
      .butUnreadable('booking/bkg_1')
      .when(goOn)
      .thenNothing();
  });

  it('displaces others too where a whole group that comes first cannot be read', () => {
    const ids = Array.from({ length: displacedAtOnce }, (_, nth) => `bkg_poisoned-${nth}`);
    const decision = given(
      roomCreated({ capacity: displacedAtOnce }),
      massageCreated({ minNotice: 0 }),
      ...ids.flatMap((id) => booked(id, two)),
      ...booked('bkg_2', two + day),
      displacementBegun(),
      roomChanged(mornings),
    )
      .butUnreadable(...ids.map((id) => `booking/${id}`))
      .when(goOn);
    decision.thenEvents(...freed('bkg_2', contentOf(two + day)), displaced(somewhere, 'bkg_2'));
  });

  it('looks for other times on calendars that can be read', () => {
    const inRoom = (id: string) => ({ calendarIds: [id] });
    const { outcome } = given(...massageInEither(), ...booked('bkg_1', two, inRoom('cal_room4')))
      .butUnreadable('calendar/cal_room5')
      .when(change('displace', { openingHours: [{ days: ['tue'], from: '09:00', to: '10:00' }] }));
    const { alternatives } = (outcome as { events: readonly { type: string; data: object }[] }).events.find(
      ({ type }) => type === 'BookingDisplaced',
    )!.data as { alternatives: readonly { calendarIds: readonly string[] }[] };
    expect(alternatives.length).toBeGreaterThan(0);
    expect(alternatives.every(({ calendarIds }) => calendarIds[0] === 'cal_room4')).toBe(true);
  });
});

it('a day that cannot be read is closed from its first minute to its last', () => {
  const { start, end } = intervalOf({ day: '2026-11-23' });
  expect([start, end - start]).toEqual([Date.UTC(2026, 10, 23), 24 * 60 * minute]);
});
