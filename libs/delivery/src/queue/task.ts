import type { Point, Scanned, StoredEvent } from '#libs/event-store';

/** An event that a subscriber is to be told. */
export interface Item {
  readonly event: Scanned<StoredEvent>;
  readonly subject: string;
  /** What stands before it in the log. */
  readonly before: Point;
}

/** What is to be sent next. Of a parked subject the event has to be read first; what is replayed is beside the order. */
export type Task = { readonly subject: string; readonly isProbe: boolean } & (
  | { readonly kind: 'live'; readonly item: Item }
  | { readonly kind: 'parked' }
  | { readonly kind: 'replay' }
);
