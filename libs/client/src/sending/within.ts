/** The longest that a timer can run. */
const longest = 2 ** 31 - 1;

/**
 * Does something that ends when it ends, when its time is over or when the signal says so, whether or not it listens to
 * the signal that it is given. Throws `late` or the signal's reason.
 */
export const within = async <T>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  late: unknown,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  signal?.throwIfAborted();
  const stopping = new AbortController();
  let leave = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stopped = new Promise<never>((_, reject) => {
    const stop = (reason: unknown) => {
      reject(reason);
      stopping.abort(reason);
    };
    leave = () => stop(signal?.reason);
    timer = setTimeout(() => stop(late), Math.min(milliseconds, longest));
    signal?.addEventListener('abort', leave);
  });
  try {
    return await Promise.race([stopped, work(stopping.signal)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', leave);
  }
};

const over = Symbol('over');

export const pause = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  within(milliseconds, signal, over, () => new Promise<void>(() => {})).catch((reason) => {
    if (reason !== over) throw reason;
  });

/** How long to wait before the next attempt, in milliseconds: doubling up to `most`, by chance down to half of it. */
export const backOff = (failures: number, first = 500, most = 8_000): number =>
  Math.min(most, first * 2 ** Math.min(failures, 20)) * (1 - Math.random() / 2);
