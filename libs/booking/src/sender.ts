import type { Envelope } from '#libs/event-store';

/** Who sends a command. */
export interface Sender extends Envelope {
  /** The one customer whose bookings there are for the sender; null or absent: they are all there. */
  readonly onlyCustomer?: string | null;
  /** Whose holds the sender's count among, where that is not up to the customer whom it names. */
  readonly holdsCountedFor?: string;
  /** How many of them may be live at once; null or absent: as many as anybody's. */
  readonly liveHolds?: number | null;
}
