import { z } from 'zod';
import { notesText } from '../bookings/booking.schemas.js';
import { confirm } from '../bookings/booking-acts.js';
import { customerIn, namedWhole, perhapsCustomer, pointersToCustomer, said } from './arguments.js';
import { ToldBooking, toToldBooking } from './told-booking.js';
import { tool } from './tool.js';

export const confirmBooking = tool({
  name: 'confirm_booking',
  title: 'Book what is held',
  description:
    'Makes a held slot a booking, once the person has said yes. Name the person if hold_slot did not. Before the hold runs out it succeeds; afterwards only if the time is still free.',
  input: namedWhole(
    z.strictObject({
      bookingId: said.bookingId,
      expectedVersion: said.expectedVersion,
      ...perhapsCustomer,
      notes: notesText.exactOptional().meta({ description: 'What whoever gives the service should know.' }),
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
    const { state, replayed } = await confirm(means, caller, bookingId, body, { ...body, id: bookingId });
    return { body: await toToldBooking(means, caller, state), replayed };
  },
});
