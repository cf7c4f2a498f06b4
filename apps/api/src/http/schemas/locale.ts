import { z } from 'zod';

const canonical = (tag: string): string | undefined => {
  try {
    return new Intl.Locale(tag).toString();
  } catch {
    return undefined;
  }
};

/** A language of BCP 47, as it is usually spelt. */
export const locale = z
  .string()
  .min(2)
  .max(64)
  .transform((tag, { issues }) => {
    const known = canonical(tag);
    if (known !== undefined) return known;
    issues.push({ code: 'custom', input: tag, message: 'must be a language tag like de-AT' });
    return z.NEVER;
  })
  .meta({ examples: ['de-AT'] });
