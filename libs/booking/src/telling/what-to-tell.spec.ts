import fc from 'fast-check';
import type { Booking, BookingStatus } from '../domain/bookings/booking.js';
import { quietAfter } from '../domain/bookings/telling/telling.js';
import { isQuiet, type SaidOfBooking, saidOf, tellCustomer, tellDesk } from './what-to-tell.js';

const hour = 3_600_000;
const monday = Date.UTC(2026, 10, 23, 8);

const bookingOf = (more: Partial<Booking> = {}): Booking =>
  ({
    status: 'confirmed',
    core: { start: monday, end: monday + hour },
    calendarIds: ['cal_room4'],
    version: 1,
    sequence: 0,
    ...more,
  }) as Booking;

const before = monday - 24 * hour;

const said = (status: BookingStatus, more: Partial<SaidOfBooking> = {}): SaidOfBooking => ({
  ...saidOf(bookingOf({ status })),
  ...more,
});

const at = (start: number) => ({ core: { start, end: start + hour } });
const elsewhere = { start: monday - hour, end: monday };

describe('a customer', () => {
  it.each<[string, SaidOfBooking | null, Partial<Booking>, string | null]>([
    ['who knows nothing, of a request', null, { status: 'pending' }, 'requested'],
    ['who knows nothing, of a booking', null, { status: 'confirmed' }, 'confirmed'],
    ['who knows nothing, of a hold', null, { status: 'held' }, null],
    ['who knows nothing, of what was called off', null, { status: 'cancelled' }, null],
    ['who knows nothing, of what was displaced', null, { status: 'displaced' }, null],
    ['whose request was approved', said('pending'), { status: 'confirmed' }, 'confirmed'],
    ['whose request was moved', said('pending', elsewhere), { status: 'pending' }, 'moved'],
    ['whose request was moved and approved', said('pending', elsewhere), { status: 'confirmed' }, 'confirmed'],
    ['whose request was declined', said('pending'), { status: 'declined' }, 'declined'],
    ['whose request ran out', said('pending'), { status: 'expired' }, 'expired'],
    ['who knows all of it', said('confirmed'), { status: 'confirmed' }, null],
    ['whose booking was moved', said('confirmed', elsewhere), { status: 'confirmed' }, 'moved'],
    ['whose booking is in another room', said('confirmed', { calendarIds: ['cal_2'] }), {}, 'moved'],
    ['whose booking was cancelled', said('confirmed'), { status: 'cancelled' }, 'cancelled'],
    ['whose booking was displaced', said('confirmed'), { status: 'displaced' }, 'displaced'],
    ['who knows that it was displaced', said('displaced'), { status: 'displaced' }, null],
    ['who found another time for it', said('displaced', elsewhere), { status: 'confirmed' }, 'moved'],
    ['whose time it is again', said('displaced'), { status: 'confirmed' }, 'confirmed'],
    ['who cancels what was displaced', said('displaced'), { status: 'cancelled' }, 'cancelled'],
    ['who came', said('confirmed'), { status: 'completed' }, null],
    ['who did not come', said('confirmed'), { status: 'no-show' }, null],
  ])('%s', (_, told, now, letter) => {
    expect(tellCustomer(told, bookingOf(now), before)).toBe(letter);
  });

  it('is told nothing of what is over, and nothing new of what has begun', () => {
    for (const told of [null, said('confirmed', elsewhere)])
      expect(tellCustomer(told, bookingOf(), monday + hour)).toBeNull();
    expect(tellCustomer(null, bookingOf(), monday)).toBeNull();
    expect(tellCustomer(said('confirmed'), bookingOf({ status: 'cancelled' }), monday)).toBe('cancelled');
  });
});

describe('the desk', () => {
  const byCustomer = { status: 'cancelled', endedBy: 'manage-token/bkg_1' } as const;

  it.each<[string, SaidOfBooking | null, Partial<Booking>, string | null]>([
    ['is told of a request', null, { status: 'pending' }, 'desk-requested'],
    ['is told of a booking', null, {}, 'desk-booked'],
    ['knows what it approved', said('pending'), {}, null],
    ['is not told of a move', said('confirmed', elsewhere), {}, null],
    ['is told that the customer does not come', said('confirmed'), byCustomer, 'desk-cancelled'],
    ['knows what it cancelled', said('confirmed'), { ...byCustomer, endedBy: 'user/7' }, null],
    ['is not told of what it never heard of', null, byCustomer, null],
    ['is told once', said('cancelled'), byCustomer, null],
    ['is not told of a hold', null, { status: 'held' }, null],
    ['is not told of what was displaced', null, { status: 'displaced' }, null],
  ])('%s', (_, told, now, letter) => {
    expect(tellDesk(told, bookingOf(now), before)).toBe(letter);
  });
});

const next: Partial<Record<BookingStatus, readonly BookingStatus[]>> = {
  held: ['pending', 'confirmed', 'expired'],
  pending: ['pending', 'confirmed', 'declined', 'cancelled', 'expired', 'displaced'],
  confirmed: ['confirmed', 'cancelled', 'displaced', 'completed', 'no-show'],
  displaced: ['confirmed', 'cancelled'],
};

const change = fc.record({
  /** Which of what may come next. */
  choice: fc.nat({ max: 5 }),
  movesTo: fc.option(fc.constantFrom(monday, monday + hour, monday + 2 * hour)),
  address: fc.constantFrom('ada@example.com', 'ada@example.org'),
  isQuiet: fc.boolean(),
  /** Whether there is time to write before the next change. */
  isTold: fc.boolean(),
});

it('whatever becomes of a booking, what its customer was told last is what is so, and nothing is told twice', () => {
  const property = fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
    let booking = bookingOf({ status: 'held', version: 0, customer: null });
    let told: { readonly said: SaidOfBooking; readonly to: string; readonly version: number } | null = null;
    let unheard = false;
    const write = () => {
      const to = booking.customer?.email ?? '';
      if (!to || isQuiet(booking, told?.version ?? 0)) return;
      if (tellCustomer(told?.to === to ? told.said : null, booking, before) === null) return;
      told = { said: saidOf(booking), to, version: booking.version };
      expect(tellCustomer(told.said, booking, before)).toBeNull();
    };
    for (const { choice, movesTo, address, isQuiet: notify, isTold } of changes) {
      const possible = next[booking.status] ?? [];
      if (possible.length === 0) break;
      const status = possible[choice % possible.length]!;
      const isAlive = status === 'pending' || status === 'confirmed';
      const core = isAlive && movesTo !== null ? at(movesTo).core : booking.core;
      const customer = { ...booking.customer, email: address } as Booking['customer'];
      const { quietAfter: _, ...rest } = booking;
      const moved = { ...rest, status, core, customer, version: booking.version + 1, sequence: booking.sequence + 1 };
      booking = { ...moved, ...quietAfter(booking, moved, notify ? { notify: false } : {}) } as Booking;
      unheard = notify;
      if (isTold) write();
    }
    write();
    const isOver = ['declined', 'cancelled', 'displaced', 'expired'].includes(booking.status);
    const to = booking.customer?.email;
    if (unheard || booking.status === 'held' || ['completed', 'no-show'].includes(booking.status)) return;
    const known = told as { said: SaidOfBooking; to: string } | null;
    if (isOver && known?.to !== to) return;
    // That it cannot take place is told once, wherever it was moved within seconds and lost its time again.
    expect(known).toMatchObject({ said: isOver ? { status: booking.status } : saidOf(booking), to });
  });
  fc.assert(property, { numRuns: 3_000 });
});
