import { allows } from '#libs/access';
import { malformed } from '../problems/problem.js';
import { lacksScope } from '../problems/unauthenticated.js';
import type { Caller } from './caller.js';

/**
 * The customer of a caller's wish: whoever may act for one customer only cannot name another, nor nobody, and whoever may
 * be anybody cannot say which one it is.
 */
export const customerOf = <Customer extends { readonly id: string | null }>(
  { onlyCustomer, kind }: Caller,
  customer: Customer | null,
): Customer | null => {
  if ((kind === 'public' || kind === 'manager') && customer && customer.id !== null) {
    throw lacksScope('A public key cannot set customer.id; the server assigns it.', 'bookings:write');
  }
  if (onlyCustomer === null) return customer;
  if (customer === null) {
    const detail = 'customer is required: this caller can only book for itself.';
    throw malformed({ pointer: '/customer', rule: 'required', detail });
  }
  if (customer.id === null || customer.id === onlyCustomer) return { ...customer, id: onlyCustomer };
  throw lacksScope('This caller can only book for itself; leave customer.id out.', 'bookings:write');
};

/** Setting rules aside is for those who may write any booking. */
export const refuseOverride = ({ scopes }: Caller, override: readonly string[] = []): void => {
  if (override.length === 0 || allows(scopes, 'bookings:write')) return;
  throw lacksScope('The caller may not waive rules.', 'bookings:write');
};
