import type { Circumstances } from '../availability/refuse-slot.js';
import type { Service } from '../calendars/service.js';
import { forever, type Read } from '../deciding/decision.js';
import { Refused } from '../deciding/refused.js';
import type { Countable } from './count-in-limits.js';
import { roomIn } from './limits.js';
import { tallyStream } from './tally.js';

/** A service that limits its customers has to know them. */
export const refuseUnnamed = ({ limits }: Service, customer: { readonly id: string | null } | null) => {
  if (limits.perCustomer === null || (customer && customer.id !== null)) return;
  const detail = 'The service limits how many bookings a customer may have, so it has to know which customer it is.';
  throw new Refused('rule-violation', { errors: [{ pointer: '/customer/id', rule: 'required', detail }] });
};

/** Refuses one upcoming booking of the customer too many; returns the instant at which the answer could be another one. */
export const refuseBeyondLimit = (
  read: Read,
  { id: serviceId, limits: { perCustomer } }: Service,
  { id, customerHash }: Omit<Countable, 'core'>,
  { asked, seen, changes }: Circumstances,
  now: number,
): number => {
  if (perCustomer === null || customerHash === null) return forever;
  const tally = read(tallyStream('customer', serviceId, customerHash)).state;
  const { reached, until } = roomIn('customer', tally, { kind: 'per-customer', atMost: perCustomer }, id, now);
  if (reached) throw new Refused('limit-reached', { asked, seen, changes, limit: reached }, until);
  return until;
};
