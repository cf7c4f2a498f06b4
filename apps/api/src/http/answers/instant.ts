/** `2026-11-23T09:00:00Z`, with milliseconds only where there are some. Throws where RFC 3339 has no text: beyond 9999. */
export const toInstant = (ms: number): string => {
  const text = new Date(ms).toISOString();
  if (text.length > inRange.length) throw new RangeError(`${text} is out of the range of RFC 3339`);
  return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text;
};

const inRange = '9999-12-31T23:59:59.999Z';

export const toInstantOrNull = (ms: number | null): string | null => (ms === null ? null : toInstant(ms));
