import { z } from 'zod';
import { notesText, seconds } from '../bookings/booking.schemas.js';
import { book } from '../bookings/booking-acts.js';
import { notTheirs } from '../bookings/made-before.js';
import { customerIn, keyed, namedWhole, perhapsCustomer, pointersToCustomer, said } from './arguments.js';
import { asItIsNow } from './as-it-is-now.js';
import { ToldBooking, toToldBooking } from './told-booking.js';
import { tool } from './tool.js';

export const holdSlot = tool({
  name: 'hold_slot',
  title: 'Hold a slot for some minutes',
  description:
    'Holds a slot, so that nobody else can take it while the person decides. Hold first, then ask the person, then call confirm_booking. Refused with alternatives if somebody was faster: offer one of those, with the same bookingId. After already-exists, or once a hold has expired, call find_slots again and hold with its new bookingId.',
  input: namedWhole(
    z.strictObject({
      bookingId: said.freshBookingId,
      serviceId: said.serviceId,
      start: said.start,
      duration: said.duration.exactOptional(),
      units: said.units.default(1),
      calendarIds: said.calendarIds.exactOptional(),
      holdSeconds: seconds
        .exactOptional()
        .meta({ description: 'How long to hold the slot; defaults to what the service says.' }),
      ...perhapsCustomer,
      notes: notesText.exactOptional().meta({ description: 'Notes for the provider of the service.' }),
      idempotencyKey: said.idempotencyKey.exactOptional(),
    }),
  ).meta({
    id: 'HoldSlotTool',
    examples: [{ bookingId: 'bkg_ada-first-visit', serviceId: 'svc_consultation', start: '2026-11-23T09:00:00Z' }],
  }),
  output: ToldBooking,
  hints: { readOnly: false, destructive: false, idempotent: true },
  door: { scope: 'bookings:write', orOwn: true, orPublic: true, attempts: true },
  problems: [
    'not-found',
    'already-exists',
    'limit-reached',
    'slot-held',
    'slot-taken',
    'capacity-exhausted',
    'dependency-gone',
    'rule-violation',
  ],
  pointers: { ...pointersToCustomer, '/hold/seconds': '/holdSeconds' },
  async run(means, caller, { bookingId: id, idempotencyKey, holdSeconds, duration = null, notes = null, ...asked }) {
    const { serviceId, start, units, calendarIds } = asked;
    const { settled, booking, token } = await book(means, keyed(caller, idempotencyKey), {
      ...{ id, serviceId, start, duration, units, notes, metadata: {}, waitlist: false },
      ...(calendarIds && { calendarIds }),
      customer: customerIn(asked),
      hold: { seconds: holdSeconds ?? null },
    });
    const { replayed } = settled;
    const told = replayed ? await asItIsNow(means, caller, settled) : booking;
    if (!told) throw notTheirs(id);
    return { body: { ...(await toToldBooking(means, caller, told)), ...token }, replayed };
  },
});
