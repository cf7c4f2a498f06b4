import type { Projection } from '#libs/projection';
import { projectBookings } from './bookings.js';
import { projectCalendars } from './calendars.js';
import { projectClaims } from './claims.js';
import { projectDisplacements } from './displacements.js';
import { projectSeries } from './series.js';
import { projectServices } from './services.js';
import { projectTallyDays, projectTallyWeeks } from './tallies.js';
import { projectWaitlistEntries } from './waitlist-entries.js';
import { projectWaitlists } from './waitlists.js';

export const bookingProjections: readonly Projection[] = [
  projectBookings,
  projectClaims,
  projectCalendars,
  projectServices,
  projectDisplacements,
  projectTallyDays,
  projectTallyWeeks,
  projectSeries,
  projectWaitlists,
  projectWaitlistEntries,
];
