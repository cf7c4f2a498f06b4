import type { Recorded, Stream } from '../deciding/decision.js';
import type { Interval } from '../time/interval.js';
import type { BookingContent, BookingDetails, Taken } from './booking-content.js';
import type { HandingOn } from './customer.js';
import { sequenceAfter } from './sequence.js';
import { type Quietly, quietAfter, type TellingWhy } from './telling.js';

export type { BookingContent, BookingDetails, Choice, Taken } from './booking-content.js';
export type { Customer, HandingOn } from './customer.js';

export type BookingStatus =
  | 'held'
  | 'pending'
  | 'confirmed'
  | 'completed'
  | 'no-show'
  | 'declined'
  | 'cancelled'
  | 'displaced'
  | 'expired';

/**
 * A hold lasts until `expiresAt`; `holder` is whose holds it counts among, if anybody's; `holdSeconds` what was agreed. An
 * offer to somebody on the waitlist says to which entry.
 */
export interface Hold {
  readonly expiresAt: number;
  readonly holdSeconds: number;
  readonly holder: string | null;
  readonly waitlistEntryId?: string | undefined;
}

/** Until when a request is to be answered, wherever its start lies; null: until its start. */
export interface Deadline {
  readonly decideBy: number | null;
}

/** What was agreed on when a booking was confirmed, in minutes before its start. */
export interface Terms {
  readonly cancellationWindow: number;
}

/** Why a booking lost its time, and where it could go when that happened. */
export interface Displacement {
  readonly calendarId: string;
  readonly cause: 'outside-hours' | 'blackout' | 'capacity' | 'archived';
  readonly alternatives: readonly (Interval & { readonly calendarIds: readonly string[] })[];
}

export type BookingEvent =
  | { type: 'BookingHeld'; data: { id: string } & BookingContent & Hold }
  | { type: 'HoldExtended'; data: { expiresAt: number } & Partial<Taken> }
  | { type: 'HoldExpired'; data: Record<string, never> }
  | {
      type: 'BookingRequested';
      data: { id: string } & BookingContent & Deadline & HandingOn & Quietly & { expiresAt: number };
    }
  | { type: 'BookingRequestExpired'; data: Record<string, never> }
  | { type: 'BookingConfirmed'; data: { id: string } & BookingContent & Terms & HandingOn & Quietly }
  | { type: 'BookingApproved'; data: Terms & Quietly }
  | { type: 'BookingDeclined'; data: TellingWhy }
  | { type: 'BookingRescheduled'; data: Taken & Deadline & Quietly & { expiresAt: number | null } }
  | { type: 'BookingDetailsChanged'; data: Partial<BookingDetails> & HandingOn & Quietly }
  | { type: 'BookingCancelled'; data: TellingWhy }
  | { type: 'BookingCompleted'; data: Record<string, never> }
  | { type: 'BookingMarkedNoShow'; data: Record<string, never> }
  | { type: 'BookingDisplaced'; data: Displacement };

export interface Booking extends BookingContent {
  readonly id: string;
  readonly version: number;
  readonly position: number;
  readonly mark: string;
  /** How often it has changed whether, when or where it takes place. */
  readonly sequence: number;
  /** Since when it has been that appointment. */
  readonly appointedAt: number;
  readonly status: BookingStatus;
  /** What it was before it was displaced or expired. */
  readonly before: BookingStatus | null;
  /** When a hold or request ends by itself, null for all others. */
  readonly expiresAt: number | null;
  readonly decideBy: number | null;
  /** Agreed on when it was confirmed; null: it has not been. */
  readonly cancellationWindow: number | null;
  readonly holder: string | null;
  /** To whom on the waitlist it was offered. */
  readonly waitlistEntryId: string | null;
  /** The end of the id of the event since which it is of whom it is of: it names them. */
  readonly theirsSince: string;
  /** Whether it was of somebody else before. */
  readonly isHandedOn?: true;
  /** Whether its hold was extended since it was made. */
  readonly isExtended?: true;
  /** The version behind which nothing is to be told; absent: all is. */
  readonly quietAfter?: number;
  /** Why it was declined or cancelled, where that is to be told. */
  readonly toldReason?: string;
  /** Who ended it, by cancelling or declining. */
  readonly endedBy?: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly creation: {
    readonly actor: string;
    readonly content: BookingContent;
    /** For how long it was held at first; null: it was not. */
    readonly holdSeconds: number | null;
  };
}

