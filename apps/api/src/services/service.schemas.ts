import { z } from 'zod';
import { strategies } from '#libs/booking';
import { changeOf, cleared } from '../http/schemas/change.js';
import { calendarId, serviceId } from '../http/schemas/ids.js';
import { metadata, metadataPatch } from '../http/schemas/metadata.js';
import { ListQuery } from '../http/schemas/reading.js';
import { locale } from '../http/schemas/locale.js';
import { line, mailAddress } from '../http/schemas/text.js';
import { timeZone } from '../http/schemas/time-zone.js';

const day = 24 * 60;
const minutes = (least: number, most: number, description: string) =>
  z
    .int()
    .min(least)
    .max(most)
    .meta({ description: `${description}, in minutes` });

const seconds = (description: string) =>
  z
    .int()
    .min(1)
    .max(86_400)
    .meta({ description: `${description}, in seconds` });

const Use = z.union([
  z.strictObject({ calendarId }),
  z.strictObject({ anyOf: z.array(calendarId).min(1).max(100), strategy: z.enum(strategies).default('first') }),
]);

const named = (entries: readonly z.output<typeof Use>[]) =>
  entries.flatMap((use) => ('anyOf' in use ? use.anyOf : [use.calendarId]));

const uses = z
  .array(Use)
  .min(1)
  .max(20)
  .refine((entries) => new Set(named(entries)).size === named(entries).length, {
    message: 'lists a calendar twice',
    params: { rule: 'duplicate' },
  })
  .meta({ description: 'A booking takes time on one calendar per entry: the given one, or one of several' });

const limit = (description: string) => z.int().min(1).max(10_000).nullable().meta({ description });

const limits = {
  perDay: limit('Maximum number of bookings that begin on one local day'),
  perWeek: limit('Maximum number of bookings that begin in one ISO week, by local days'),
  perCustomer: limit('Maximum number of upcoming bookings per customer; each booking must then name `customer.id`'),
};

const isDistinct = (items: readonly unknown[]) => new Set(items).size === items.length;

const fields = {
  name: line(1, 200).meta({ examples: ['Consultation'] }),
  timeZone: timeZone.meta({ description: 'The time zone of the grid and the local days', examples: ['Europe/Berlin'] }),
  durations: z
    .array(minutes(1, 30 * day, 'A length that can be booked'))
    .min(1)
    .max(50)
    .refine(isDistinct, { message: 'lists a length twice', params: { rule: 'duplicate' } })
    .meta({ description: 'Lengths that can be booked; the first is the default', examples: [[30, 60]] }),
  step: minutes(1, day, 'The interval between starts, counted from local midnight'),
  bufferBefore: minutes(0, day, 'Kept free before a booking'),
  bufferAfter: minutes(0, day, 'Kept free after a booking'),
  minNotice: minutes(0, 365 * day, 'The shortest notice between booking and start'),
  horizonDays: z.int().min(0).max(1_830).meta({ description: 'How many local days ahead bookings can be made' }),
  cancellationWindow: minutes(
    0,
    365 * day,
    'How long before the start customers can last cancel, move or give back a part',
  ),
  maxUnitsPerBooking: z.int().min(1).max(100_000),
  approval: z.enum(['automatic', 'required']).meta({ description: 'Whether bookings need approval' }),
  approvalDeadline: minutes(1, 365 * day, 'How long a request waits for approval, at most until its start').nullable(),
  holdSeconds: seconds(
    'How long a hold lasts unless it states its own length; defaults to 300, or to holdSecondsMax if that is less',
  ),
  holdSecondsMax: seconds('The longest a hold can last from when it is made or extended'),
  offerMinutes: minutes(1, 30 * day, 'How long a customer on the waitlist has to accept an offer'),
  showFree: z.boolean().meta({ description: 'Whether public callers see how many units of a slot are left' }),
  mails: z
    .enum(['off', 'on'])
    .meta({ description: 'Whether customers of this service get mails, if the server sends mail' }),
  reminders: z
    .array(minutes(5, 30 * day, 'How long before the start a reminder is sent'))
    .max(5)
    .refine(isDistinct, { message: 'lists a length twice', params: { rule: 'duplicate' } })
    .meta({ description: 'Each reminder is an event too; mailed if mails are on', examples: [[1_440, 60]] }),
  mailFromName: line(1, 100)
    .nullable()
    .meta({ description: 'The sender’s name in mails; null: the name of the service', examples: ['Northside Clinic'] }),
  locale: locale
    .nullable()
    .meta({ description: 'The language of mails to customers who have stated none; null: English' }),
  notifyDesk: z
    .array(mailAddress)
    .max(10)
    .refine(isDistinct, { message: 'lists an address twice', params: { rule: 'duplicate' } })
    .meta({
      description: 'Addresses of staff, notified of new and requested bookings and of cancellations by customers',
    }),
  uses,
  metadata,
};

