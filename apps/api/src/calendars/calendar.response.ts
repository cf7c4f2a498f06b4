import type { Blackout, Calendar } from '#libs/booking';
import type { Described } from '../http/answers/described.js';
import { toInstant } from '../http/answers/instant.js';
import type { Positions } from '../http/answers/position-token.js';
import type { BlackoutResponse, Blackout as BlackoutSchema } from './blackout.schemas.js';
import type { CalendarResponse } from './calendar.schemas.js';

export const toCalendarResponse = (calendar: Calendar, positions: Positions): Described<typeof CalendarResponse> => ({
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

export const toBlackout = ({ id, start, end, reason }: Blackout): Described<typeof BlackoutSchema> => ({
  id,
  start: toInstant(start),
  end: toInstant(end),
  reason,
});

export const toBlackoutResponse = (
  blackout: Blackout,
  calendar: Calendar,
  positions: Positions,
): Described<typeof BlackoutResponse> => ({
  ...toBlackout(blackout),
  calendarId: calendar.id,
  version: calendar.version,
  position: positions.token(calendar),
  ...uncheckedIn(calendar),
});

const uncheckedIn = ({ unchecked }: Calendar) => unchecked && { unchecked };
