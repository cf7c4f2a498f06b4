import type { Ask, Wish } from '#test/rules/front-desk-asks';
import { holdsPerCustomer } from '#test/rules/front-desk-asks';
import { type Hours, isOpenAt } from './plain-hours.js';

const minute = 60_000;
/** All that is agreed on in the model lies on multiples of it. */
const tick = 5 * minute;
const grace = 2_000;

export interface Room extends Hours {
  readonly capacity: number;
  readonly isArchived: boolean;
  readonly blackouts: ReadonlyMap<string, { readonly start: number; readonly end: number }>;
}

export type Use = { readonly calendarId: string } | { readonly anyOf: readonly string[] };

export interface Offer {
  readonly uses: readonly Use[];
  readonly durations: readonly number[];
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly minNotice: number;
  readonly cancellationWindow: number;
  readonly maxUnitsPerBooking: number;
  readonly approval: 'automatic' | 'required';
  readonly isArchived: boolean;
}

/** A booking, and since when it has had its place in each of its rooms. */
export interface Stay {
  readonly status: string;
  readonly before: string | null;
  readonly serviceId: string;
  readonly rooms: ReadonlyMap<string, number>;
  readonly start: number;
  readonly duration: number;
  readonly units: number;
  readonly buffers: readonly [before: number, after: number];
  readonly override: readonly string[];
  readonly holder: string | null;
  readonly notes: string | null;
  readonly expiresAt: number | null;
  /** Minutes before its start up to which it may be given back, as was agreed when it was confirmed. */
  readonly window: number | null;
  /** When it was ended before its time was over: the rest is free. */
  readonly endedAt: number | null;
}

type Span = { readonly start: number; readonly end: number };

export type Foreseen = 'passes' | 'changes nothing' | 'is refused';

const spanOf = ({ start, duration }: { start: number; duration: number }): Span => ({
  start,
  end: start + duration * minute,
});
const widened = ({ start, end }: Span, [before, after]: readonly [number, number]): Span => ({
  start: start - before * minute,
  end: end + after * minute,
});
const ticksOf = ({ start, end }: Span) =>
  Array.from({ length: Math.ceil((end - start) / tick) }, (_, at) => start + at * tick);
const covers = ({ start, end }: Span, at: number) => start <= at && at < end;
export const buffered = (stay: Stay) => {
  const span = widened(spanOf(stay), stay.buffers);
  return stay.endedAt === null ? span : { ...span, end: stay.endedAt };
};
const tookPlace = (status: string) => status === 'completed' || status === 'no-show';
export const candidates = (use: Use) => ('anyOf' in use ? use.anyOf : [use.calendarId]);

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

  /** For each entry of `uses` the rooms that would take a wish. */
  places(offer: Offer, wish: Wish, now: number, self?: string): string[][] {
    const others = [...this.stays].filter(([id]) => id !== self).map(([, stay]) => stay);
    const span = spanOf(wish);
    const atAnyHour = wish.override.includes('outside-hours');
    const takes = (id: string) => {
      const room = this.rooms.get(id)!;
      const ticks = ticksOf(widened(span, [offer.bufferBefore, offer.bufferAfter]));
      return (
        this.isOpen(room, span, atAnyHour) &&
        ticks.every((at) => this.unitsIn(id, at, now, others) + wish.units <= room.capacity)
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
  ): boolean {
    if (start < now || (mustBeToCome && start === now)) return false;
    if (start < now + offer.minNotice * minute && !override.includes('under-notice')) return false;
    if (!offer.durations.includes(duration) && duration !== agreed?.duration) return false;
    const named = offer.uses.flatMap(candidates);
    return (
      units <= Math.max(offer.maxUnitsPerBooking, agreed?.units ?? 0) && calendarIds.every((id) => named.includes(id))
    );
  }

  /** `mustBeToCome`: what waits or is only held ends when it would begin. */
  canHave(offer: Offer, wish: Wish, now: number, mustBeToCome: boolean, self?: string): boolean {
    const agreed = self === undefined ? undefined : this.stays.get(self);
    return (
      this.keepsRules(offer, wish, now, mustBeToCome, agreed) &&
      this.places(offer, wish, now, self).every((rooms) => rooms.length > 0)
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
