import { z } from 'zod';
import { reschedule } from '../bookings/booking-acts.js';
import { found } from '../http/answers/answer.js';
import { keyedByContent, said } from './arguments.js';
import { asItIsNow } from './as-it-is-now.js';
import { ToldBooking, toToldBooking } from './told-booking.js';
import { tool } from './tool.js';

export const rescheduleBooking = tool({
  name: 'reschedule_booking',
  title: 'Move a booking to another time',
  description:
    'Moves a booking to a time that the person prefers: it takes the new time and frees the old one, or keeps the old one if the move is refused. Refused with alternatives if the new time is taken.',
  input: z
    .strictObject({
      bookingId: said.bookingId,
      expectedVersion: said.expectedVersion,
      start: said.start,
      duration: said.duration.exactOptional().meta({ description: 'In minutes; defaults to the current duration.' }),
      units: said.units.exactOptional().meta({ description: 'How many places; defaults to the current number.' }),
      calendarIds: said.calendarIds.exactOptional(),
      manageToken: said.manageToken.exactOptional(),
    })
    .meta({
      id: 'RescheduleBookingTool',
      examples: [{ bookingId: 'bkg_ada-first-visit', expectedVersion: 2, start: '2026-11-23T10:00:00Z' }],
    }),
  output: ToldBooking,
  hints: { readOnly: false, destructive: true, idempotent: true },
  door: { scope: 'bookings:write', orOwn: true, orManager: true, managed: 'bookingId' },
  problems: [
    'not-found',
    'version-conflict',
    'illegal-transition',
    'window-closed',
    'limit-reached',
    'slot-held',
    'slot-taken',
    'capacity-exhausted',
    'dependency-gone',
    'rule-violation',
  ],
  async run(means, caller, { bookingId, manageToken: _, duration = null, units = null, ...to }) {
    const body = { ...to, duration, units };
    const repeatable = keyedByContent(caller, { bookingId, ...body });
    const settled = await reschedule(means, repeatable, bookingId, body, { ...body, id: bookingId });
    const told = found(await asItIsNow(means, caller, settled), 'booking');
    return { body: await toToldBooking(means, caller, told), replayed: settled.replayed };
  },
});
