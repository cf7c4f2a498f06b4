import { z } from 'zod';

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i;
const first = Date.UTC(1970, 0);
const last = Date.UTC(9999, 11, 31);

/** Milliseconds since the epoch, or undefined where the text is no instant between 1970 and 9999. */
const parse = (text: string): number | undefined => {
  if (!rfc3339.test(text)) return undefined;
  try {
    const at = Temporal.Instant.from(text).epochMilliseconds;
    return at >= first && at <= last ? at : undefined;
  } catch {
    return undefined;
  }
};

/** RFC 3339 with any offset; in code milliseconds since the epoch. */
export const instant = z
  .string()
  .max(40)
  .transform((text, { issues }) => {
    const at = parse(text);
    if (at !== undefined) return at;
    const message = 'must be an instant of RFC 3339 like 2026-11-23T09:00:00Z';
    issues.push({ code: 'custom', input: text, message });
    return z.NEVER;
  })
  .meta({ format: 'date-time', examples: ['2026-11-23T09:00:00Z'] });

/** An instant as it is answered. */
export const instantText = z.string().meta({ format: 'date-time', examples: ['2026-11-23T09:00:00Z'] });
