import type { Draft, LetterStanding, ToldLetter } from '#libs/mail';
import { type Booking, bookingStream } from '../../domain/bookings/booking.js';
import type { Service } from '../../domain/calendars/service.js';
import { day, minute } from '../../domain/time/interval.js';
import type { Letter } from '../letters/letter.js';
import {
  type At,
  type LetterParts,
  latest,
  type Scene,
  sceneOf,
  senderOf,
  shownBooking,
  toCustomer,
  writingService,
} from './letter-parts.js';

/** In which hour the links were sent, and how often on that day: both of UTC, in milliseconds. */
interface SaidOfLinks {
  readonly hour: number;
  readonly times: number;
}

const hour = 60 * minute;
/** How often on one day. */
const aDay = 5;

/** What will have been said once the links are sent now; null: they were sent in this hour, or often enough today. */
export const tellLinks = (told: SaidOfLinks | null, now: number): SaidOfLinks | null => {
  const thisHour = Math.floor(now / hour) * hour;
  const isToday = told !== null && Math.floor(told.hour / day) === Math.floor(now / day);
  const times = isToday ? told.times + 1 : 1;
  return told?.hour === thisHour || times > aDay ? null : { hour: thisHour, times };
};

interface Found {
  readonly booking: Booking;
  readonly service: Service;
  readonly scene: Scene;
}

const atMost = 50;

/** What is to come for an address, of which there is but the hash, and for which somebody asked; null: nothing is. */
export const linksStanding = async (parts: LetterParts, at: At, recipient: string): Promise<LetterStanding | null> => {
  const found = await findUpcoming(parts, at, recipient);
  const first = found[0];
  const customer = first?.booking.customer;
  if (!first || !customer) return null;
  const { service, scene } = first;
  const draft = async (_: string, told: ToldLetter | null): Promise<Draft | null> => {
    const said = tellLinks(told && (told.said as unknown as SaidOfLinks), parts.log.now());
    if (!said) return null;
    const write: Draft['write'] = async ({ madeAt }) => {
      const bookings = found.map(({ booking, ...shown }) => ({
        ...shownBooking(at, booking, shown.service, shown.scene, booking.sequence),
        manageUrl: parts.manageUrl({ ...at, subject: booking.id, since: booking.theirsSince, madeAt }),
      }));
      return parts.write({ kind: 'links', ...toCustomer(parts, service, scene, customer), bookings } satisfies Letter);
    };
    return {
      kind: 'links',
      from: senderOf(parts, service),
      to: [{ name: '', address: customer.email }],
      recipient,
      said: { ...said },
      version: 0,
      sequence: 0,
      isUnasked: false,
      keepUntil: said.hour + 2 * day,
      write,
    };
  };
  return { audiences: ['customer'], draft };
};

/** By the start; each is of the address as it is by now, whatever it was when it was written about. */
const findUpcoming = async (parts: LetterParts, at: At, recipient: string): Promise<Found[]> => {
  const found: Found[] = [];
  for (const id of await parts.writtenTo(at, recipient, atMost)) {
    const booking = await latest(parts, at, bookingStream(id));
    if (!booking?.customer || booking.customer.erased || !isToCome(booking, parts.log.now())) continue;
    if (parts.recipientOf(at.tenant, [booking.customer.email]) !== recipient) continue;
    const service = await writingService(parts, at, booking.serviceId);
    if (service) found.push({ booking, service, scene: await sceneOf(parts, at, booking, service) });
  }
  return found.sort((one, other) => one.booking.core.start - other.booking.core.start);
};

const open = new Set<Booking['status']>(['held', 'pending', 'confirmed', 'displaced']);

const isToCome = ({ status, core }: Booking, now: number): boolean => open.has(status) && core.end > now;
