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

/** What is asked for beside the booking itself, and not for everybody to ask for. */
interface Privileges {
  readonly override?: readonly string[] | undefined;
  readonly notify?: boolean | undefined;
  readonly tellReason?: boolean | undefined;
}

/** Setting rules aside, and saying who is told what, is for those who may write any booking. */
export const refusePrivileges = ({ scopes }: Caller, { override = [], notify, tellReason }: Privileges): void => {
  const isPlain = override.length === 0 && notify === undefined && tellReason === undefined;
  if (isPlain || allows(scopes, 'bookings:write')) return;
  const what = override.length > 0 ? 'waive rules' : 'say who is notified';
  throw lacksScope(`The caller may not ${what}.`, 'bookings:write');
};
