import { z } from 'zod';
import { cancel } from '../bookings/booking-acts.js';
import { reasonText } from '../bookings/cancellation.js';
import { found } from '../http/answers/answer.js';
import { said } from './arguments.js';
import { asItIsNow } from './as-it-is-now.js';
import { ToldBooking, toToldBooking } from './told-booking.js';
import { tool } from './tool.js';

export const cancelBooking = tool({
  name: 'cancel_booking',
  title: 'Cancel a booking, or give back a held slot',
  description:
    'Cancels a booking that the person no longer wants, or gives a held slot back. This cannot be undone, and somebody else may take the time a moment later: ask first.',
  input: z
    .strictObject({
      bookingId: said.bookingId,
      expectedVersion: said.expectedVersion,
      reason: reasonText.exactOptional().meta({ description: 'The reason, in the words of the person.' }),
      manageToken: said.manageToken.exactOptional(),
    })
    .meta({ id: 'CancelBookingTool', examples: [{ bookingId: 'bkg_ada-first-visit', expectedVersion: 2 }] }),
  output: ToldBooking,
  hints: { readOnly: false, destructive: true, idempotent: true },
  door: { scope: 'bookings:write', orOwn: true, orManager: true, managed: 'bookingId' },
  problems: ['not-found', 'version-conflict', 'illegal-transition', 'window-closed'],
  async run(means, caller, { bookingId, expectedVersion, reason = null }) {
    const body = { reason, override: [], expectedVersion };
    const settled = await cancel(means, caller, bookingId, body, { ...body, id: bookingId });
    const told = found(await asItIsNow(means, caller, settled), 'booking');
    return { body: await toToldBooking(means, caller, told), replayed: settled.replayed };
  },
});
