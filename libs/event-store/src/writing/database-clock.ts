/**
 * The database's time without asking it: a monotonic local clock plus an offset. A reading is as good as its round
 * trip is short, and loses worth as clocks drift apart, so the shortest of the last minute counts.
 */
export class DatabaseClock {
  #offset = Date.now() - performance.now();
  #error = Number.POSITIVE_INFINITY;
  #observedAt = 0;

  /** Whole milliseconds since the epoch. */
  now(): number {
    return Math.floor(performance.now() + this.#offset);
  }

  /** Takes note that the database said `time` in a call that began and ended at these `performance.now()`. */
  observe(time: number, began: number, ended: number): void {
    const error = (ended - began) / 2;
    const aged = this.#error + (ended - this.#observedAt) * driftPerMillisecond;
    if (error > aged) return;
    this.#offset = time - (began + ended) / 2;
    this.#error = error;
    this.#observedAt = ended;
  }
}

/** Quartz clocks drift by up to 50 millionths; twice that lets a reading of 1 ms be replaced by one of 7 ms after a minute. */
const driftPerMillisecond = 1e-4;
