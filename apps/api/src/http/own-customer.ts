import type { Caller } from './caller.js';
import { malformed, Problem } from './problem.js';

/** The customer of a caller's wish: whoever may act for one customer only cannot name another, nor nobody. */
export const customerOf = <Customer extends { readonly id: string | null }>(
  { onlyCustomer }: Caller,
  customer: Customer | null,
): Customer | null => {
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
export const refuseOverride = ({ onlyCustomer }: Caller, override: readonly string[] = []): void => {
  if (onlyCustomer === null || override.length === 0) return;
  throw new Problem('forbidden', 'The caller may not override rules.', { requiredScope: 'bookings:write' });
};
