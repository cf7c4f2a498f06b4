/** What spans are measured and waited by. */
export interface Timers {
  /** Milliseconds on a clock that nobody can set. */
  monotonic(): number;
  /** Calls `done` after so many milliseconds, unless what it returns is called before. */
  after(milliseconds: number, done: () => void): () => void;
}

export const runningTimers: Timers = {
  monotonic: () => performance.now(),
  after: (milliseconds, done) => {
    const timer = setTimeout(done, Math.min(milliseconds, longest));
    return () => clearTimeout(timer);
  },
};

/** What a timer of Node takes: 24 days. */
const longest = 2 ** 31 - 1;
