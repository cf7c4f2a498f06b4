import { z } from 'zod';

export const customer = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  locale: z.string().exactOptional(),
  timeZone: z.string().exactOptional(),
});

/** What of a customer is sealed. */
export const personalOfCustomer = ['name', 'email', 'phone', 'locale', 'timeZone'].map((field) => `customer.${field}`);
