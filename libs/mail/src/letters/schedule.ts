const minute = 60_000;
const hour = 60 * minute;

/** The pauses between attempts at one letter, from the one after the first failure on: a day in all. */
const pauses = [minute, 5 * minute, 15 * minute, hour, 2 * hour, 4 * hour, 8 * hour, 8 * hour];

/** Nothing whose turn comes later than that is sent: it would be read as news. */
export const day = 24 * hour;

/** Of what was due together some are a little later. */
const jitter = 0.1;

/** Milliseconds until the next attempt after so many; null: there is none. `chance`: from 0 to 1. */
export const pauseAfter = (attempts: number, chance: number): number | null => {
  const pause = pauses[attempts - 1];
  return pause === undefined ? null : pause * (1 + jitter * chance);
};
