import type { StoredEvent } from './stored-event.js';

/** What rows are made of: an event without what only tells where it came from. */
export type ReplayedEvent = Pick<
  StoredEvent,
  | 'shard'
  | 'position'
  | 'tenant'
  | 'stream'
  | 'version'
  | 'id'
  | 'type'
  | 'schemaVersion'
  | 'recordedAt'
  | 'actor'
  | 'data'
>;
