import { z } from 'zod';
import { firstInstant, lastInstant } from '#libs/booking';
import { toInstant } from '../answers/instant.js';

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i;

/** Milliseconds since the epoch, or undefined where the text is no instant. */
const parse = (text: string): number | undefined => {
  if (!rfc3339.test(text)) return undefined;
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return undefined;
  }
};

const notOne = { message: 'must be an instant of RFC 3339 like 2026-11-23T09:00:00Z' };
const outOfRange = {
  message: `must lie between ${toInstant(firstInstant)} and ${toInstant(lastInstant)}`,
  params: { rule: 'out-of-range' },
};

/** RFC 3339 with any offset, from 1970 to 9999; in code milliseconds since the epoch. */
export const instant = z
  .string()
  .max(40)
  .transform((text, { issues }) => {
    const at = parse(text);
    if (at !== undefined && at >= firstInstant && at <= lastInstant) return at;
    issues.push({ code: 'custom', input: text, ...(at === undefined ? notOne : outOfRange) });
    return z.NEVER;
  })
  .meta({ format: 'date-time', examples: ['2026-11-23T09:00:00Z'] });

/** An instant as it is answered. */
export const instantText = z.string().meta({ format: 'date-time', examples: ['2026-11-23T09:00:00Z'] });

/** The same as the clocks of a zone show it. */
export const localText = z.string().meta({ examples: ['2026-11-23T10:00:00+01:00'] });
