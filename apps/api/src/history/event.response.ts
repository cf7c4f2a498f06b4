import type { Customer } from '#libs/booking';
import { pointOf, type StoredEvent } from '#libs/event-store';
import { toCustomerResponse } from '../bookings/customer.response.js';
import { toInstant, toInstantOrNull } from '../http/answers/instant.js';
import type { Positions } from '../http/answers/position-token.js';

/** An event as it is told: instants as text, nothing that only the server needs. */
export const toEventResponse = (event: StoredEvent, positions: Positions, origin: string) => {
  const [type, id] = event.stream.split('/') as [string, string];
  const data = event.data as Recorded;
  const [kind = '', actorId = ''] = event.actor.split(/\/(.*)/s);
  return {
    id: `evt_${event.id.replaceAll('-', '')}`,
    type: event.type,
    schemaVersion: event.schemaVersion,
    position: positions.token(pointOf(event)),
    subject:
      type === 'customer'
        ? customer(data, id, origin)
        : { type, id, href: `${origin}/v1/${rooms[type] ?? `${type}s`}/${id}` },
    version: event.version,
    recordedAt: toInstant(event.recordedAt),
    actor: { kind, id: actorId },
    correlationId: event.correlationId,
    causationId: event.causationId,
    data: toData(data, id),
  };
};

/** There is nothing at hand of a customer but its bookings; its stream bears a hash of its id. */
const customer = ({ customerId }: Recorded, hash: string, origin: string) => ({
  type: 'customer',
  id: customerId ?? hash,
  href: `${origin}/v1/bookings${customerId == null ? '' : `?customerId=${encodeURIComponent(customerId)}`}`,
});

/** Where things of a kind are whose name is not simply its plural. */
const rooms: Readonly<Record<string, string>> = { 'waitlist-entry': 'waitlist', series: 'series' };

interface Recorded {
  readonly id?: string;
  readonly customer?: Customer | null;
  readonly customerId?: string | null;
  readonly core?: { readonly start: number; readonly end: number };
  readonly alternatives?: readonly { readonly start: number; readonly end: number }[];
  readonly occurrences?: readonly { readonly start: number }[];
  readonly start?: number;
  readonly end?: number;
  readonly expiresAt?: number | null;
  readonly decideBy?: number | null;
}

/** Not told: the id of the subject itself, buffers, and what stands for the customer where holds and bookings are counted. */
const untold = new Set(['core', 'buffered', 'holder', 'customerHash']);

const instants = new Set(['start', 'end', 'from', 'to']);

const toData = (data: Recorded, subject: string) => {
  const { core, alternatives, customer, expiresAt, decideBy, occurrences } = data;
  const told = Object.entries({ ...data, ...core })
    .filter(([name, value]) => !untold.has(name) && !(name === 'id' && value === subject))
    .map(([name, value]) => [name, instants.has(name) ? toInstant(value as number) : value]);
  return {
    ...Object.fromEntries(told),
    ...(expiresAt !== undefined && { expiresAt: toInstantOrNull(expiresAt) }),
    ...(decideBy !== undefined && { decideBy: toInstantOrNull(decideBy) }),
    ...(customer !== undefined && { customer: toCustomerResponse(customer) }),
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
