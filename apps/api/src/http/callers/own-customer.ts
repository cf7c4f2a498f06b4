import { allows } from '#libs/access';
import { malformed, Problem } from '../problems/problem.js';
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
    throw new Problem('forbidden', 'The id of this customer is of our making; leave customer.id out.', {
      requiredScope: 'bookings:write',
    });
  }
  if (onlyCustomer === null) return customer;
  if (customer === null) {
    const detail = 'customer is required from a caller who books for itself alone.';
    throw malformed({ pointer: '/customer', rule: 'required', detail });
  }
  if (customer.id === null || customer.id === onlyCustomer) return { ...customer, id: onlyCustomer };
  throw new Problem('forbidden', 'The caller books for itself alone; leave customer.id out.', {
    requiredScope: 'bookings:write',
  });
};

/** Setting rules aside is for those who may write any booking. */
export const refuseOverride = ({ scopes }: Caller, override: readonly string[] = []): void => {
  if (override.length === 0 || allows(scopes, 'bookings:write')) return;
  throw new Problem('forbidden', 'The caller may not override rules.', { requiredScope: 'bookings:write' });
};
