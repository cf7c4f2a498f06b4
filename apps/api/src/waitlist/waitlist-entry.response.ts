import type { WaitlistEntry } from '#libs/booking';
import { toCustomerResponse } from '../bookings/customer.response.js';
import { toInstant } from '../http/answers/instant.js';
import type { Positions } from '../http/answers/position-token.js';

export const toWaitlistEntryResponse = (entry: WaitlistEntry, positions: Positions) => ({
  id: entry.id,
  version: entry.version,
  position: positions.token(entry),
  status: entry.status,
  serviceId: entry.serviceId,
  from: toInstant(entry.from),
  to: toInstant(entry.to),
  duration: entry.duration,
  units: entry.units,
  calendarIds: entry.calendarIds,
  customer: toCustomerResponse(entry.customer),
  bookingId: entry.bookingId,
  createdAt: toInstant(entry.createdAt),
  updatedAt: toInstant(entry.updatedAt),
});
