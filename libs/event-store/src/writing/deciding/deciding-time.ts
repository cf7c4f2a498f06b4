import type { World } from '../../world/world.js';

/**
 * Milliseconds of deciding while a shard is locked, and in one turn of the event loop, all shards together: nothing else
 * happens meanwhile. No decision is begun after that; what is not decided by then is in the next group.
 */
export const timeToDecide = 50;

/** The time that a process has for deciding. */
export class DecidingTime {
  #spent = 0;
  #isEnding = false;
  #urgent = 0;

  constructor(private readonly world: Pick<World, 'monotonic' | 'turn'>) {}

  /**
   * Decides in a turn with time in it, as it turns out at once or later; `deadline`: the monotonic time at which no more of
   * it is begun. Whoever holds a shard (`isUrgent`) comes first: it may idle for a second, then it loses the lock.
   */
  async spend<T>(atMost: number, decide: (deadline: number) => T, isUrgent = false): Promise<T> {
    if (isUrgent) this.#urgent += 1;
    try {
      while (this.#spent >= timeToDecide || (!isUrgent && this.#urgent > 0)) await this.world.turn();
    } finally {
      if (isUrgent) this.#urgent -= 1;
    }
    // Nothing comes between having seen that there is time and using it.
    return this.count((now) => decide(now + Math.min(atMost, timeToDecide - this.#spent)));
  }

  /** What is decided now counts as this turn's. */
  count<T>(decide: (now: number) => T): T {
    const began = this.world.monotonic();
    try {
      return decide(began);
    } finally {
      this.#spent += this.world.monotonic() - began;
      if (!this.#isEnding) void this.#end();
    }
  }

  /** Two turns: one that begins in the phase of timers or of sockets has its immediates still to come. */
  async #end(): Promise<void> {
    this.#isEnding = true;
    await this.world.turn();
    await this.world.turn();
    this.#isEnding = false;
    this.#spent = 0;
  }
}
