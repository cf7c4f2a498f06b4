import { z } from 'zod';
import type { EventTypesOf } from '#libs/event-store';
import type { RemindersEvent } from '../domain/bookings/reminders.js';
import { instant } from './instant.js';

export const remindersEvents: EventTypesOf<RemindersEvent> = {
  BookingReminderDue: [{ schema: z.strictObject({ minutesBefore: z.int(), start: instant }) }],
};
