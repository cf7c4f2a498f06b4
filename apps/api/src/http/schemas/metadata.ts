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

const within = ({ keys, bytes }: Pick<typeof limits, 'keys' | 'bytes'>) =>
  z
    .record(z.string(), z.unknown())
    .refine((object) => Object.keys(object).length <= keys, {
      message: `has more than ${keys} keys`,
      params: { rule: 'too-many' },
      abort: true,
    })
    .refine((object) => isPlain(object, limits.depth), {
      message: `is nested deeper than ${limits.depth}, or contains NUL, lone surrogates or infinite numbers`,
      abort: true,
    })
    .refine((object) => boxesIn(object).length === 0, {
      message: 'contains a field called sealed that looks like an encrypted part of the log',
      abort: true,
    })
    .refine((object) => sizeOf(object) <= bytes, {
      message: `is larger than ${bytes} bytes`,
      params: { rule: 'too-long' },
    })
    .meta({ type: 'object', examples: [{ colour: 'green' }] });

/** The caller's own JSON, kept and given back. */
export const metadata = within(limits);

/** The caller's own JSON for everybody to see: it comes with whatever shows the thing to the public, so it is small. */
export const publicMetadata = within({ keys: 20, bytes: 1_024 });

/** A merge patch (RFC 7396): who replaces all there is names what goes and what comes, and what is left of it counts. */
export const metadataPatch = within({ keys: 2 * limits.keys, bytes: 2 * limits.bytes });
