import type { Circumstances } from '../availability/refuse-slot.js';
import type { Service } from '../calendars/service.js';
import { forever, type ReadAt } from '../deciding/decision.js';
import { Refused } from '../deciding/refused.js';
import type { Countable } from './count-in-limits.js';
import { type Room, roomIn } from './limits.js';
import { customerTally } from './tally.js';

/** A service that limits its customers has to know them. */
export const refuseUnnamed = ({ limits }: Service, customer: { readonly id: string | null } | null) => {
  if (limits.perCustomer === null || (customer && customer.id !== null)) return;
  const detail = 'The service limits the bookings of each customer, so the id of the customer is required.';
  throw new Refused('rule-violation', { errors: [{ pointer: '/customer/id', rule: 'required', detail }] });
};

/** Whether a customer may have one more upcoming booking. */
export const roomForCustomer = (
  { read, now }: ReadAt,
  service: Service,
  { id, customerHash }: Pick<Countable, 'id' | 'customerHash'>,
): Room => {
  const { perCustomer } = service.limits;
  if (perCustomer === null || customerHash === null) return { reached: null, until: forever };
  const tally = read(customerTally(service, customerHash)).state;
  return roomIn('customer', tally, { kind: 'per-customer', atMost: perCustomer }, id, now);
};

/** Refuses one upcoming booking of the customer too many; returns the instant at which the answer could be another one. */
export const refuseBeyondLimit = (
  deciding: ReadAt,
  service: Service,
  booking: Omit<Countable, 'core'>,
  { asked, seen, changes }: Circumstances,
): number => {
  const { reached, until } = roomForCustomer(deciding, service, booking);
  if (!reached) return until;
  const personal = { limit: reached, until };
  throw new Refused('limit-reached', { asked, seen, changes, limit: reached, personal }, until);
};
