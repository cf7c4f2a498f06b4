import { z } from 'zod';

/** The zone's name as the database of zones spells it, or undefined where it knows none. */
const spelt = (name: string): string | undefined => {
  if (!/^[A-Za-z][\w+/-]*$/.test(name)) return undefined;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return undefined;
  }
};

/** An IANA name; offsets are no zones, they do not know about summer. */
export const timeZone = z
  .string()
  .max(64)
  .transform((name, { issues }) => {
    const known = spelt(name);
    if (known !== undefined) return known;
    issues.push({ code: 'custom', input: name, message: 'must be an IANA time zone like Europe/Berlin' });
    return z.NEVER;
  })
  .meta({ examples: ['Europe/Berlin'] });
