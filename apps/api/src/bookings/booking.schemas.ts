import { z } from 'zod';
import { overridable, strategies } from '#libs/booking';
import { changeOf } from '../http/schemas/change.js';
import { customerId } from '../http/schemas/customer-id.js';
import { expectedVersion } from '../http/schemas/expected-version.js';
import { bookingId, calendarId, serviceId, waitlistEntryId } from '../http/schemas/ids.js';
import { instant, instantText } from '../http/schemas/instant.js';
import { metadata, metadataPatch } from '../http/schemas/metadata.js';
import { ListQuery, pageOfView, positionToken } from '../http/schemas/reading.js';
import { locale } from '../http/schemas/locale.js';
import { notify } from '../http/schemas/notify.js';
import { line, mailAddress, text } from '../http/schemas/text.js';
import { timeZone } from '../http/schemas/time-zone.js';
import { cancellation, tellReason } from './cancellation.js';

export const contact = {
  name: line(1, 200).meta({ examples: ['Ada Lovelace'] }),
  email: mailAddress.meta({ examples: ['ada@example.com'] }),
  phone: line(1, 50)
    .nullable()
    .meta({ examples: ['+49 30 1234567'] }),
};

export const duration = z
  .int()
  .min(1)
  .max(43_200)
  .meta({ description: 'In minutes; one of the durations of the service', examples: [30] });
export const units = z.int().min(1).max(100_000);
export const notesText = text(0, 4_000);
const notes = notesText.nullable();
export const seconds = z.int().min(1).max(86_400);

/** In which language and in which zone somebody is written to. */
const habits = {
  locale: locale.meta({ description: 'Defaults to the locale of the service' }),
  timeZone: timeZone.meta({ description: 'Defaults to the time zone of the service' }),
};

export const bookingCustomer = z.strictObject({
  id: customerId.nullable().default(null),
  ...contact,
  phone: contact.phone.default(null),
  locale: habits.locale.exactOptional(),
  timeZone: habits.timeZone.exactOptional(),
});

export const calendarIds = z.array(calendarId).min(1).max(100).meta({
  description:
    'Restricts the choice: where an entry of the service’s `uses` lists any of these calendars, one of them is used',
});

/** All but one: nothing has closed yet for what is new. */
export const bookingOverride = z.array(z.enum(overridable).exclude(['window-closed'])).max(overridable.length - 1);

export const CreateBookingRequest = z
  .strictObject({
    id: bookingId.exactOptional(),
    serviceId,
    start: instant,
    duration: duration.nullable().default(null).meta({ description: 'Defaults to the first duration of the service' }),
    units: units.default(1),
    calendarIds: calendarIds.exactOptional(),
    customer: bookingCustomer
      .nullable()
      .default(null)
      .meta({ description: 'A hold may omit it until it is confirmed.' }),
    notes: notes.default(null),
    metadata: metadata.default({}),
    hold: z
      .strictObject({ seconds: seconds.nullable().default(null) })
      .exactOptional()
      .meta({ description: 'Hold the slot for some time without booking it yet' }),
    slotPosition: positionToken
      .exactOptional()
      .meta({ description: 'The position at which the slot was read: a refusal then lists what has changed since.' }),
    override: bookingOverride
      .exactOptional()
      .meta({ description: 'Rules to waive. Needs bookings:write; the waiver is recorded' }),
    waitlist: z.boolean().default(false).meta({
      description: 'If the slot is unavailable, join the waitlist: the refusal then contains a waitlistEntry.',
    }),
    notify,
  })
  .refine(({ customer, hold }) => customer !== null || hold !== undefined, {
    path: ['customer'],
    message: 'is required unless the slot is only held',
    params: { rule: 'required' },
  })
  .refine(({ customer, waitlist }) => customer !== null || !waitlist, {
    path: ['customer'],
    message: 'is required to join the waitlist',
    params: { rule: 'required' },
  })
  .meta({
    id: 'CreateBookingRequest',
    examples: [
      {
        serviceId: 'svc_consultation',
        start: '2026-11-23T09:00:00Z',
        customer: { name: 'Ada Lovelace', email: 'ada@example.com' },
      },
    ],
  });

export const ConfirmBookingRequest = z
  .strictObject({
    customer: bookingCustomer.nullable().default(null).meta({ description: 'Defaults to the customer of the hold' }),
    notes: notes.default(null).meta({ description: 'Defaults to those of the hold' }),
    notify,
    expectedVersion,
  })
  .prefault({})
  .meta({ id: 'ConfirmBookingRequest' });

export const ExtendHoldRequest = z
  .strictObject({
    seconds: seconds
      .nullable()
      .default(null)
      .meta({ description: 'Counted from now; defaults to the holdSeconds of the service' }),
    expectedVersion,
  })
  .prefault({})
  .meta({ id: 'ExtendHoldRequest' });

