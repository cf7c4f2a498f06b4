import { z } from 'zod';
import type { Booking } from '#libs/booking';
import { bookingStatuses } from '../bookings/booking.schemas.js';
import { toInstant } from '../http/answers/instant.js';
import type { Caller } from '../http/callers/caller.js';
import { bookingId, calendarId, serviceId } from '../http/schemas/ids.js';
import { instantText, localText } from '../http/schemas/instant.js';
import { spokenAppointment, spokenInstant } from '../refusals/spoken-time.js';
import { clockOf } from '../slots/local-time.js';
import type { Means } from './tool.js';
import { zoneOf } from './zone-of.js';

export const words = z.string().meta({ description: 'The same as a sentence that can be read out.' });

/** Whom it is for; what is not there was never said, or erased. */
export const toldCustomer = {
  customerId: z.string().optional(),
  customerName: z.string().optional(),
  customerEmail: z.string().optional(),
  customerPhone: z.string().optional(),
};

export const manageToken = z.string().optional().meta({
  description: 'Keep it: with a public key it is required to confirm, move, cancel or read this booking.',
});

export const ToldBooking = z
  .object({
    bookingId,
    version: z.int().meta({ description: 'The expectedVersion of the next change.' }),
    status: z.enum(bookingStatuses),
    words,
    serviceId,
    calendarIds: z.array(calendarId),
    start: instantText,
    end: instantText,
    localStart: localText,
    localEnd: localText,
    timeZone: z.string().meta({ examples: ['Europe/Berlin'] }),
    units: z.int(),
    expiresAt: instantText.optional().meta({ description: 'When a hold or a request expires.' }),
    ...toldCustomer,
    notes: z.string().optional(),
    manageToken,
  })
  .meta({ id: 'ToldBooking' });

/** A booking as an agent is told of it. */
export const toToldBooking = async (
  { queries }: Pick<Means, 'queries'>,
  caller: Caller,
  booking: Booking,
): Promise<z.input<typeof ToldBooking>> => {
  const timeZone = await zoneOf(queries, caller, booking.serviceId);
  const { id, version, status, serviceId, calendarIds, core, units, expiresAt, notes } = booking;
  const localTime = clockOf(timeZone);
  return {
    bookingId: id,
    version,
    status,
    words: wordsOf(booking, timeZone),
    serviceId,
    calendarIds: [...calendarIds],
    start: toInstant(core.start),
    end: toInstant(core.end),
    localStart: localTime(core.start),
    localEnd: localTime(core.end),
    timeZone,
    units,
    ...(expiresAt !== null && { expiresAt: toInstant(expiresAt) }),
    ...tellCustomer(booking.customer),
    ...(notes !== null && { notes }),
  };
};

export const tellCustomer = (customer: Booking['customer']) => {
  if (!customer) return {};
  if (customer.erased) return { customerId: customer.id };
  const { id: customerId, name: customerName, email: customerEmail, phone } = customer;
  return { customerId, customerName, customerEmail, ...(phone !== null && { customerPhone: phone }) };
};

const wordsOf = ({ status, core, expiresAt }: Booking, zone: string): string => {
  const when = `${spokenAppointment(core, zone)} (${zone})`;
  const until = expiresAt === null ? '' : ` until ${spokenInstant(expiresAt, zone)}`;
  return {
    held: `Held${until}, and not booked until it is confirmed: ${when}.`,
    pending: `Requested; somebody has to approve it${until}: ${when}.`,
    confirmed: `Booked: ${when}.`,
    completed: `Completed: ${when}.`,
    'no-show': `Nobody came: ${when}.`,
    declined: `Declined: ${when}.`,
    cancelled: `Cancelled: ${when}.`,
    displaced: `Its time was lost to a change of the calendar, so it must be moved or cancelled: ${when}.`,
    expired: `It expired before it was confirmed: ${when}.`,
  }[status];
};
