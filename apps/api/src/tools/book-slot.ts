import { z } from 'zod';
import { notesText } from '../bookings/booking.schemas.js';
import { book } from '../bookings/booking-acts.js';
import { notTheirs } from '../bookings/made-before.js';
import { certainCustomer, customerIn, keyed, pointersToCustomer, said } from './arguments.js';
import { asItIsNow } from './as-it-is-now.js';
import { holdSlot } from './hold-slot.js';
import { ToldBooking, toToldBooking } from './told-booking.js';
import { tool } from './tool.js';

export const bookSlot = tool({
  name: 'book_slot',
  title: 'Book a slot immediately',
  description:
    'Books a slot for a person who has already agreed to exactly this time. Otherwise use hold_slot and confirm_booking. Refused with alternatives if somebody was faster: ask the person about one of those, and use the same bookingId. After already-exists call find_slots again for a new one.',
  input: z
    .strictObject({
      bookingId: said.freshBookingId,
      serviceId: said.serviceId,
      start: said.start,
      duration: said.duration.exactOptional(),
      units: said.units.default(1),
      calendarIds: said.calendarIds.exactOptional(),
      ...certainCustomer,
      notes: notesText.exactOptional().meta({ description: 'Notes for the provider of the service.' }),
      idempotencyKey: said.idempotencyKey.exactOptional(),
    })
    .meta({
      id: 'BookSlotTool',
      examples: [
        {
          bookingId: 'bkg_ada-first-visit',
          serviceId: 'svc_consultation',
          start: '2026-11-23T09:00:00Z',
          customerName: 'Ada Lovelace',
          customerEmail: 'ada@example.com',
        },
      ],
    }),
  output: ToldBooking,
  hints: holdSlot.hints,
  door: holdSlot.door,
  problems: holdSlot.problems,
  pointers: pointersToCustomer,
  async run(means, caller, { bookingId: id, idempotencyKey, duration = null, notes = null, ...asked }) {
    const { serviceId, start, units, calendarIds } = asked;
    const { settled, booking, token } = await book(means, keyed(caller, idempotencyKey), {
      ...{ id, serviceId, start, duration, units, notes, metadata: {}, waitlist: false },
      ...(calendarIds && { calendarIds }),
      customer: customerIn(asked),
    });
    const { replayed } = settled;
    const told = replayed ? await asItIsNow(means, caller, settled) : booking;
    if (!told) throw notTheirs(id);
    return { body: { ...(await toToldBooking(means, caller, told)), ...token }, replayed };
  },
});
