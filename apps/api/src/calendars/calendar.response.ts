import type { Calendar } from '#libs/booking';
import { toInstant } from '../http/instant.js';
import type { Positions } from '../http/position-token.js';

export const toCalendarResponse = (calendar: Calendar, positions: Positions) => ({
  id: calendar.id,
  version: calendar.version,
  position: positions.token(calendar.position),
  name: calendar.name,
  timeZone: calendar.timeZone,
  capacity: calendar.capacity,
  status: calendar.status,
  openingHours: calendar.openingHours,
  exceptions: calendar.exceptions,
  blackouts: [],
  metadata: calendar.metadata,
  createdAt: toInstant(calendar.createdAt),
  updatedAt: toInstant(calendar.updatedAt),
});
