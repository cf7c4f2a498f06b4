import type { Customer } from '#libs/booking';

const nothingKnown = { name: null, email: null, phone: null, locale: null, timeZone: null };

/** A customer as told; of one who was erased only the id is left. */
export const toCustomerResponse = (customer: Customer) => {
  if (customer.erased) return { ...nothingKnown, id: customer.id, erased: true as const };
  const { locale = null, timeZone = null } = customer;
  return { ...customer, locale, timeZone };
};
