import type { Booking } from '#libs/booking';
import type { Described } from '../http/answers/described.js';
import { toInstant, toInstantOrNull } from '../http/answers/instant.js';
import type { Positions } from '../http/answers/position-token.js';
import type { Caller } from '../http/callers/caller.js';
import type { BookingResponse } from './booking.schemas.js';
import { choicesFor } from './choices.response.js';
import { toCustomerResponse } from './customer.response.js';

/** A booking as the caller is told it. */
export const toBookingResponse = (
  booking: Booking,
  positions: Positions,
  caller: Pick<Caller, 'kind' | 'onlyCustomer'>,
): Described<typeof BookingResponse> => ({
  id: booking.id,
  version: booking.version,
  position: positions.token(booking),
  status: booking.status,
  serviceId: booking.serviceId,
  calendarIds: booking.calendarIds,
  start: toInstant(booking.core.start),
  end: toInstant(booking.core.end),
  units: booking.units,
  customer: booking.customer && toCustomerResponse(booking.customer),
  notes: booking.notes,
  metadata: booking.metadata ?? {},
  seriesId: booking.seriesId,
  expiresAt: toInstantOrNull(booking.expiresAt),
  waitlistEntryId: booking.waitlistEntryId,
  choices: choicesFor(booking.choices, caller),
  overrides: booking.overrides,
  createdAt: toInstant(booking.createdAt),
  updatedAt: toInstant(booking.updatedAt),
});
