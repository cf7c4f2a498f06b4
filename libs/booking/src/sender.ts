import type { Envelope } from '#libs/event-store';
import type { Reader } from './domain/bookings/whose.js';

/** Who sends a command, and whose bookings there are for the sender. */
export interface Sender extends Envelope, Reader {
  /** Whose holds the sender's count among, where that is not up to the customer whom it names. */
  readonly holdsCountedFor?: string;
  /** How many of them may be live at once; null or absent: as many as anybody's. */
  readonly liveHolds?: number | null;
}
