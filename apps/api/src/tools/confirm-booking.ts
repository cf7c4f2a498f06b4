import { z } from 'zod';
import { notesText } from '../bookings/booking.schemas.js';
import { confirm } from '../bookings/booking-acts.js';
import { found } from '../http/answers/answer.js';
import { customerIn, namedWhole, perhapsCustomer, pointersToCustomer, said } from './arguments.js';
import { asItIsNow } from './as-it-is-now.js';
import { ToldBooking, toToldBooking } from './told-booking.js';
import { tool } from './tool.js';

export const confirmBooking = tool({
  name: 'confirm_booking',
  title: 'Confirm a held slot',
  description:
    'Turns a held slot into a booking, once the person has said yes. Name the person if hold_slot did not. Before the hold expires this succeeds; afterwards only if the time is still free. If it is refused with alternatives, no other time is booked: offer one of those, call find_slots again, and call hold_slot with its new bookingId.',
  input: namedWhole(
    z.strictObject({
      bookingId: said.bookingId,
      expectedVersion: said.expectedVersion,
      ...perhapsCustomer,
      notes: notesText.exactOptional().meta({ description: 'Notes for the provider of the service.' }),
      manageToken: said.manageToken.exactOptional(),
    }),
  ).meta({ id: 'ConfirmBookingTool', examples: [{ bookingId: 'bkg_ada-first-visit', expectedVersion: 1 }] }),
  output: ToldBooking,
  hints: { readOnly: false, destructive: false, idempotent: true },
  door: { scope: 'bookings:write', orOwn: true, orManager: true, managed: 'bookingId' },
  problems: [
    'not-found',
    'version-conflict',
    'illegal-transition',
    'hold-expired',
    'limit-reached',
    'dependency-gone',
    'rule-violation',
  ],
  pointers: pointersToCustomer,
  async run(means, caller, { bookingId, expectedVersion, notes = null, ...asked }) {
    const body = { customer: customerIn(asked), notes, expectedVersion };
    const settled = await confirm(means, caller, bookingId, body, { ...body, id: bookingId });
    const told = found(await asItIsNow(means, caller, settled), 'booking');
    return { body: await toToldBooking(means, caller, told), replayed: settled.replayed };
  },
});
