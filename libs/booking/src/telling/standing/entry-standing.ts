import type { Draft, LetterStanding, Said, ToldLetter } from '#libs/mail';
import { type Booking, bookingStream } from '../../domain/bookings/booking.js';
import {
  lapsesAtMost,
  type WaitlistEntry,
  waitlistEntryStream,
} from '../../domain/bookings/waitlist/waitlist-entry.js';
import type { Letter } from '../letters/letter.js';
import { nameOf } from '../letters/plain.js';
import {
  type At,
  keptAfterwards,
  type LetterParts,
  latest,
  sceneOf,
  senderOf,
  shownBooking,
  toCustomer,
  writingService,
} from './letter-parts.js';

type Kind = 'offered' | 'offer-over' | 'wait-over';

interface SaidOfEntry {
  /** The booking that was offered last. */
  readonly offer: string;
  readonly kind: Kind;
}

/** What somebody who waits is told; null: nothing. `offer`: the booking that is, or was last told to be, offered. */
export const tellWaiting = (
  told: SaidOfEntry | null,
  entry: Pick<WaitlistEntry, 'status' | 'bookingId' | 'lapses'>,
  offer: Pick<Booking, 'status' | 'expiresAt' | 'core'> | null,
  now: number,
): Kind | null => {
  if (entry.status === 'offered') {
    const isOpen = offer?.status === 'held' && offer.expiresAt !== null && offer.expiresAt > now;
    return isOpen && told?.offer !== entry.bookingId ? 'offered' : null;
  }
  if (!told || told.kind === 'wait-over' || entry.status === 'accepted') return null;
  if (entry.status === 'left') return entry.lapses >= lapsesAtMost ? 'wait-over' : null;
  // Who gave an offer back knows that it is over.
  return told.kind === 'offered' && offer?.status !== 'cancelled' ? 'offer-over' : null;
};

/** How a wait stands for who waits; null: nobody is told of it. */
export const entryStanding = async (parts: LetterParts, at: At, id: string): Promise<LetterStanding | null> => {
  const entry = await latest(parts, at, waitlistEntryStream(id));
  const service = entry && (await writingService(parts, at, entry.serviceId));
  if (!entry || !service || entry.customer.erased) return null;
  const isStranger = await parts.isStranger(at.shard, at.tenant, entry.creation.actor);
  const recipient = parts.recipientOf(at.tenant, [entry.customer.email]);

  const draft = async (_: string, told: ToldLetter | null): Promise<Draft | null> => {
    const before = told?.to === recipient ? (told.said as unknown as SaidOfEntry) : null;
    const offer = (entry.status === 'offered' ? entry.bookingId : null) ?? before?.offer;
    const booking = offer ? await latest(parts, at, bookingStream(offer)) : null;
    const kind = tellWaiting(before, entry, booking, parts.log.now());
    if (!kind || !offer || !booking) return null;
    const write: Draft['write'] = async ({ madeAt }) => {
      const scene = await sceneOf(parts, at, booking, service);
      const link = { ...at, subject: entry.id, since: entry.theirsSince, madeAt };
      const letter = {
        kind,
        ...toCustomer(parts, service, scene, entry.customer),
        ...shownBooking(at, booking, service, scene, booking.sequence),
        manageUrl: parts.manageUrl(link),
        fileUrl: null,
        isInCalendar: false,
        ...(kind === 'offered' && { until: booking.expiresAt }),
      };
      return parts.write(letter as Letter);
    };
    const said: Said = { offer, kind };
    return {
      kind,
      from: senderOf(parts, service),
      to: [{ name: nameOf(entry.customer.name) ?? '', address: entry.customer.email }],
      recipient,
      said,
      version: entry.version,
      sequence: 0,
      isUnasked: isStranger,
      keepUntil: entry.to + keptAfterwards,
      write,
    };
  };
  return { audiences: ['customer'], draft };
};
