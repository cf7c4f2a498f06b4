import { LRUCache } from 'lru-cache';

const minute = 60_000;
const two = (number: number) => String(number).padStart(2, '0');

const suffix = (offset: number) => {
  const size = Math.abs(offset) / minute;
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(Math.floor(size % 60))}`;
};

/**
 * Writes instants as local times with their offset. Asking the zone for each of a thousand slots took longer than
 * finding them, so its offset is kept until the zone's next transition; ask in ascending order.
 */
export const localTimeIn = (timeZone: string) => {
  let [offset, from, until] = [0, 0, 0];
  return (instant: number): string => {
    if (instant < from || instant >= until) {
      const there = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
      offset = there.offsetNanoseconds / 1e6;
      from = instant;
      until = there.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
    }
    return new Date(instant + offset).toISOString().slice(0, 19) + suffix(offset);
  };
};

const clocks = new LRUCache<string, ReturnType<typeof localTimeIn>>({ max: 100, memoMethod: localTimeIn });

/** The clock of a zone, as it was left: for a few instants at a time. */
export const clockOf = (timeZone: string): ((instant: number) => string) => clocks.memo(timeZone);
