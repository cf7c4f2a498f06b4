import type { Projection } from '#libs/projection';
import { projectBookings } from './bookings.js';
import { projectCalendars } from './calendars.js';
import { projectClaims } from './claims.js';
import { projectDisplacements } from './displacements.js';
import { projectReminders } from './reminders.js';
import { projectSeries } from './series.js';
import { projectServices } from './services.js';
import { projectTallyDays, projectTallyWeeks } from './tallies.js';
import { projectWaitlistEntries } from './waitlist-entries.js';
import { projectWaitlists } from './waitlists.js';

/** The large ones last, of these the one with more indexes first: a rebuild makes them while the other one loads. */
export const bookingProjections: readonly Projection[] = [
  projectCalendars,
  projectServices,
  projectDisplacements,
  projectReminders,
  projectTallyDays,
  projectTallyWeeks,
  projectSeries,
  projectWaitlists,
  projectWaitlistEntries,
  projectBookings,
  projectClaims,
];
