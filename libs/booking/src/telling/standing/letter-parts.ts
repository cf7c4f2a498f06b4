import type { EventLog } from '#libs/event-store';
import type { Address, Content } from '#libs/mail';
import type { Booking, Customer } from '../../domain/bookings/booking.js';
import { type Calendar, calendarStream } from '../../domain/calendars/calendar.js';
import { type Service, serviceStream } from '../../domain/calendars/service.js';
import type { Stream } from '../../domain/deciding/decision.js';
import { toCalendarEvent } from '../appointment.js';
import type { Addressed, Letter, OfBooking } from '../letters/letter.js';

/** What a link is for, and when it was made, in milliseconds: made again for the same time it is the same. */
export interface Linked {
  readonly shard: number;
  readonly tenant: string;
  readonly subject: string;
  readonly since: string;
  readonly madeAt: number;
}

/** What letters are made with. */
export interface LetterParts {
  readonly log: Pick<EventLog, 'latest' | 'reveal' | 'scanStream' | 'now'>;
  /** The address that sends. */
  readonly from: string;
  readonly write: (letter: Letter) => Content;
  readonly manageUrl: (linked: Linked) => string;
  readonly fileUrl: (linked: Linked) => string;
  /** A keyed hash of addresses. */
  readonly recipientOf: (tenant: string, addresses: readonly string[]) => string;
  /** The bookings that the customer at an address, of which this is the hash, was written about and that are not over. */
  readonly writtenTo: (at: At, recipient: string, atMost: number) => Promise<readonly string[]>;
  /** Whether it is somebody of whom nothing is known, by how the log names who writes. */
  readonly isStranger: (shard: number, tenant: string, actor: string) => Promise<boolean>;
  /** How long nothing more is to happen to something before anybody is told, in milliseconds. */
  readonly pause: number;
}

/** A tenant in its shard. */
export interface At {
  readonly shard: number;
  readonly tenant: string;
}

export const latest = async <State, Event>(
  { log }: Pick<LetterParts, 'log'>,
  { shard, tenant }: At,
  stream: Stream<State, Event>,
): Promise<State | null> => log.reveal(shard, tenant, await log.latest(shard, tenant, stream));

/** A service that writes; null: it does not, or is not there. */
export const writingService = async (parts: LetterParts, at: At, id: string): Promise<Service | null> => {
  const service = await latest(parts, at, serviceStream(id));
  return service?.mails === 'on' ? service : null;
};

/** Where a booking takes place, and the first of these calendars, whose zone it is in. */
export interface Scene {
  readonly location: string;
  readonly timeZone: string;
}

export const sceneOf = async (parts: LetterParts, at: At, booking: Booking, service: Service): Promise<Scene> => {
  const calendars: Calendar[] = [];
  for (const id of booking.calendarIds) {
    const calendar = await latest(parts, at, calendarStream(id));
    if (calendar) calendars.push(calendar);
  }
  const location = calendars.map(({ name }) => name).join(', ');
  return { location, timeZone: calendars[0]?.timeZone ?? service.timeZone };
};

export const senderOf = ({ from }: LetterParts, service: Service): Address => ({
  name: service.mailFromName ?? service.name,
  address: from,
});

/** A letter to whom a booking or a wait is for. */
export const toCustomer = (parts: LetterParts, service: Service, scene: Scene, customer: Customer): Addressed => ({
  to: { email: customer.email, name: customer.name },
  from: { email: parts.from, name: service.mailFromName ?? service.name },
  locale: customer.locale ?? service.locale ?? 'en',
  timeZone: customer.timeZone ?? scene.timeZone,
});

/** The booking as letters show it. */
export const shownBooking = (
  { tenant }: At,
  booking: Booking,
  service: Service,
  { location }: Scene,
  sequence: number,
): Pick<OfBooking, 'event' | 'units'> => {
  const naming = { summary: service.name, location: location || null };
  const { url: _, organizer: __, attendee: ___, ...event } = toCalendarEvent(tenant, booking, naming);
  return { event: { ...event, sequence }, units: booking.units };
};

/** What is kept of what was told is of use so long behind the end, in milliseconds. */
export const keptAfterwards = 31 * 86_400_000;
