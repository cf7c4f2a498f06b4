import { createHash } from 'node:crypto';
import { z } from 'zod';
import { contact } from '../bookings/booking.schemas.js';
import type { Caller } from '../http/callers/caller.js';
import { canonicalJson } from '../http/requests/canonical-json.js';
import { customerId } from '../http/schemas/customer-id.js';
import { bookingId, calendarId, serviceId, waitlistEntryId } from '../http/schemas/ids.js';
import { instant } from '../http/schemas/instant.js';

/** What several tools take, in the words that an agent is told. */
export const said = {
  serviceId: serviceId.meta({ description: 'The id of the service, from find_services.' }),
  bookingId: bookingId.meta({ description: 'The booking.' }),
  freshBookingId: bookingId.meta({
    description: 'The bookingId from find_slots. Repeating the same call with it never books twice.',
  }),
  freshEntryId: waitlistEntryId.meta({
    description: 'The waitlistEntryId from find_slots. Repeating the same call with it never joins twice.',
  }),
  start: instant.meta({ description: 'The start of a slot or an alternative, exactly as it was answered.' }),
  duration: z
    .int()
    .min(1)
    .max(43_200)
    .meta({ description: 'In minutes, one of the durations of the service; defaults to its first.' }),
  units: z.int().min(1).max(100_000).meta({ description: 'How many places; defaults to one.' }),
  calendarIds: z
    .array(calendarId)
    .min(1)
    .max(100)
    .meta({ description: 'Only if the person wants a certain provider, room or machine: its calendar.' }),
  customerName: contact.name.meta({ description: 'The name of the person that the booking is for.' }),
  customerEmail: contact.email.meta({ description: 'The email address of that person.' }),
  customerPhone: contact.phone.unwrap().meta({ description: 'The phone number of that person.' }),
  customerId: customerId.meta({
    description: 'Your own id for that person, if you have one; never with a public key.',
  }),
  expectedVersion: z
    .int()
    .min(1)
    .max(2_147_483_647)
    .meta({ description: 'The version of the booking that the person was told about, from the last answer.' }),
  manageToken: z
    .string()
    .max(400)
    .regex(/^slm_[A-Za-z0-9._-]+$/, 'must be a manage token, which begins with slm_')
    .meta({ description: 'The manageToken of the booking, if the answer to holding or booking it had one.' }),
  idempotencyKey: z.string().min(22).max(255).meta({
    description:
      'The idempotencyKey from find_slots, if it had one: pass it on unchanged. Repeating the same call with it returns the booking in its current state.',
  }),
} as const;

/** Who it is for, where that may be said later. */
export const perhapsCustomer = {
  customerName: said.customerName.exactOptional(),
  customerEmail: said.customerEmail.exactOptional(),
  customerPhone: said.customerPhone.exactOptional(),
  customerId: said.customerId.exactOptional(),
};

export const certainCustomer = {
  ...perhapsCustomer,
  customerName: said.customerName,
  customerEmail: said.customerEmail,
};

interface Named {
  readonly customerName?: string;
  readonly customerEmail?: string;
  readonly customerPhone?: string;
  readonly customerId?: string;
}

/** Whoever is named at all has a name and an address. */
export const namedWhole = <Schema extends z.ZodType<Named>>(schema: Schema): Schema =>
  (['customerName', 'customerEmail'] as const).reduce<Schema>(
    (checked, field) =>
      checked.refine((input) => input[field] !== undefined || !isNamed(input), {
        path: [field],
        message: 'is required if other details of the customer are given',
        params: { rule: 'required' },
      }),
    schema,
  );

const isNamed = ({ customerName, customerEmail, customerPhone, customerId }: Named) =>
  [customerName, customerEmail, customerPhone, customerId].some((each) => each !== undefined);

/** The customer as commands take one. */
export const customerIn = ({ customerName: name, customerEmail: email, customerPhone, customerId }: Named) =>
  name === undefined || email === undefined
    ? null
    : { id: customerId ?? null, name, email, phone: customerPhone ?? null };

/** Where commands point to the customer, and the arguments that stood for it. */
export const pointersToCustomer = { '/customer': '/customerName', '/customer/id': '/customerId' };

/** The caller with the key that an argument says: a gateway may let no header through, or send one of its own. */
export const keyed = (caller: Caller, idempotencyKey: string | undefined): Caller =>
  idempotencyKey === undefined ? caller : { ...caller, idempotencyKey };

/** For what names the version that it changes, so that a call which says the same is the same call. */
export const keyedByContent = (caller: Caller, input: object): Caller =>
  keyed(
    caller,
    caller.idempotencyKey ?? `same-${createHash('sha256').update(canonicalJson(input)).digest('base64url')}`,
  );
