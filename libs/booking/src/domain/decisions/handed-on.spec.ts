import { agreed, contentOf, massageCreated, monday, requested, roomCreated, sundayNoon } from '#test/rules/front-desk';
import { joined, offered } from '#test/rules/front-desk-waitlist';
import { type Fact, given } from '#test/rules/given';
import { type Booking, bookingStream } from '../bookings/booking.js';
import type { HandingOn } from '../bookings/customer.js';
import { isTheirs } from '../bookings/whose.js';
import { append, nothing } from '../deciding/decision.js';
import { minute } from '../time/interval.js';

const ten = monday('10:00');
const offer = [
  roomCreated(),
  massageCreated(),
  ...joined('wls_ada'),
  ...offered('wls_ada', 'bkg_ada', ten, sundayNoon + 60 * minute, sundayNoon),
];
const confirmed = (handing: HandingOn = {}) =>
  append(bookingStream('bkg_ada'), {
    type: 'BookingConfirmed',
    data: { id: 'bkg_ada', ...contentOf(ten), ...agreed, ...handing },
  });
const asked = requested('bkg_ada', ten).at(-1)!;
const readdressed = append(bookingStream('bkg_ada'), {
  type: 'BookingDetailsChanged',
  data: { notes: 'window', handedOn: true },
});
const noted = append(bookingStream('bkg_ada'), { type: 'BookingDetailsChanged', data: { notes: 'window' } });

/** Whether whoever waited still sees the booking by the token of their place in the line. */
const isStillTheirs = (...since: readonly Fact[]) => {
  const seen: Booking[] = [];
  given(...offer, ...since).when((read) => {
    seen.push(read(bookingStream('bkg_ada')).state!);
    return nothing;
  });
  return isTheirs(seen[0]!, { bearer: { subject: 'wls_ada', since: 'whenever' } });
};

describe('a booking that was offered to whoever waited', () => {
  it('is theirs while it is held, asked for, confirmed and changed', () => {
    expect(isStillTheirs()).toBe(true);
    expect(isStillTheirs(confirmed())).toBe(true);
    expect(isStillTheirs(asked, confirmed(), noted)).toBe(true);
  });

  it('is theirs no more once it was handed on, whatever happens to it later', () => {
    const handedOn = { handedOn: true } as const;
    expect(isStillTheirs(confirmed(handedOn))).toBe(false);
    expect(isStillTheirs(confirmed(handedOn), noted)).toBe(false);
    expect(isStillTheirs(readdressed, confirmed())).toBe(false);
    expect(isStillTheirs(readdressed, asked, confirmed(handedOn))).toBe(false);
  });
});
