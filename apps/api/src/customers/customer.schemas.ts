import { z } from 'zod';
import { customerId } from '../http/schemas/customer-id.js';
import { positionToken } from '../http/schemas/reading.js';

export const EraseCustomerRequest = z
  .strictObject({ customerId })
  .meta({ id: 'EraseCustomerRequest', examples: [{ customerId: 'cus_ada' }] });

export const ErasedCustomerResponse = z
  .object({
    customerId: z.string(),
    erased: z.literal(true),
    version: z.int(),
    position: positionToken,
  })
  .meta({ id: 'ErasedCustomer' });
