import { z } from 'zod';
import type { BookingEvent, RemindersEvent } from '#libs/booking';
import { BookingResponse } from '../../bookings/booking.schemas.js';
import { calendarId, waitlistEntryId } from '../../http/schemas/ids.js';
import { instantText } from '../../http/schemas/instant.js';
import type { EventKind } from './event-kind.js';

const taken = BookingResponse.pick({
  calendarIds: true,
  start: true,
  end: true,
  units: true,
  choices: true,
  overrides: true,
});
const details = BookingResponse.pick({ customer: true, notes: true, metadata: true });
const content = taken.extend({
  serviceId: BookingResponse.shape.serviceId,
  seriesId: BookingResponse.shape.seriesId,
  ...details.shape,
});
const notify = z.literal(false).optional().meta({ description: 'Nobody is written to because of it.' });
const reason = z.object({
  reason: z.string().nullable(),
  notify,
  tellReason: z.literal(true).optional().meta({ description: 'The customer sees the reason.' }),
});
const decideBy = instantText
  .nullable()
  .meta({ description: 'When a request must be answered by, even if it starts later; null: by its start.' });
const terms = {
  cancellationWindow: z
    .int()
    .meta({ description: 'In minutes before the start; applies unless the service has become more lenient.' }),
};
const nothing = z.object({});

/** A new event does not compile until somebody has described it. */
export const bookingEvents = {
  BookingHeld: {
    summary: 'A slot is held until expiresAt',
    data: content.extend({ expiresAt: instantText, holdSeconds: z.int(), waitlistEntryId: waitlistEntryId.optional() }),
  },
  HoldExtended: {
    summary: 'A hold was extended, or held again, until a later expiresAt',
    data: taken.partial().extend({ expiresAt: instantText }),
  },
  HoldExpired: { summary: 'A hold expired without being confirmed', data: nothing },
  BookingRequested: {
    summary: 'A booking waits for approval until expiresAt',
    data: content.extend({ decideBy, expiresAt: instantText, notify }),
  },
  BookingRequestExpired: { summary: 'A request expired without being approved', data: nothing },
  BookingConfirmed: { summary: 'A slot is booked', data: content.extend({ ...terms, notify }) },
  BookingApproved: { summary: 'A booking was approved', data: z.object({ ...terms, notify }) },
  BookingDeclined: { summary: 'A booking was declined', data: reason },
  BookingRescheduled: {
    summary: 'A booking was moved: its old time is free, its new one taken',
    data: taken.extend({ decideBy, expiresAt: instantText.nullable(), notify }),
  },
  BookingDetailsChanged: {
    summary: 'The customer, notes or metadata of a booking have changed, or its manage tokens were revoked',
    data: details.partial().extend({ notify }),
  },
  BookingCancelled: { summary: 'A booking was cancelled', data: reason },
  BookingCompleted: { summary: 'A booking was completed', data: nothing },
  BookingMarkedNoShow: { summary: 'A booking was a no-show', data: nothing },
  BookingDisplaced: {
    summary: 'A booking lost its time because its calendar changed; it keeps its id and can be moved or cancelled',
    data: z.object({
      calendarId,
      cause: z.enum(['outside-hours', 'blackout', 'capacity', 'archived']),
      alternatives: z.array(z.object({ start: instantText, end: instantText, calendarIds: z.array(calendarId) })),
    }),
  },
  BookingReminderDue: {
    summary: 'A booking begins in so many minutes as its service reminds of; its version stays',
    data: z.object({ minutesBefore: z.int(), start: instantText }),
    isBeside: true,
  },
} as const satisfies Record<BookingEvent['type'] | RemindersEvent['type'], EventKind>;
