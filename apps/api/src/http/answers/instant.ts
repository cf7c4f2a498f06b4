/** `2026-11-23T09:00:00Z`, with milliseconds only where there are some. */
export const toInstant = (ms: number): string => {
  const text = new Date(ms).toISOString();
  return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text;
};

export const toInstantOrNull = (ms: number | null): string | null => (ms === null ? null : toInstant(ms));
