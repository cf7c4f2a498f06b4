import type { Booking } from '#libs/booking';
import { toInstant, toInstantOrNull } from '../http/answers/instant.js';
import type { Positions } from '../http/answers/position-token.js';
import { toCustomerResponse } from './customer.response.js';

export const toBookingResponse = (booking: Booking, positions: Positions) => ({
  id: booking.id,
  version: booking.version,
  position: positions.token(booking),
  status: booking.status,
  serviceId: booking.serviceId,
  calendarIds: booking.calendarIds,
  start: toInstant(booking.core.start),
  end: toInstant(booking.core.end),
  units: booking.units,
  customer: toCustomerResponse(booking.customer),
  notes: booking.notes,
  metadata: booking.metadata ?? {},
  seriesId: booking.seriesId,
  expiresAt: toInstantOrNull(booking.expiresAt),
  waitlistEntryId: booking.waitlistEntryId,
  choices: booking.choices,
  overrides: booking.overrides,
  createdAt: toInstant(booking.createdAt),
  updatedAt: toInstant(booking.updatedAt),
});
