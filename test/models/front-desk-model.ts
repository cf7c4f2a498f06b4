import type { Ask, Wish } from '#test/rules/front-desk-asks';
import { holdsPerCustomer } from '#test/rules/front-desk-asks';
import { isOpenAt } from './plain-hours.js';
import {
  buffered,
  candidates,
  covers,
  minute,
  type Offer,
  type Room,
  type Span,
  type Stay,
  spanOf,
  tick,
  ticksOf,
  tookPlace,
  widened,
} from './stays.js';

const grace = 2_000;

/** What the front desk promises, said as plainly as it can be: rooms, what is offered, and who stays when. */
export class FrontDeskModel {
  readonly rooms = new Map<string, Room>();
  readonly offers = new Map<string, Offer>();
  readonly stays = new Map<string, Stay>();

  /** What a stay is for its holder: what ran out has expired. */
  standing({ status, before, expiresAt }: Stay, now: number): { status: string; before: string | null } {
    const isOpen = status === 'held' || status === 'pending';
    return isOpen && expiresAt! <= now ? { status: 'expired', before: status } : { status, before };
  }

  /** Whether a stay keeps others out. */
  keepsOut({ status, expiresAt }: Stay, now: number): boolean {
    if (status === 'held' || status === 'pending') return now < expiresAt! + grace;
    return tookPlace(status) || status === 'confirmed';
  }

  unitsIn(roomId: string, at: number, now: number, among = [...this.stays.values()]): number {
    return among
      .filter((stay) => stay.rooms.has(roomId) && this.keepsOut(stay, now) && covers(buffered(stay), at))
      .reduce((sum, { units }) => sum + units, 0);
  }

  isOpen(room: Room, span: Span, atAnyHour: boolean): boolean {
    const isShut = (at: number) => [...room.blackouts.values()].some((blackout) => covers(blackout, at));
    return !room.isArchived && ticksOf(span).every((at) => (atAnyHour || isOpenAt(room, at)) && !isShut(at));
  }

  /** For each entry of `uses` the rooms that would take a wish. `kept`: who is there keeps the start, and asks for what is new. */
  places(offer: Offer, wish: Wish, now: number, self?: string, kept?: Stay): string[][] {
    const others = [...this.stays].filter(([id]) => id !== self).map(([, stay]) => stay);
    const span = spanOf(wish);
    const atAnyHour = wish.override.includes('outside-hours');
    const takes = (id: string) => {
      const room = this.rooms.get(id)!;
      const own = kept?.rooms.has(id) ? kept : undefined;
      const isNew = (at: number) => !own || !covers(spanOf(own), at);
      const needsRoom = (at: number) => !own || wish.units > own.units || !covers(buffered(own), at);
      const ticks = ticksOf(widened(span, kept?.buffers ?? [offer.bufferBefore, offer.bufferAfter]));
      return (
        ticksOf(span).every((at) => !isNew(at) || this.isOpen(room, { start: at, end: at + tick }, atAnyHour)) &&
        ticks.every((at) => !needsRoom(at) || this.unitsIn(id, at, now, others) + wish.units <= room.capacity)
      );
    };
    return offer.uses.map((use) => {
      const pinned = candidates(use).filter((id) => wish.calendarIds?.includes(id));
      return (pinned.length > 0 ? pinned : candidates(use)).filter(takes);
    });
  }

  keepsRules(
    offer: Offer,
    { start, duration, units, override, calendarIds = [] }: Wish,
    now: number,
    mustBeToCome: boolean,
    agreed?: Stay,
    keepsStart = false,
  ): boolean {
    if (start < now || (mustBeToCome && start === now)) return false;
    if (!keepsStart && start < now + offer.minNotice * minute && !override.includes('under-notice')) return false;
    if (!offer.durations.includes(duration) && duration !== agreed?.duration) return false;
    const named = offer.uses.flatMap(candidates);
    return (
      units <= Math.max(offer.maxUnitsPerBooking, agreed?.units ?? 0) && calendarIds.every((id) => named.includes(id))
    );
  }