export const DeclineBookingRequest = z
  .strictObject({ reason: text(0, 1_000).nullable().default(null), tellReason, notify, expectedVersion })
  .prefault({})
  .meta({ id: 'DeclineBookingRequest' });

export const ChangeBookingRequest = changeOf(
  {
    customer: z.strictObject({
      name: contact.name.exactOptional(),
      email: contact.email.exactOptional(),
      phone: contact.phone.exactOptional(),
      locale: habits.locale.nullable().exactOptional(),
      timeZone: habits.timeZone.nullable().exactOptional(),
    }),
    notes,
    metadata: metadataPatch.nullable(),
  },
  { notify },
).meta({ id: 'ChangeBookingRequest' });

export const RescheduleBookingRequest = z
  .strictObject({
    start: instant,
    duration: duration.nullable().default(null).meta({ description: 'Defaults to the current duration' }),
    units: units.nullable().default(null).meta({ description: 'Defaults to the current units' }),
    calendarIds: calendarIds.exactOptional(),
    override: z.array(z.enum(overridable)).max(overridable.length).exactOptional(),
    notify,
    expectedVersion,
  })
  .meta({
    id: 'RescheduleBookingRequest',
    examples: [{ start: '2026-11-23T10:00:00Z', expectedVersion: 1 }],
  });

export const ApproveBookingRequest = z
  .strictObject({ notify, expectedVersion })
  .prefault({})
  .meta({ id: 'ApproveBookingRequest' });

export const CancelBookingRequest = cancellation.meta({ id: 'CancelBookingRequest' });

export const bookingStatuses = [
  'held',
  'pending',
  'confirmed',
  'completed',
  'no-show',
  'declined',
  'cancelled',
  'displaced',
  'expired',
] as const;

const oneOrMore = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z.array(item).min(1).max(bookingStatuses.length),
  );

export const ListBookingsQuery = ListQuery.extend({
  serviceId: serviceId.exactOptional(),
  calendarId: calendarId.exactOptional(),
  customerId: customerId.exactOptional(),
  status: oneOrMore(z.enum(bookingStatuses)).exactOptional().meta({ description: 'May be repeated.' }),
  from: instant.exactOptional().meta({ description: 'Only bookings that end after this instant.' }),
  to: instant.exactOptional().meta({ description: 'Only bookings that start before this instant.' }),
  updatedSince: positionToken.exactOptional().meta({ description: 'Only bookings that changed after this position.' }),
  sort: z.enum(['start', 'updated']).default('start'),
});

export const BookingResponse = z
  .object({
    id: bookingId,
    version: z.int(),
    position: positionToken,
    status: z.enum(bookingStatuses),
    serviceId,
    calendarIds: z.array(calendarId),
    start: instantText,
    end: instantText,
    units: z.int(),
    customer: z
      .object({
        id: z.string(),
        erased: z
          .literal(true)
          .optional()
          .meta({ description: 'After erasure only the id is left; the other fields are null.' }),
        name: z.string().nullable(),
        email: z.string().nullable(),
        phone: z.string().nullable(),
        locale: z.string().nullable(),
        timeZone: z.string().nullable(),
      })
      .nullable(),
    notes: z.string().nullable(),
    metadata: z.record(z.string(), z.unknown()),
    seriesId: z.string().nullable(),
    expiresAt: instantText.nullable(),
    waitlistEntryId: waitlistEntryId
      .nullable()
      .meta({ description: 'The waitlist entry that the slot was offered to.' }),
    choices: z
      .array(z.object({ calendarId, strategy: z.enum(strategies), reason: z.string() }))
      .meta({ description: 'Why these calendars were chosen where there were several.' }),
    overrides: z.array(z.enum(overridable)).meta({ description: 'Rules that were waived for this booking.' }),
    createdAt: instantText,
    updatedAt: instantText,
    manageToken: z.string().optional().meta({ description: 'Present only when created with a public key.' }),
  })
  .meta({ id: 'Booking' });

export const CreateManageTokenRequest = z
  .strictObject({
    revokeOthers: z
      .boolean()
      .exactOptional()
      .meta({ description: 'Whether all tokens and file addresses of this booking that were made before end now' }),
  })
  .prefault({})
  .meta({ id: 'CreateManageToken' });

export const ManageTokenResponse = z
  .object({
    manageToken: z.string(),
    manageUrl: z.string().meta({ description: 'The page where the bearer can see and change the booking.' }),
    expiresAt: instantText.meta({ description: 'The end of the token, given the current time of the booking.' }),
    inviteUrl: z
      .string()
      .meta({ description: 'The address of the calendar file of this booking; it gives access to nothing else.' }),
  })
  .meta({ id: 'ManageToken' });

export const BookingsResponse = pageOfView('Bookings', BookingResponse);
