import type { StoredEvent } from './stored-event.js';
import type { UnreadableEvent } from './unreadable-event.js';

/** One that may be unreadable to this process; then its data are as they were written. */
export type Scanned<Event> = Event & { readonly unreadable?: UnreadableEvent };

/** Events of a shard by position. */
export interface ShardScan {
  readonly events: readonly Scanned<StoredEvent>[];
  /** Whether there may be others behind them. */
  readonly isMore: boolean;
}

/** Of scanned events those that are wanted, and only what comes before the first of them that cannot be read. */
export const readableOf = <Event>(
  events: readonly Scanned<Event>[],
  isWanted: (event: Event) => boolean,
): { readonly readable: readonly Event[]; readonly unreadable: UnreadableEvent | null } => {
  const wanted = events.filter(isWanted);
  const at = wanted.findIndex(({ unreadable }) => unreadable);
  return at < 0
    ? { readable: wanted, unreadable: null }
    : { readable: wanted.slice(0, at), unreadable: wanted[at]!.unreadable! };
};
