/** The time-outs that a url may state, as Postgres calls them. */
export const timeouts = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'] as const;

export type Timeouts = { -readonly [Name in (typeof timeouts)[number]]?: number };

/** In milliseconds. */
const units: Readonly<Record<string, number>> = {
  us: 0.001,
  ms: 1,
  s: 1_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/**
 * Takes the time-outs out of a url, in milliseconds. The driver would read the digits alone: of `30s`, 30 ms. Throws
 * RangeError where one is no time that Postgres would take.
 */
export function takeTimeouts(url: URL): Timeouts {
  const taken: Timeouts = {};
  for (const name of timeouts) {
    const stated = url.searchParams.get(name);
    url.searchParams.delete(name);
    if (stated !== null) taken[name] = millisecondsOf(name, stated);
  }
  return taken;
}

const millisecondsOf = (name: string, stated: string): number => {
  const [, count, unit = 'ms'] = /^\s*(\d+(?:\.\d+)?)\s*(us|ms|s|min|h|d)?\s*$/.exec(stated) ?? [];
  const milliseconds = Math.round(Number(count) * units[unit]!);
  if (milliseconds <= 2 ** 31 - 1) return milliseconds;
  throw new RangeError(`${name}=${stated} in the database's url is no time: say 30000, 30s or 1min, or 0 for none`);
};
