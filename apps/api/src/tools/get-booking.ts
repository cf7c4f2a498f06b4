import { z } from 'zod';
import { type Booking, bookingStream, GetLatest, isTheirs } from '#libs/booking';
import { found } from '../http/answers/answer.js';
import { said } from './arguments.js';
import { ToldBooking, toToldBooking } from './told-booking.js';
import { readOnly, tool } from './tool.js';

export const getBooking = tool({
  name: 'get_booking',
  title: 'Read a booking',
  description:
    'Returns the current state of a booking, and its version. Call it after a refusal that says to read again, before you ask the person again.',
  input: z
    .strictObject({ bookingId: said.bookingId, manageToken: said.manageToken.exactOptional() })
    .meta({ id: 'GetBookingTool', examples: [{ bookingId: 'bkg_ada-first-visit' }] }),
  output: ToldBooking,
  hints: readOnly,
  door: { scope: 'bookings:read', orOwn: true, orManager: true, managed: 'bookingId' },
  problems: ['not-found'],
  /** From the log itself: an agent has no position to wait for, and is not to be told what was before its own last word. */
  async run(means, caller, { bookingId }) {
    const booking = await means.queries.execute(new GetLatest<Booking>(caller, bookingStream(bookingId)));
    const theirs = found(booking && isTheirs(booking, caller) ? booking : null, 'booking');
    return { body: await toToldBooking(means, caller, theirs) };
  },
});
