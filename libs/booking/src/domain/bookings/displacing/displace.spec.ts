import {
  at,
  blackoutAdded,
  booked,
  contentOf,
  freed,
  held,
  massageCreated,
  monday,
  requested,
  roomArchived,
  roomChanged,
  roomCreated,
  upcoming,
} from '#test/rules/front-desk';
import {
  adasHolds,
  bothRooms,
  displaced,
  displacementBegun,
  displacementEnded,
  massageInBoth,
  massageInEither,
  uncounted,
} from '#test/rules/front-desk-holds';
import { desk, type Fact, given } from '#test/rules/given';
import type { CalendarContent } from '../../calendars/calendar.js';
import { noLimits } from '../../calendars/service.js';
import { type Append, append, type Decision, type Read } from '../../deciding/decision.js';
import { Refused } from '../../deciding/refused.js';
import { approveBooking } from '../../decisions/bookings/approve-booking.js';
import { cancelBooking } from '../../decisions/bookings/cancel-booking.js';
import { changeBookingDetails } from '../../decisions/bookings/change-booking-details.js';
import { completeBooking } from '../../decisions/bookings/close-booking.js';
import { confirmBooking } from '../../decisions/bookings/confirm-booking.js';
import { declineBooking } from '../../decisions/bookings/decline-booking.js';
import { displaceStranded } from '../../decisions/bookings/displace-stranded.js';
import { extendHold } from '../../decisions/bookings/extend-hold.js';
import { addBlackout } from '../../decisions/calendars/add-blackout.js';
import { archiveCalendar } from '../../decisions/calendars/archive-calendar.js';
import { changeCalendar } from '../../decisions/calendars/change-calendar.js';
import { tallyStream } from '../../limits/tally.js';
import { day, minute } from '../../time/interval.js';

const early = monday('08:00');
const onConflict = 'displace' as const;
const ten = monday('10:00');
const noon = { start: monday('12:00'), end: monday('14:00') };
const somewhere = { alternatives: expect.anything() as never };

const change = (changes: Partial<CalendarContent>) => (read: Read) =>
  changeCalendar({ read, now: early }, upcoming(read, early), { id: 'cal_room4', stated: at(1), changes, onConflict });

const close =
  (time = noon) =>
  (read: Read) => {
    const blackout = { id: 'blk_paint', reason: null, ...time };
    return addBlackout({ read, actor: desk, now: early }, upcoming(read, early), {
      id: 'cal_room4',
      stated: at(1),
      blackout,
      onConflict,
    });
  };

const archive = (read: Read) =>
  archiveCalendar({ read, actor: desk, now: early }, upcoming(read, early), {
    id: 'cal_room4',
    stated: at(1),
    onConflict,
  });

const goOn = (read: Read) => displaceStranded({ read, now: early }, upcoming(read, early), 'cal_room4');

/** What becomes of a booking that loses its time. */
const lost = (id: string, start: number, ...[why]: Parameters<typeof displaced>): Append[] => [
  ...freed(id, contentOf(start)),
  displaced({ ...somewhere, ...why }, id),
];

const open = [roomCreated(), massageCreated({ minNotice: 0 })];

