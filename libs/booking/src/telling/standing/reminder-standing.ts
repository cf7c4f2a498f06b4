import type { Draft, LetterStanding, ToldLetter } from '#libs/mail';
import { type Booking, bookingStream } from '../../domain/bookings/booking.js';
import { type Reminders, remindersStream } from '../../domain/bookings/telling/reminders.js';
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

type SaidOfReminder = NonNullable<Reminders['last']>;

/** Whether a reminder is still to be sent: it is void once the booking is called off, elsewhere or has begun. */
export const isToRemind = (
  told: SaidOfReminder | null,
  last: SaidOfReminder,
  { status, core }: Pick<Booking, 'status' | 'core'>,
  now: number,
): boolean => {
  const isTold = told?.start === last.start && told.minutesBefore === last.minutesBefore;
  return !isTold && status === 'confirmed' && core.start === last.start && core.start > now;
};

/** What its customer is reminded of; null: of nothing. */
export const reminderStanding = async (parts: LetterParts, at: At, id: string): Promise<LetterStanding | null> => {
  const last = (await latest(parts, at, remindersStream(id)))?.last;
  const booking = await latest(parts, at, bookingStream(id));
  const service = booking && (await writingService(parts, at, booking.serviceId));
  if (!last || !booking?.customer || booking.customer.erased || !service) return null;
  const { customer } = booking;

  const draft = async (_: string, told: ToldLetter | null): Promise<Draft | null> => {
    if (!isToRemind(told && (told.said as unknown as SaidOfReminder), last, booking, parts.log.now())) return null;
    const write: Draft['write'] = async ({ madeAt }) => {
      const scene = await sceneOf(parts, at, booking, service);
      const link = { ...at, subject: booking.id, since: booking.theirsSince, madeAt };
      const letter: Letter = {
        kind: 'reminder',
        ...toCustomer(parts, service, scene, customer),
        ...shownBooking(at, booking, service, scene, booking.sequence),
        manageUrl: parts.manageUrl(link),
        fileUrl: parts.fileUrl(link),
        isInCalendar: true,
      };
      return parts.write(letter);
    };
    return {
      kind: 'reminder',
      from: senderOf(parts, service),
      to: [{ name: nameOf(customer.name) ?? '', address: customer.email }],
      recipient: parts.recipientOf(at.tenant, [customer.email]),
      said: { ...last },
      version: booking.version,
      sequence: 0,
      isUnasked: await parts.isStranger(at.shard, at.tenant, booking.creation.actor),
      keepUntil: booking.core.end + keptAfterwards,
      write,
    };
  };
  return { audiences: ['customer'], draft };
};
