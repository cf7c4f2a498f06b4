import { isRefusal } from './answers/failure.js';

export interface RereadOptions {
  /** How often it is decided in all, 3 by default. */
  readonly attempts?: number | undefined;
}

/**
 * Reads, lets you decide on what is there, and does that again where somebody else was faster: `write` is called anew with
 * what is true by then, so that it can also decide to do nothing. Only stale versions are decided anew; all other refusals,
 * and the last one, are yours.
 *
 * @example
 * await onLatest(
 *   () => slotlog.bookings.get(id),
 *   (booking) => (booking.status === 'confirmed' ? slotlog.bookings.cancel(booking) : booking),
 * );
 */
export const onLatest = async <Thing, Done>(
  read: () => PromiseLike<Thing>,
  write: (thing: Thing) => Done | PromiseLike<Done>,
  { attempts = 3 }: RereadOptions = {},
): Promise<Done> => {
  for (let left = attempts; ; left -= 1) {
    const thing = await read();
    try {
      return await write(thing);
    } catch (error) {
      if (left <= 1 || !isRefusal(error, 'version-conflict', 'precondition-failed')) throw error;
    }
  }
};
