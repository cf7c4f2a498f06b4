const hidden = Symbol('hidden');

/** What of a page says whether anybody looks at it. */
interface Seeable extends EventTarget {
  readonly visibilityState: string;
}

const page = (): Seeable | undefined => (globalThis as { readonly document?: Seeable }).document;

/** Works while the page is looked at, and where there is no page; from the beginning whenever it is looked at again. */
export const whileSeen = async (signal: AbortSignal, work: (seen: AbortSignal) => Promise<void>): Promise<never> => {
  for (;;) {
    signal.throwIfAborted();
    const leaving = new AbortController();
    const leave = () => leaving.abort(signal.reason);
    const turn = () => leaving.abort(hidden);
    signal.addEventListener('abort', leave);
    page()?.addEventListener('visibilitychange', turn);
    try {
      if (page()?.visibilityState === 'hidden') await ended(leaving.signal);
      else await work(leaving.signal);
    } catch (error) {
      if (error !== hidden) throw error;
    } finally {
      signal.removeEventListener('abort', leave);
      page()?.removeEventListener('visibilitychange', turn);
      leaving.abort(hidden);
    }
  }
};

/** Throws once the signal says so. */
export const ended = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason));
  });
