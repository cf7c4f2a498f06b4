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
  tellReason: z.literal(true).optional().meta({ description: 'Whom the booking is for is told the reason.' }),
});
const decideBy = instantText
  .nullable()
  .meta({ description: 'Until when a request is to be answered, wherever its start lies; null: until its start.' });
const terms = {
  cancellationWindow: z.int().meta({ description: 'In minutes before the start; a milder one of the service counts.' }),
};
const nothing = z.object({});

/** A new event does not compile until somebody has described it. */
export const bookingEvents = {
  BookingHeld: {
    summary: 'A slot is held until expiresAt',
    data: content.extend({ expiresAt: instantText, holdSeconds: z.int(), waitlistEntryId: waitlistEntryId.optional() }),
  },
  HoldExtended: {
    summary: 'A hold lasts until a later expiresAt, or was held anew',
    data: taken.partial().extend({ expiresAt: instantText }),
  },
  HoldExpired: { summary: 'A hold ran out without being confirmed', data: nothing },
  BookingRequested: {
    summary: 'A booking waits for approval until expiresAt',
    data: content.extend({ decideBy, expiresAt: instantText, notify }),
  },
  BookingRequestExpired: { summary: 'Nobody approved a booking in time', data: nothing },
  BookingConfirmed: { summary: 'A slot is booked', data: content.extend({ ...terms, notify }) },
  BookingApproved: { summary: 'A booking was approved', data: z.object({ ...terms, notify }) },
  BookingDeclined: { summary: 'A booking was declined', data: reason },
  BookingRescheduled: {
    summary: 'A booking has moved: its old time is free, its new one taken',
    data: taken.extend({ decideBy, expiresAt: instantText.nullable(), notify }),
  },
  BookingDetailsChanged: {
    summary: 'Some of a booking’s customer, notes and metadata have new values',
    data: details.partial().extend({ notify }),
  },
  BookingCancelled: { summary: 'A booking was cancelled', data: reason },
  BookingCompleted: { summary: 'A booking took place', data: nothing },
  BookingMarkedNoShow: { summary: 'Nobody came to a booking', data: nothing },
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
