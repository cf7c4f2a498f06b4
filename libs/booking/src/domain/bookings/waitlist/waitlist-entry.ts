import type { Recorded, Stream } from '../../deciding/decision.js';
import type { Customer } from '../booking.js';

/** What somebody waits for: a booking that lies from `from` to `to`. Instants in milliseconds, `duration` in minutes. */
export interface WaitlistWish {
  readonly serviceId: string;
  readonly from: number;
  readonly to: number;
  readonly duration: number;
  readonly units: number;
  /** Of an entry of `uses` that names some of these only they will do. */
  readonly calendarIds: readonly string[] | null;
  readonly customer: Customer;
}

/** Why an offer is over that was not accepted: it ran out, the customer gave it back, or its time was closed. */
export type OfferEnd = 'lapsed' | 'given-back' | 'displaced';

/** Why somebody is in the line no longer: asked for, booked that time directly, let too many offers lapse, is erased. */
export const leaveReasons = ['asked-for', 'booked', 'offers-lapsed', 'erased'] as const;
export type LeaveReason = (typeof leaveReasons)[number];

/** So many offers may lapse that left time to answer; then whoever waits has left. */
export const lapsesAtMost = 3;

export type WaitlistEntryEvent =
  | { type: 'WaitlistJoined'; data: { id: string; customerHash: string } & WaitlistWish }
  | { type: 'WaitlistSpotOffered'; data: { bookingId: string; start: number; end: number; expiresAt: number } }
  | { type: 'WaitlistOfferExpired'; data: { bookingId: string; cause: OfferEnd } }
  | { type: 'WaitlistAccepted'; data: { bookingId: string } }
  | { type: 'WaitlistExpired'; data: Record<string, never> }
  | { type: 'WaitlistLeft'; data: { reason: LeaveReason } };

export type WaitlistStatus = 'waiting' | 'offered' | 'accepted' | 'expired' | 'left';

export interface WaitlistEntry extends WaitlistWish {
  readonly id: string;
  readonly version: number;
  readonly position: number;
  readonly mark: string;
  /** The end of the id of its first event: it names whom it is of, for ever. */
  readonly theirsSince: string;
  /** The position of its joining: who joined first is offered first. */
  readonly joined: number;
  readonly status: WaitlistStatus;
  /** What is offered to it or was accepted. */
  readonly bookingId: string | null;
  /** How many offers were not taken in the time that there was to answer. */
  readonly lapses: number;
  /** Whether the last offer leaves as much time to answer as the service gives: the start cuts others short. */
  readonly isUnhurried: boolean;
  /** Stands for the customer where nothing personal may be told. */
  readonly customerHash: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly creation: { readonly actor: string };
}

/** An offer that its start cut short counts against nobody: they had not the time to hear of it. */
export const lapsesAfter = ({ lapses, isUnhurried }: Pick<WaitlistEntry, 'lapses' | 'isUnhurried'>, cause: OfferEnd) =>
  lapses + (cause === 'lapsed' && isUnhurried ? 1 : 0);

export const waitlistEntryStream = (id: string): Stream<WaitlistEntry | null, WaitlistEntryEvent> => ({
  name: `waitlist-entry/${id}`,
  initial: null,
  evolve: evolveWaitlistEntry,
});

export const evolveWaitlistEntry = (
  entry: WaitlistEntry | null,
  { event, version, position, mark, recordedAt, actor }: Recorded<WaitlistEntryEvent>,
): WaitlistEntry => {
  if (event.type === 'WaitlistJoined') {
    const times = { createdAt: recordedAt, updatedAt: recordedAt };
    return {
      ...event.data,
      version,
      position,
      mark,
      theirsSince: mark,
      joined: position,
      status: 'waiting',
      bookingId: null,
      lapses: 0,
      isUnhurried: false,
      ...times,
      creation: { actor },
    };
  }
  const moved = { ...(entry as WaitlistEntry), version, position, mark, updatedAt: recordedAt };
  switch (event.type) {
    case 'WaitlistSpotOffered':
      return {
        ...moved,
        status: 'offered',
        bookingId: event.data.bookingId,
        isUnhurried: event.data.expiresAt < event.data.start,
      };
    case 'WaitlistOfferExpired':
      return {
        ...moved,
        status: 'waiting',
        bookingId: null,
        lapses: lapsesAfter(moved, event.data.cause),
      };
    case 'WaitlistAccepted':
      return { ...moved, status: 'accepted', bookingId: event.data.bookingId };
    case 'WaitlistExpired':
      return { ...moved, status: 'expired' };
    case 'WaitlistLeft':
      return { ...moved, status: 'left', bookingId: null };
  }
};
