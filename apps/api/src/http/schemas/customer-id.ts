import { z } from 'zod';

/** What is printable can be stored, too. */
export const customerId = z
  .string()
  .min(1)
  .max(255)
  .regex(/^\P{C}+$/u, 'must be printable')
  .refine((id) => id === id.trim() && id === id.normalize('NFC'), 'must be in NFC and without blanks at its ends')
  .meta({ examples: ['cus_ada'] });
