import type { StoredEvent } from '../catalogue/stored-event.js';

/** A line of an export: an event as it is stored, its time in RFC 3339 with all its digits. */
export interface ExportedEvent extends Omit<StoredEvent, 'recordedAt'> {
  readonly recordedAt: string;
  /** In hex, where an append ended with this event: over all that was stored up to it. */
  readonly digest?: string;
}