  /** `mustBeToCome`: what waits or is only held ends when it would begin. */
  canHave(offer: Offer, wish: Wish, now: number, mustBeToCome: boolean, self?: string, kept?: Stay): boolean {
    const agreed = self === undefined ? undefined : this.stays.get(self);
    return (
      this.keepsRules(offer, wish, now, mustBeToCome, agreed, kept !== undefined) &&
      this.places(offer, wish, now, self, kept).every((rooms) => rooms.length > 0)
    );
  }

  /** Whether one more hold would be too many for who holds it. */
  isHoldingTooMuch(holder: string | null, now: number, self?: string): boolean {
    const live = [...this.stays].filter(
      ([id, stay]) => id !== self && stay.status === 'held' && this.keepsOut(stay, now),
    );
    return holder !== null && live.filter(([, stay]) => stay.holder === holder).length >= holdsPerCustomer;
  }

  /** The wish of somebody who wants back what ran out. */
  same(stay: Stay): Wish {
    return { ...stay, calendarIds: [...stay.rooms.keys()], override: stay.override as Wish['override'] };
  }

  /** Who would lose the place that they have, were the room another one: what has begun only to a closure over the rest. */
  stranded(roomId: string, room: Room, now: number): string[] {
    const there = [...this.stays].filter(
      ([, stay]) => stay.rooms.has(roomId) && this.keepsOut(stay, now) && buffered(stay).end > now,
    );
    const isToCome = ([, stay]: [string, Stay]) => stay.start > now;
    const isShut = ({ start, end }: Span) =>
      [...room.blackouts.values()].some((blackout) => blackout.start < end && Math.max(start, now) < blackout.end);
    const closed = there.filter((each) => {
      const [, stay] = each;
      if (isToCome(each)) return !this.isOpen(room, spanOf(stay), stay.override.includes('outside-hours'));
      return !tookPlace(stay.status) && spanOf(stay).end > now && isShut(spanOf(stay));
    });
    const longest = there.filter((each) => !closed.includes(each));
    const staying = longest.filter((each) => !isToCome(each)).map(([, stay]) => stay);
    const toCome = longest.filter(isToCome);
    toCome.sort(([, a], [, b]) => a.rooms.get(roomId)! - b.rooms.get(roomId)!);
    const crowded = toCome.filter(([, stay]) => {
      const fits = ticksOf(buffered(stay)).every(
        (at) => this.unitsIn(roomId, at, now, staying) + stay.units <= room.capacity,
      );
      if (fits) staying.push(stay);
      return !fits;
    });
    return [...closed, ...crowded].map(([id]) => id);
  }

  /** What is wrong with who stays where. */
  faults(now: number): string[] {
    return [...this.rooms].flatMap(([roomId, room]) => {
      const upcoming = [...this.stays].filter(
        ([, stay]) => stay.rooms.has(roomId) && this.keepsOut(stay, now) && spanOf(stay).end > now,
      );
      const among = upcoming.map(([, stay]) => stay);
      const toCome = upcoming.filter(([, stay]) => stay.start > now);
      const tooMany = toCome.flatMap(([, stay]) =>
        ticksOf(buffered(stay))
          .filter((at) => this.unitsIn(roomId, at, now, among) > room.capacity)
          .map((at) => `too many in ${roomId} at ${new Date(at).toISOString()}`),
      );
      const shutOut = toCome.filter(
        ([, stay]) => !this.isOpen(room, spanOf(stay), stay.override.includes('outside-hours')),
      );
      return [...tooMany, ...shutOut.map(([id]) => `${id} stays in ${roomId}, which is closed`)];
    });
  }
}

/** An ask whose outcome for the booking is a word: what it leads to from where it is. */
export const leadsTo: Partial<Record<Ask['ask'], Readonly<Record<string, string>>>> = {
  approve: { pending: 'confirmed' },
  decline: { pending: 'declined' },
  cancel: { held: 'cancelled', pending: 'cancelled', confirmed: 'cancelled', displaced: 'cancelled' },
  complete: { confirmed: 'completed' },
  'no-show': { confirmed: 'no-show' },
};
