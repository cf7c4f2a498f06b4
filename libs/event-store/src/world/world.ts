import type { Connection, connectionBeside, poolBeside } from '#libs/database';

/** What a process has of its own to tell the time by, in milliseconds. */
export interface Machine {
  /** Never set; it stands still while the machine sleeps. */
  monotonic(): number;
  /** As somebody has set it, since the epoch. Good for doubting another clock, never for deciding. */
  wall(): number;
}

/**
 * All that comes to the log, and to whoever follows it, from outside beside the pool that they are given: clocks, timers,
 * chance, and connections of their own. Whoever hands over another one decides what happens, and has it happen again.
 */
export interface World extends Machine {
  /**
   * Runs it once so many milliseconds have passed. Returns what takes that back. `isIdle`: nobody needs it for its own sake, so
   * a process that has nothing else to do ends without it.
   */
  after(milliseconds: number, run: () => void, isIdle?: boolean): () => void;
  /** One turn of the event loop: what has arrived by now is heard before it is over. */
  turn(): Promise<void>;
  /** From 0 to below 1; nothing secret. */
  chance(): number;
  /** A new id, of version 7 (RFC 9562). */
  newId(): string;
  /** Bytes that nobody can guess. */
  secret(bytes: number): Buffer;
  /** More connections of the kind that a pool has. */
  readonly poolBeside: typeof poolBeside;
  readonly connectionBeside: (...given: Parameters<typeof connectionBeside>) => Connection;
}

/**
 * Waits so many milliseconds, or until the signal: it is for whoever waits to look which of them it was. Whoever gives a signal
 * waits in idleness: that keeps no process alive.
 */
export const sleep = (world: Pick<World, 'after'>, milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((wake) => {
    if (signal?.aborted) return wake();
    const woken = () => {
      cancel();
      signal?.removeEventListener('abort', woken);
      wake();
    };
    const cancel = world.after(milliseconds, woken, signal !== undefined);
    signal?.addEventListener('abort', woken);
  });
