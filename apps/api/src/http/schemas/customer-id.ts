import { z } from 'zod';

/** What is printable can be stored, too. */
export const customerId = z
  .string()
  .min(1)
  .max(255)
  .regex(/^\P{C}+$/u, 'must be printable')
  .meta({ examples: ['cus_ada'] });
