import type { Blackout, Calendar } from '#libs/booking';
import { toInstant } from '../http/answers/instant.js';
import type { Positions } from '../http/answers/position-token.js';

export const toCalendarResponse = (calendar: Calendar, positions: Positions) => ({
  id: calendar.id,
  version: calendar.version,
  position: positions.token(calendar),
  name: calendar.name,
  timeZone: calendar.timeZone,
  capacity: calendar.capacity,
  status: calendar.status,
  openingHours: calendar.openingHours,
  exceptions: calendar.exceptions,
  blackouts: calendar.blackouts.map(toBlackout),
  metadata: calendar.metadata,
  publicMetadata: calendar.publicMetadata ?? {},
  ...uncheckedIn(calendar),
  createdAt: toInstant(calendar.createdAt),
  updatedAt: toInstant(calendar.updatedAt),
});

export const toBlackout = ({ id, start, end, reason }: Blackout) => ({
  id,
  start: toInstant(start),
  end: toInstant(end),
  reason,
});

export const toBlackoutResponse = (blackout: Blackout, calendar: Calendar, positions: Positions) => ({
  ...toBlackout(blackout),
  calendarId: calendar.id,
  version: calendar.version,
  position: positions.token(calendar),
  ...uncheckedIn(calendar),
});

const uncheckedIn = ({ unchecked }: Calendar) => unchecked && { unchecked };
