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
  .meta({ description: 'In minutes, one of the service’s', examples: [30] });
export const units = z.int().min(1).max(100_000);
export const notesText = text(0, 4_000);
const notes = notesText.nullable();
export const seconds = z.int().min(1).max(86_400);

/** In which language and in which zone somebody is written to. */
const habits = {
  locale: locale.meta({ description: 'By default the service’s' }),
  timeZone: timeZone.meta({ description: 'By default the service’s' }),
};

export const bookingCustomer = z.strictObject({
  id: customerId.nullable().default(null),
  ...contact,
  phone: contact.phone.default(null),
  locale: habits.locale.exactOptional(),
  timeZone: habits.timeZone.exactOptional(),
});

export const calendarIds = z
  .array(calendarId)
  .min(1)
  .max(100)
  .meta({ description: 'Of an entry of the service’s `uses` that names some of these, only they will do' });

/** All but one: nothing has closed yet for what is new. */
export const bookingOverride = z.array(z.enum(overridable).exclude(['window-closed'])).max(overridable.length - 1);

export const CreateBookingRequest = z
  .strictObject({
    id: bookingId.exactOptional(),
    serviceId,
    start: instant,
    duration: duration.nullable().default(null).meta({ description: 'By default the first of the service’s' }),
    units: units.default(1),
    calendarIds: calendarIds.exactOptional(),
    customer: bookingCustomer
      .nullable()
      .default(null)
      .meta({ description: 'A hold may be without one until it is confirmed.' }),
    notes: notes.default(null),
    metadata: metadata.default({}),
    hold: z
      .strictObject({ seconds: seconds.nullable().default(null) })
      .exactOptional()
      .meta({ description: 'Keep the slot for some time without booking it yet' }),
    slotPosition: positionToken
      .exactOptional()
      .meta({ description: 'The position at which the slot was seen: a refusal then tells what changed since.' }),
    override: bookingOverride
      .exactOptional()
      .meta({ description: 'Rules that do not count for it; for callers with bookings:write, and recorded' }),
    waitlist: z.boolean().default(false).meta({
      description: 'Where the slot is not to be had, wait for it: the refusal then comes with a waitlistEntry.',
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
    message: 'is required of who is to wait',
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
    customer: bookingCustomer.nullable().default(null).meta({ description: 'By default that of the hold' }),
    notes: notes.default(null).meta({ description: 'By default those of the hold' }),
    notify,
    expectedVersion,
  })
  .prefault({})
  .meta({ id: 'ConfirmBookingRequest' });

export const ExtendHoldRequest = z
  .strictObject({
    seconds: seconds.nullable().default(null).meta({ description: 'From now; by default the service’s holdSeconds' }),
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
    duration: duration.nullable().default(null).meta({ description: 'By default as long as it was' }),
    units: units.nullable().default(null).meta({ description: 'By default as many as it had' }),
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
  from: instant.exactOptional().meta({ description: 'Only bookings that end after it.' }),
  to: instant.exactOptional().meta({ description: 'Only bookings that start before it.' }),
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
        erased: z.literal(true).optional().meta({ description: 'Only the id is left; the other fields are null.' }),
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
    waitlistEntryId: waitlistEntryId.nullable().meta({ description: 'To whom on the waitlist it was offered.' }),
    choices: z
      .array(z.object({ calendarId, strategy: z.enum(strategies), reason: z.string() }))
      .meta({ description: 'Why these of several calendars were taken.' }),
    overrides: z.array(z.enum(overridable)).meta({ description: 'Rules that were set aside for it.' }),
    createdAt: instantText,
    updatedAt: instantText,
    manageToken: z.string().optional().meta({ description: 'Only when made with a public key.' }),
  })
  .meta({ id: 'Booking' });

export const ManageTokenResponse = z
  .object({
    manageToken: z.string(),
    manageUrl: z.string().meta({ description: 'The page at which its bearer sees and changes the booking.' }),
    expiresAt: instantText.meta({ description: 'As the booking stands now.' }),
    inviteUrl: z.string().meta({ description: 'Where the calendar file of the booking is read, and nothing else.' }),
  })
  .meta({ id: 'ManageToken' });

export const BookingsResponse = pageOfView('Bookings', BookingResponse);
