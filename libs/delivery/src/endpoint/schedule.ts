const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** The pauses between attempts, from the one after the first failure on, as Standard Webhooks recommends them. */
const pauses = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour];

const longest = 24 * hour;

/** Of what was due together some are a little later. */
const jitter = 0.1;

export interface Failed {
  /** Attempts that have failed, this one counted. */
  readonly attempts: number;
  /** Milliseconds that the receiver asked for; null: it did not. */
  readonly retryAfter: number | null;
}

const pauseNo = (number: number): number => pauses[number - 1] ?? longest;

/**
 * Milliseconds until the next attempt. What the receiver asked for may make the pause longer, up to the one after it and up
 * to 24 hours, but not shorter: else one that always says "in a second" would be asked every second. `chance`: from 0 to 1.
 */
export const pauseAfter = ({ attempts, retryAfter }: Failed, chance: number): number => {
  const planned = pauseNo(attempts) * (1 + jitter * chance);
  const asked = Math.min(retryAfter ?? 0, pauseNo(attempts + 1), longest);
  return Math.max(planned, asked);
};

/** Whether so many failed attempts are all that there are. */
export const isRunOut = (attempts: number): boolean => attempts > pauses.length;
