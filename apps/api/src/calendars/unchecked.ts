import { z } from 'zod';

/** Where a change of a calendar could not look at all of its bookings. */
export const unchecked = z
  .array(z.string().meta({ examples: ['2026-12-24'] }))
  .exactOptional()
  .meta({
    description:
      'UTC days whose bookings the last change could not check. Once they can be read, bookings that have lost their time are displaced.',
  });
