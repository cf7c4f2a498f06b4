import { z } from 'zod';
import { nothing } from './nothing.js';

const erased = z.strictObject({ customerId: z.string().nullable() });

export const customerEvents = {
  CustomerKeyDrawn: [{ schema: z.strictObject({ print: z.string() }) }],
  CustomerErased: [...nothing, { schema: erased, upcast: () => ({ customerId: null }) }],
} as const;
