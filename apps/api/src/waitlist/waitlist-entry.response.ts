import type { WaitlistEntry } from '#libs/booking';
import { toCustomerResponse } from '../bookings/customer.response.js';
import type { Described } from '../http/answers/described.js';
import { toInstant } from '../http/answers/instant.js';
import type { Positions } from '../http/answers/position-token.js';
import type { WaitlistEntryResponse } from './waitlist.schemas.js';

export const toWaitlistEntryResponse = (
  entry: WaitlistEntry,
  positions: Positions,
): Described<typeof WaitlistEntryResponse> => ({
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