export const bookingStream = (id: string): Stream<Booking | null, BookingEvent> => ({
  name: `booking/${id}`,
  initial: null,
  evolve: evolveBooking,
});

export const evolveBooking = (booking: Booking | null, recorded: Recorded<BookingEvent>): Booking => {
  const next = becomes(booking, recorded);
  const sequence = sequenceAfter(booking, next);
  const { quietAfter: _, ...told } = next;
  const appointedAt = booking?.sequence === sequence ? booking.appointedAt : recorded.recordedAt;
  const quiet = quietAfter(booking, { ...told, sequence }, recorded.event.data as Quietly);
  return { ...told, sequence, appointedAt, ...quiet };
};

type Uncounted = Omit<Booking, 'sequence' | 'appointedAt'>;

const becomes = (booking: Booking | null, recorded: Recorded<BookingEvent>): Uncounted => {
  const { event, version, position, mark, recordedAt } = recorded;
  const moved = { ...(booking as Booking), version, position, mark, updatedAt: recordedAt };
  switch (event.type) {
    case 'BookingHeld':
    case 'BookingRequested':
    case 'BookingConfirmed':
      return begunWith(booking, recorded, event);
    case 'HoldExtended':
      return { ...moved, ...event.data, status: 'held', before: null, isExtended: true };
    case 'HoldExpired':
    case 'BookingRequestExpired':
      return { ...moved, status: 'expired', before: moved.status };
    case 'BookingApproved':
      return { ...moved, cancellationWindow: event.data.cancellationWindow, status: 'confirmed', expiresAt: null };
    case 'BookingDeclined':
      return { ...moved, ...endedBy(recorded.actor, event.data), status: 'declined', expiresAt: null };
    case 'BookingRescheduled': {
      const { notify: _, ...taken } = event.data;
      return { ...moved, ...taken, status: moved.before ?? moved.status, before: null };
    }
    case 'BookingDetailsChanged': {
      const { handedOn, notify: _, ...details } = event.data;
      return { ...moved, ...details, ...(handedOn && { theirsSince: mark, isHandedOn: true }) };
    }
    case 'BookingCancelled':
      return { ...moved, ...endedBy(recorded.actor, event.data), status: 'cancelled', expiresAt: null };
    case 'BookingCompleted':
      return { ...moved, status: 'completed' };
    case 'BookingMarkedNoShow':
      return { ...moved, status: 'no-show' };
    case 'BookingDisplaced':
      return { ...moved, status: 'displaced', before: moved.status, expiresAt: null };
  }
};

const endedBy = (actor: string, { reason, tellReason }: TellingWhy): Pick<Booking, 'endedBy' | 'toldReason'> => ({
  endedBy: actor,
  ...(tellReason && reason !== null && { toldReason: reason }),
});

const statusAfter = { BookingHeld: 'held', BookingRequested: 'pending', BookingConfirmed: 'confirmed' } as const;

/** The first event of a booking, or the confirmation of a hold: either says all that was agreed. */
const begunWith = (
  booking: Booking | null,
  { version, position, mark, recordedAt, actor }: Recorded<BookingEvent>,
  event: Extract<BookingEvent, { type: keyof typeof statusAfter }>,
): Uncounted => {
  const hold = { expiresAt: null, holder: null, holdSeconds: null, waitlistEntryId: undefined };
  const known = { ...hold, decideBy: null, cancellationWindow: null, handedOn: undefined, notify: undefined };
  const { id, expiresAt, holder, holdSeconds, waitlistEntryId: offeredTo, ...agreed } = { ...known, ...event.data };
  const { decideBy, cancellationWindow, handedOn, notify: _, ...content } = agreed;
  const waitlistEntryId = offeredTo ?? booking?.waitlistEntryId ?? null;
  const { createdAt, creation } = booking ?? { createdAt: recordedAt, creation: { actor, content, holdSeconds } };
  const stands = {
    id,
    version,
    position,
    mark,
    status: statusAfter[event.type],
    before: null,
    expiresAt,
    decideBy,
    cancellationWindow,
    holder,
    waitlistEntryId,
    theirsSince: booking && !handedOn ? booking.theirsSince : mark,
    ...((handedOn || booking?.isHandedOn) && { isHandedOn: true as const }),
  };
  return { ...stands, ...content, createdAt, updatedAt: recordedAt, creation };
};
