import { z } from 'zod';

/** In words of every dialect of expressions: clients check it too. */
const unfit = '\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff';

/** What is printable can be stored, too. */
export const customerId = z
  .string()
  .min(1)
  .max(255)
  .regex(new RegExp(`^[^${unfit}]+$`), { error: 'must be printable', abort: true })
  .refine((id) => /^\P{C}+$/u.test(id), 'must be printable')
  .refine((id) => id === id.trim() && id === id.normalize('NFC'), 'must be in NFC, without leading or trailing blanks')
  .meta({ examples: ['cus_ada'] });