/** What is not stated, or cleared. */
const usual = {
  step: 15,
  bufferBefore: 0,
  bufferAfter: 0,
  minNotice: 0,
  horizonDays: 90,
  approval: 'automatic',
  cancellationWindow: 0,
  holdSecondsMax: 1_800,
  offerMinutes: 60,
  maxUnitsPerBooking: 1,
  mails: 'off',
} as const;

export const CreateServiceRequest = z
  .strictObject({
    id: serviceId.exactOptional(),
    name: fields.name,
    timeZone: fields.timeZone
      .nullable()
      .default(null)
      .meta({ description: 'Defaults to the time zone of its calendar' }),
    durations: fields.durations,
    step: fields.step.default(usual.step),
    bufferBefore: fields.bufferBefore.default(usual.bufferBefore),
    bufferAfter: fields.bufferAfter.default(usual.bufferAfter),
    minNotice: fields.minNotice.default(usual.minNotice),
    horizonDays: fields.horizonDays.default(usual.horizonDays),
    approval: fields.approval.default(usual.approval),
    approvalDeadline: fields.approvalDeadline.default(null),
    cancellationWindow: fields.cancellationWindow.default(usual.cancellationWindow),
    holdSeconds: fields.holdSeconds.exactOptional(),
    holdSecondsMax: fields.holdSecondsMax.default(usual.holdSecondsMax),
    offerMinutes: fields.offerMinutes.default(usual.offerMinutes),
    maxUnitsPerBooking: fields.maxUnitsPerBooking.default(usual.maxUnitsPerBooking),
    limits: z
      .strictObject({
        perDay: limits.perDay.default(null),
        perWeek: limits.perWeek.default(null),
        perCustomer: limits.perCustomer.default(null),
      })
      .prefault({})
      .meta({ description: 'Maximum numbers of bookings, holds and requests included' }),
    showFree: fields.showFree.default(false),
    mails: fields.mails.default(usual.mails),
    reminders: fields.reminders.default([]),
    mailFromName: fields.mailFromName.default(null),
    locale: fields.locale.default(null),
    notifyDesk: fields.notifyDesk.default([]),
    uses: fields.uses,
    metadata: fields.metadata.default({}),
  })
  .meta({
    id: 'CreateServiceRequest',
    examples: [
      {
        id: 'svc_consultation',
        name: 'Consultation',
        durations: [30, 60],
        bufferAfter: 10,
        uses: [{ calendarId: 'cal_room-0004' }],
      },
    ],
  });

export const ChangeServiceRequest = changeOf({
  ...fields,
  timeZone: fields.timeZone.nullable().meta({ description: 'Null: the current time zone of its first calendar' }),
  step: cleared(fields.step, usual.step),
  bufferBefore: cleared(fields.bufferBefore, usual.bufferBefore),
  bufferAfter: cleared(fields.bufferAfter, usual.bufferAfter),
  minNotice: cleared(fields.minNotice, usual.minNotice),
  horizonDays: cleared(fields.horizonDays, usual.horizonDays),
  approval: cleared(fields.approval, usual.approval),
  cancellationWindow: cleared(fields.cancellationWindow, usual.cancellationWindow),
  holdSeconds: fields.holdSeconds.nullable(),
  holdSecondsMax: cleared(fields.holdSecondsMax, usual.holdSecondsMax),
  offerMinutes: cleared(fields.offerMinutes, usual.offerMinutes),
  maxUnitsPerBooking: cleared(fields.maxUnitsPerBooking, usual.maxUnitsPerBooking),
  mails: cleared(fields.mails, usual.mails),
  reminders: cleared(fields.reminders, []),
  notifyDesk: cleared(fields.notifyDesk, []),
  metadata: metadataPatch.nullable(),
  limits: z
    .strictObject({
      perDay: limits.perDay.exactOptional(),
      perWeek: limits.perWeek.exactOptional(),
      perCustomer: limits.perCustomer.exactOptional(),
    })
    .nullable()
    .meta({ description: 'Applies to later bookings; null: no limits' }),
}).meta({ id: 'ChangeServiceRequest' });

export const ListServicesQuery = ListQuery.extend({ status: z.enum(['active', 'archived']).default('active') });
