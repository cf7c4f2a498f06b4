import type { z } from 'zod';

const longest = 62 * 86_400_000;

/** Of what lies between two instants, at most 62 days apart. */
export const ranged = <Schema extends z.ZodType<{ from: number; to: number }>>(schema: Schema) =>
  schema
    .refine(({ from, to }) => to > from, {
      path: ['to'],
      message: 'must be after from',
      params: { rule: 'too-small' },
    })
    .refine(({ from, to }) => to - from <= longest, {
      path: ['to'],
      message: 'must be at most 62 days after from',
      params: { rule: 'too-large' },
    });
