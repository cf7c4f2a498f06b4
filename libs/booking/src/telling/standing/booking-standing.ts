import type { Draft, Lettering, LetterStanding, ToldLetter } from '#libs/mail';
import { type Booking, type BookingEvent, bookingStream } from '../../domain/bookings/booking.js';
import type { Service } from '../../domain/calendars/service.js';
import type { Interval } from '../../domain/time/interval.js';
import type { Letter, LetterKind } from '../letters/letter.js';
import { nameOf } from '../letters/plain.js';
import { isEndedByCustomer, isQuiet, type SaidOfBooking, saidOf, tellCustomer, tellDesk } from '../what-to-tell.js';
import {
  type At,
  keptAfterwards,
  type LetterParts,
  latest,
  type Scene,
  sceneOf,
  senderOf,
  shownBooking,
  toCustomer,
  writingService,
} from './letter-parts.js';

/** How a booking stands for its customer and its desk; null: nobody is told of it. */
export const bookingStanding = async (parts: LetterParts, at: At, id: string): Promise<LetterStanding | null> => {
  const booking = await latest(parts, at, bookingStream(id));
  const service = booking && (await writingService(parts, at, booking.serviceId));
  if (!booking || !service) return null;
  const scene = await sceneOf(parts, at, booking, service);
  const isStranger = await parts.isStranger(at.shard, at.tenant, booking.creation.actor);
  const telling = new BookingTelling(parts, at, booking, service, scene, isStranger);
  return {
    audiences: ['customer', 'desk'],
    draft: async (audience, told) => (audience === 'desk' ? telling.toDesk(told) : telling.toCustomer(told)),
  };
};

class BookingTelling {
  constructor(
    private readonly parts: LetterParts,
    private readonly at: At,
    private readonly booking: Booking,
    private readonly service: Service,
    private readonly scene: Scene,
    private readonly isStranger: boolean,
  ) {}

  async toCustomer(told: ToldLetter | null): Promise<Draft | null> {
    const { booking, parts, at } = this;
    const { customer } = booking;
    if (!customer || customer.erased || isQuiet(booking, told?.version ?? 0)) return null;
    const recipient = parts.recipientOf(at.tenant, [customer.email]);
    const before = told?.to === recipient ? (told.said as unknown as SaidOfBooking) : null;
    const kind = tellCustomer(before, booking, parts.log.now());
    if (!kind) return null;
    return {
      ...this.#draft(kind, recipient, this.isStranger && (await this.#isByStrangers(told?.version ?? 0))),
      to: [{ name: nameOf(customer.name) ?? '', address: customer.email }],
      write: async (lettering) => parts.write(await this.#letter(kind, before, lettering)),
    };
  }

  toDesk(told: ToldLetter | null): Draft | null {
    const { booking, parts, at, service, scene } = this;
    const { notifyDesk } = service;
    if (notifyDesk.length === 0 || isQuiet(booking, told?.version ?? 0)) return null;
    const kind = tellDesk(told && (told.said as unknown as SaidOfBooking), booking, parts.log.now());
    if (!kind) return null;
    const to = notifyDesk.map((address) => ({ name: '', address }));
    const write = async ({ sequence }: Lettering) => {
      const letter = {
        kind,
        to: { email: notifyDesk[0]!, name: null },
        from: { email: parts.from, name: senderOf(parts, service).name },
        locale: service.locale ?? 'en',
        timeZone: scene.timeZone,
        ...shownBooking(at, booking, service, scene, sequence),
        manageUrl: null,
        fileUrl: null,
        isInCalendar: false,
        customerName: booking.customer?.name ?? null,
        ...(kind === 'desk-requested' && { answeredBy: booking.decideBy }),
      };
      return parts.write(letter as Letter);
    };
    return { ...this.#draft(kind, parts.recipientOf(at.tenant, notifyDesk), false), to, write };
  }

  #draft(kind: LetterKind, recipient: string, isUnasked: boolean) {
    const { parts, booking, service } = this;
    const { version, sequence, core } = booking;
    const said = { ...saidOf(booking) };
    const keepUntil = core.end + keptAfterwards;
    return { kind, from: senderOf(parts, service), recipient, said, version, sequence, isUnasked, keepUntil };
  }

  async #letter(kind: LetterKind, before: SaidOfBooking | null, { sequence, madeAt }: Lettering): Promise<Letter> {
    const { parts, at, booking, service, scene } = this;
    const link = { ...at, subject: booking.id, since: booking.theirsSince, madeAt };
    const common = {
      ...toCustomer(parts, service, scene, booking.customer!),
      ...shownBooking(at, booking, service, scene, sequence),
      manageUrl: parts.manageUrl(link),
      fileUrl: parts.fileUrl(link),
      isInCalendar: before !== null,
    };
    const reason = booking.toldReason ?? null;
    switch (kind) {
      case 'requested':
        return { ...common, kind, answeredBy: booking.decideBy };
      case 'moved':
        return { ...common, kind, before: { start: before!.start, end: before!.end } };
      case 'cancelled':
        return { ...common, kind, by: isEndedByCustomer(booking) ? 'customer' : 'desk', reason };
      case 'declined':
        return { ...common, kind, reason };
      case 'displaced':
        return { ...common, kind, alternatives: await this.#alternatives() };
      default:
        return { ...common, kind } as Letter;
    }
  }

  /** Whether nobody else has changed it since a version: what the desk does is told, however much strangers have done. */
  async #isByStrangers(version: number): Promise<boolean> {
    const { parts, booking } = this;
    const { shard, tenant } = this.at;
    const events = await parts.log.scanStream(shard, tenant, bookingStream(booking.id).name, { after: version });
    for (const { type, actor } of events)
      if (type === 'BookingDisplaced' || !(await parts.isStranger(shard, tenant, actor))) return false;
    return true;
  }

  /** What was free when it lost its time, and is not over. */
  async #alternatives(): Promise<readonly Interval[]> {
    const { log } = this.parts;
    const { shard, tenant } = this.at;
    const events = await log.scanStream(shard, tenant, `booking/${this.booking.id}`);
    const event = events.findLast(({ type, unreadable }) => type === 'BookingDisplaced' && !unreadable);
    if (!event) return [];
    const { alternatives } = (event as unknown as Extract<BookingEvent, { type: 'BookingDisplaced' }>).data;
    return alternatives.filter(({ start }) => start > log.now()).map(({ start, end }) => ({ start, end }));
  }
}
