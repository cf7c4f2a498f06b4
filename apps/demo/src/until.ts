import { setTimeout as sleep } from 'node:timers/promises';

const patience = 60_000;

/** Looks until there is something to see; throws after a minute. */
export const until = async <T>(look: () => T | undefined): Promise<T> => {
  const late = performance.now() + patience;
  for (;;) {
    const seen = look();
    if (seen !== undefined) return seen;
    if (performance.now() > late) throw new Error('what was waited for did not come within a minute');
    await sleep(20);
  }
};
