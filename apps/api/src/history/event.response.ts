import type { Choice, Customer } from '#libs/booking';
import { pointOf, type StoredEvent } from '#libs/event-store';
import { choicesFor } from '../bookings/choices.response.js';
import { toCustomerResponse } from '../bookings/customer.response.js';
import { toInstant, toInstantOrNull } from '../http/answers/instant.js';
import type { Positions } from '../http/answers/position-token.js';
import { type Caller, isStaff } from '../http/callers/caller.js';
import { besides } from './besides.js';

/** An event as the caller is told it: instants as text, nothing that only the server needs. */
export const toEventResponse = (event: StoredEvent, positions: Positions, caller: Told) => {
  const { origin } = caller;
  const [category, id] = event.stream.split('/') as [string, string];
  const type = besides[category] ?? category;
  const data = event.data as Recorded;
  return {
    id: `evt_${event.id.replaceAll('-', '')}`,
    type: event.type,
    schemaVersion: event.schemaVersion,
    position: positions.token(pointOf(event)),
    subject:
      type === 'customer' ? customer(data, id, origin) : { type, id, href: `${origin}/v1/${roomOf(type, id)}/${id}` },
    ...(type === category && { version: event.version }),
    recordedAt: toInstant(event.recordedAt),
    actor: toActor(event.actor, caller),
    correlationId: event.correlationId,
    causationId: event.causationId,
    data: toData(data, id, caller),
  };
};

type Told = Pick<Caller, 'origin' | 'kind' | 'onlyCustomer'>;

/** Which of those who work there it was, by person or by key, is not for customers. */
const toActor = (actor: string, caller: Told) => {
  const [kind = '', id = ''] = actor.split(/\/(.*)/s);
  const isOfStaff = kind === 'user' || kind === 'api-key';
  return { kind, id: isOfStaff && !isStaff(caller) ? 'withheld' : id };
};

/** There is nothing at hand of a customer but its bookings; its stream bears a hash of its id. */
const customer = ({ customerId }: Recorded, hash: string, origin: string) => ({
  type: 'customer',
  id: customerId ?? hash,
  href: `${origin}/v1/bookings${customerId == null ? '' : `?customerId=${encodeURIComponent(customerId)}`}`,
});

/** A mail has no place of its own but that of what it is about. */
const roomOf = (type: string, id: string): string => {
  if (type === 'mail') return id.startsWith('bkg_') ? 'bookings' : 'waitlist';
  return rooms[type] ?? `${type}s`;
};

/** Where things of a kind are whose name is not simply its plural. */
const rooms: Readonly<Record<string, string>> = { 'waitlist-entry': 'waitlist', series: 'series' };

interface Recorded {
  readonly id?: string;
  readonly customer?: Customer | null;
  readonly choices?: readonly Choice[];
  readonly customerId?: string | null;
  readonly core?: { readonly start: number; readonly end: number };
  readonly alternatives?: readonly { readonly start: number; readonly end: number }[];
  readonly occurrences?: readonly { readonly start: number }[];
  readonly start?: number;
  readonly end?: number;
  readonly expiresAt?: number | null;
  readonly decideBy?: number | null;
  readonly waitingUntil?: number;
}

/** Not told: the id of the subject itself, buffers, what stands for the customer where holds and bookings are counted, and whose tokens are over. */
const untold = new Set(['core', 'buffered', 'holder', 'customerHash', 'handedOn']);

const instants = new Set(['start', 'end', 'from', 'to']);

const toData = (data: Recorded, subject: string, caller: Told) => {
  const { core, alternatives, customer, choices, expiresAt, decideBy, occurrences, waitingUntil } = data;
  const told = Object.entries({ ...data, ...core })
    .filter(([name, value]) => !untold.has(name) && !(name === 'id' && value === subject))
    .map(([name, value]) => [name, instants.has(name) ? toInstant(value as number) : value]);
  return {
    ...Object.fromEntries(told),
    ...(expiresAt !== undefined && { expiresAt: toInstantOrNull(expiresAt) }),
    ...(decideBy !== undefined && { decideBy: toInstantOrNull(decideBy) }),
    ...(waitingUntil !== undefined && { waitingUntil: toInstant(waitingUntil) }),
    ...(customer !== undefined && { customer: customer && toCustomerResponse(customer) }),
    ...(choices && { choices: choicesFor(choices, caller) }),
    ...(occurrences && {
      occurrences: occurrences.map(({ start, ...outcome }) => ({ start: toInstant(start), ...outcome })),
    }),
    ...(alternatives && {
      alternatives: alternatives.map(({ start, end, ...slot }) => ({
        start: toInstant(start),
        end: toInstant(end),
        ...slot,
      })),
    }),
  };
};