describe('bookings lose their time to a change that is made all the same', () => {
  it('of opening hours, those that are outside of them then', () => {
    const mornings = [{ days: ['mon', 'tue'] as const, from: '09:00', to: '12:00' }];
    given(...open, ...booked('bkg_a', ten), ...booked('bkg_b', monday('13:00')), ...booked('bkg_c', monday('11:45')))
      .when(change({ openingHours: mornings }))
      .thenEvents(
        ...lost('bkg_c', monday('11:45'), { cause: 'outside-hours' }),
        ...lost('bkg_b', monday('13:00'), { cause: 'outside-hours' }),
        roomChanged({ openingHours: mornings }, { onConflict }),
      );
  });

  it('for one day, those of that day', () => {
    const exceptions = [{ date: '2026-11-23', openingHours: [] }];
    given(...open, ...booked('bkg_monday', ten), ...booked('bkg_tuesday', ten + day))
      .when(change({ exceptions }))
      .thenEvents(
        ...lost('bkg_monday', ten, { cause: 'outside-hours' }),
        roomChanged({ exceptions: { set: exceptions } }, { onConflict }),
      );
  });

  it('that closes the room for a while, those that it overlaps', () => {
    given(...open, ...booked('bkg_before', monday('11:30')), ...booked('bkg_within', monday('13:45')))
      .when(close())
      .thenEvents(...lost('bkg_within', monday('13:45'), { cause: 'blackout' }), blackoutAdded(noon, { onConflict }));
  });

  it('of capacity, the newest first and no more than needed', () => {
    given(
      ...[roomCreated({ capacity: 3 }), massageCreated({ minNotice: 0 })],
      ...['bkg_first', 'bkg_second', 'bkg_third'].flatMap((id) => booked(id, ten)),
      ...booked('bkg_alone', monday('15:00')),
    )
      .when(change({ capacity: 2 }))
      .thenEvents(...lost('bkg_third', ten, { cause: 'capacity' }), roomChanged({ capacity: 2 }, { onConflict }));
  });

  it('that archives the room, all of them', () => {
    given(...open, ...booked('bkg_a', ten), ...booked('bkg_over', monday('07:00')))
      .when(archive)
      .thenEvents(
        ...freed('bkg_a', contentOf(ten)),
        displaced({ cause: 'archived', alternatives: [] }, 'bkg_a'),
        roomArchived({ onConflict }),
      );
  });

  it('and nobody loses anything where nobody is in the way', () => {
    given(...open, ...booked('bkg_ada', ten))
      .when(close())
      .thenEvents(blackoutAdded(noon, { onConflict }));
  });
});

describe('a customer who loses the time', () => {
  it('loses it in all rooms', () => {
    const both = { calendarIds: bothRooms };
    given(...massageInBoth(), ...booked('bkg_ada', monday('12:00'), both))
      .when(close())
      .thenEvents(
        ...freed('bkg_ada', contentOf(monday('12:00'), both)),
        displaced({ cause: 'blackout', ...somewhere }),
        blackoutAdded(noon, { onConflict }),
      );
  });

  it('may be who only holds it, whose hold counts no longer, or who waits for approval', () => {
    given(...open, ...held('bkg_ada', monday('12:00'), { expiresAt: early + minute, holder: adasHolds }))
      .when(close())
      .thenEvents(
        ...freed('bkg_ada', contentOf(monday('12:00'))),
        uncounted('bkg_ada'),
        displaced({ cause: 'blackout', ...somewhere }),
        blackoutAdded(noon, { onConflict }),
      );
    given(...open, ...requested('bkg_ada', monday('12:00')))
      .when(close())
      .thenEvents(...lost('bkg_ada', monday('12:00'), { cause: 'blackout' }), blackoutAdded(noon, { onConflict }));
  });

  it('is told the nearest slots that are left, also in another room', () => {
    const told = (facts: readonly Fact[]) => {
      const { outcome } = given(...facts, ...booked('bkg_ada', monday('12:00'))).when(close());
      const { data } = (outcome as Decision).events.find(({ type }) => type === 'BookingDisplaced')!;
      return (data as { alternatives: { start: number; calendarIds: string[] }[] }).alternatives.map(
        ({ start, calendarIds }) => [new Date(start + 60 * minute).toISOString().slice(11, 16), ...calendarIds],
      );
    };
    const before = ['11:30', '11:15', '11:00', '10:45'].map((time) => [time, 'cal_room4']);
    expect(told(open)).toEqual([...before, ['10:30', 'cal_room4']]);
    expect(told(massageInEither({ minNotice: 0 }))[0]).toEqual(['12:00', 'cal_room5']);
    const limited = massageCreated({ minNotice: 0, limits: { ...noLimits, perDay: 1 } });
    const data = { bookingId: 'bkg_ada', start: monday('12:00'), expiresAt: null };
    const counted = append(tallyStream('day', 'svc_massage', '2026-11-23'), { type: 'TallyCounted', data });
    expect(told([roomCreated(), limited, counted])).toEqual([...before, ['10:30', 'cal_room4']]);
  });
});

