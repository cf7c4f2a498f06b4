import type { ReplayedEvent, Scanned } from '#libs/event-store';
import { faultOf } from './parking/fault-of.js';
import type { FailedSubject, Fault } from './parking/parked-subject.js';
import type { Projection } from './projection.js';
import { assertReadable, placeOf } from './take-each.js';

/** The rows that a stream comes to as far as it can be folded, and from where on it cannot. */
export interface Folded {
  readonly rows: unknown[][];
  readonly failed: FailedSubject | null;
}

/** Folds all events of one stream; of one that fails the longest beginning that can be folded. */
export const foldAsFar = (projection: Projection, stream: readonly Scanned<ReplayedEvent>[]): Folded => {
  const fold = (count: number): unknown[][] | Fault => {
    const events = stream.slice(0, count);
    try {
      assertReadable(events);
      return count === 0 ? [] : projection.fold(events);
    } catch (error) {
      return faultOf(error)!;
    }
  };
  const all = fold(stream.length);
  if (Array.isArray(all)) return { rows: all, failed: null };
  let [good, bad] = [0, stream.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (Array.isArray(fold(middle))) good = middle;
    else bad = middle;
  }
  return { rows: fold(good) as unknown[][], failed: { ...placeOf(stream[good]!), ...(fold(bad) as Fault) } };
};
