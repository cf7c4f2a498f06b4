import type { Projection } from '#libs/projection';
import { projectBookings } from './bookings.js';
import { projectCalendars } from './calendars.js';
import { projectClaims } from './claims.js';
import { projectServices } from './services.js';

export const bookingProjections: readonly Projection[] = [
  projectCalendars,
  projectServices,
  projectBookings,
  projectClaims,
];
