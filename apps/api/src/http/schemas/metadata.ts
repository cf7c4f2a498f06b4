import { z } from 'zod';
import { metadataLimits as limits, sizeOf } from '#libs/booking';
import { boxesIn } from '#libs/event-store';
import { isStorable } from './text.js';

const isPlain = (value: unknown, depth: number): boolean => {
  if (typeof value === 'string') return isStorable(value);
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  return Object.entries(value).every(([key, inner]) => isStorable(key) && isPlain(inner, depth - 1));
};

/** The caller's own JSON, kept and given back. In a change it is a merge patch (RFC 7396). */
export const metadata = z
  .record(z.string(), z.unknown())
  .refine((object) => Object.keys(object).length <= limits.keys, {
    message: `has more than ${limits.keys} keys`,
    params: { rule: 'too-many' },
    abort: true,
  })
  .refine((object) => isPlain(object, limits.depth), {
    message: `is nested deeper than ${limits.depth}, or holds NUL, halves of surrogate pairs or infinite numbers`,
    abort: true,
  })
  .refine((object) => boxesIn(object).length === 0, {
    message: 'has something called sealed that would be taken for a sealed part of the log',
    abort: true,
  })
  .refine((object) => sizeOf(object) <= limits.bytes, {
    message: `is larger than ${limits.bytes} bytes`,
    params: { rule: 'too-long' },
  })
  .meta({ type: 'object', examples: [{ colour: 'green' }] });