/** A quarter of an hour each from Monday on, more than are displaced at once. */
const many = Array.from({ length: 130 }, (_, nth) => `bkg_${String(nth).padStart(3, '0')}`);
const crowd = many.flatMap((id) => booked(id, monday('12:00')));
const large = [roomCreated({ capacity: 200 }), massageCreated({ minNotice: 0 })];
const taken = (count: number, from = 0) =>
  many.slice(from, from + count).flatMap((id) => lost(id, monday('12:00'), { cause: 'blackout' }));
const takenBefore = (count: number, from = 0) =>
  many.slice(from, from + count).flatMap((id) => lost(id, monday('12:00'), { cause: 'blackout', alternatives: [] }));
const closedOver = blackoutAdded(noon, { onConflict });
const begun = [...large, ...crowd, ...takenBefore(100), closedOver, displacementBegun()];

describe('when more than a hundred lose their time', () => {
  it('the first hundred lose it with the change, and it is noted that others are left', () => {
    given(...large, ...crowd)
      .when(close())
      .thenEvents(...taken(100), displacementBegun(), closedOver);
  });

  it('the others lose it soon after', () => {
    given(...begun)
      .when(goOn)
      .thenEvents(...taken(30, 100), displacementEnded());
  });

  it('once, however often it is looked at', () => {
    given(...begun, ...takenBefore(30, 100), displacementEnded())
      .when(goOn)
      .thenNothing();
    given(...large)
      .when(goOn)
      .thenNothing();
    given().when(goOn).thenNothing();
  });

  it('nothing can be done with one that is left but to cancel or move it', () => {
    const stated = at(1);
    const last = { id: 'bkg_129', stated };
    const gone = { subject: { kind: 'calendar', id: 'cal_room4' }, how: 'displacing' } as const;
    const none = { holdsPerCustomer: 5 };
    const ofBooking: ((read: Read) => ReturnType<typeof completeBooking>)[] = [
      (read) => completeBooking({ read, actor: desk, now: monday('12:01') }, last),
      (read) => changeBookingDetails({ read, actor: desk, now: early }, { ...last, changes: { notes: 'late' } }),
    ];
    for (const decide of ofBooking)
      given(...begun)
        .when(decide)
        .thenRefused('dependency-gone', gone);
    const beside = (facts: readonly Append[]) =>
      given(...large, ...crowd.slice(0, -3), ...facts, ...begun.slice(-1), closedOver);
    const hold = held('bkg_129', monday('12:00'), { expiresAt: early + minute });
    const { id } = last;
    for (const decide of [
      (read: Read) =>
        confirmBooking(
          { read, actor: desk, now: early },
          { ...last, customer: null, notes: null },
          { customerId: 'cus', customerHash: 'hash' },
        ),
      (read: Read) => extendHold({ ...none, read, now: early }, { id, stated, seconds: 300 }),
    ]) {
      beside(hold).when(decide).thenRefused('dependency-gone', gone);
    }
    for (const decide of [
      (read: Read) => approveBooking({ read, actor: desk, now: early }, last),
      (read: Read) => declineBooking({ read, actor: desk, now: early }, { ...last, reason: null }),
    ]) {
      beside(requested('bkg_129', monday('12:00')))
        .when(decide)
        .thenRefused('dependency-gone', gone);
    }
    const cancelled = given(...begun).when((read) =>
      cancelBooking({ read, actor: desk, now: early }, { ...last, reason: null }),
    );
    expect(cancelled.outcome).not.toBeInstanceOf(Refused);
  });
});
