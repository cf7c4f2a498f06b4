import type { Customer } from '#libs/booking';

/** A customer as told; of one who was erased only the id is left. */
export const toCustomerResponse = (customer: Customer | null) =>
  customer?.erased ? { id: customer.id, erased: true as const, name: null, email: null, phone: null } : customer;
