import { z } from 'zod';
import { reschedule } from '../bookings/booking-acts.js';
import { keyedByContent, said } from './arguments.js';
import { getBooking } from './get-booking.js';
import { ToldBooking, toToldBooking } from './told-booking.js';
import { tool } from './tool.js';

export const rescheduleBooking = tool({
  name: 'reschedule_booking',
  title: 'Move a booking to another time',
  description:
    'Moves a booking that the person wants at another time: it gets the new time and gives the old one back, or keeps the old one if it is refused. Refused with alternatives if the new time is taken.',
  input: z
    .strictObject({
      bookingId: said.bookingId,
      expectedVersion: said.expectedVersion,
      start: said.start,
      duration: said.duration.exactOptional().meta({ description: 'In minutes; by default as long as it was.' }),
      units: said.units.exactOptional().meta({ description: 'How many places; by default as many as it had.' }),
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
    const { state, replayed } = await reschedule(means, repeatable, bookingId, body, { ...body, id: bookingId });
    // What it was moved to then may not be where it is now.
    if (replayed) return { ...(await getBooking.run(means, caller, { bookingId })), replayed };
    return { body: await toToldBooking(means, caller, state) };
  },
});
