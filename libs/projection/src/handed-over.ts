import type { StoredEvent } from '#libs/event-store';

/** More would only fill memory while the rows lag: then the log is read. */
const most = 5_000;

/**
 * What this process has just appended to a shard, for rows that stand right before it: they need not read it from the
 * log. Every offer is what one call stored, whole commands.
 */
export class HandedOver {
  #events: StoredEvent[] = [];

  offer(head: number, appended: () => StoredEvent[]): void {
    if (this.#events.length > most) this.#events = [];
    const last = this.#events.at(-1)?.position;
    if (last !== undefined && last >= head) return;
    const events = appended();
    const isWhole = events.every(({ position }, index) => position === head - events.length + 1 + index);
    const isNext = last === undefined || events[0]?.position === last + 1;
    this.#events = isWhole && isNext ? this.#events.concat(events) : isWhole ? events : [];
  }

  /** The events behind `from`, up to `upTo`, an end of a command; none where they are not all here. */
  take(from: number, upTo: number): StoredEvent[] {
    this.#events = this.#events.filter(({ position }) => position > from);
    if (this.#events[0]?.position !== from + 1) return [];
    return this.#events.filter(({ position }) => position <= upTo);
  }
}
