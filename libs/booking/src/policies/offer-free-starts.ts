import { type Context, judge } from '../domain/availability/availability.js';
import { extent } from '../domain/availability/extent.js';
import type { Slot } from '../domain/availability/slots.js';
import { asWaitedFor, isWaitingFor, lastStart, type Waiting } from '../domain/bookings/waitlist/waitlist.js';
import type { Claim } from '../domain/claims/agenda.js';
import { shortestOffer } from '../domain/decisions/waitlist/offer-spot.js';
import { type Interval, overlap } from '../domain/time/interval.js';
import { FreeStarts } from '../domain/waiting/free-starts.js';
import { type OfferHours, offeredFrom } from '../domain/waiting/offer-hours.js';
import type { Turns } from '../turns.js';

/** `to`: the entry that has it now, null: nobody; `blocked`: who may have nothing now. */
export interface Offered {
  readonly to: string | null;
  readonly blocked: readonly string[];
}

interface Looked {
  readonly context: Context;
  /** In line, without offers. */
  readonly waiting: readonly Waiting[];
  readonly range: Interval;
  readonly now: number;
  readonly offerHours: OfferHours;
  /** Those who have got something or may have nothing; grows. */
  readonly passing: Set<string>;
}

/** Tries to have a start offered: who it goes to is decided on the log, and may be somebody else than whom it was tried for. */
export type Try = (each: Waiting, start: number, passing: ReadonlySet<string>) => Promise<Offered>;

const kindOf = ({ duration, units, calendarIds }: Waiting) => JSON.stringify([duration, units, calendarIds]);

/**
 * For each who waits, in their order, every free start that fits them is tried until they have one or it turns out that
 * they may not have any. It is only known what the views say: what was offered meanwhile is taken off.
 */
export const offerFreeStarts = async (
  { context, waiting, range, now, offerHours, passing }: Looked,
  offer: Try,
  turns: Turns,
): Promise<void> => {
  const kinds = new Map<string, FreeStarts>();
  const gone = new Set<string>();
  const taken: Taken[] = [];
  for (const each of waiting) {
    if (passing.has(each.entryId) || lastStart(each) < range.start || range.end <= each.from) continue;
    const kind = kindOf(each);
    const free = kinds.get(kind) ?? new FreeStarts(context, range, each, now);
    kinds.set(kind, free);
    for (const slot of free.from(Math.max(each.from, now + shortestOffer))) {
      await turns.take();
      if (slot === null) continue;
      if (slot.start > lastStart(each)) break;
      const name = `${kind} ${slot.start}`;
      if (gone.has(name) || !isWaitingFor(each, slot.start)) continue;
      if (now < offeredFrom(offerHours, context.service.timeZone, slot.start, now)) continue;
      if (!isStillFree(context, taken, slot, each, now)) {
        gone.add(name);
        continue;
      }
      const to = await tried(each, slot.start, passing, offer);
      if (to !== null) {
        passing.add(to);
        taken.push(takenBy(context, slot, waiting.find(({ entryId }) => entryId === to) ?? each));
      }
      if (passing.has(each.entryId)) break;
      gone.add(name);
    }
  }
};

/** Again as long as it turns out of more and more that they may have nothing: one decision does not look at all of them. */
const tried = async (each: Waiting, start: number, passing: Set<string>, offer: Try): Promise<string | null> => {
  for (;;) {
    const { to, blocked } = await offer(each, start, passing);
    const known = passing.size;
    for (const id of blocked) passing.add(id);
    if (to !== null || passing.size === known || passing.has(each.entryId)) return to;
  }
};

interface Taken {
  readonly calendarIds: readonly string[];
  readonly claim: Claim;
}

const takenBy = ({ service }: Context, { start, calendarIds }: Slot, { duration, units }: Waiting): Taken => ({
  calendarIds,
  claim: {
    ...extent(service, start, duration),
    bookingId: '',
    serviceId: service.id,
    kind: 'hold',
    units,
    expiresAt: null,
    outsideHours: false,
  },
});

const isStillFree = (
  context: Context,
  taken: readonly Taken[],
  { start }: Slot,
  each: Waiting,
  now: number,
): boolean => {
  const { duration, units } = each;
  const { buffered } = extent(context.service, start, duration);
  const near = taken.filter(({ claim }) => overlap(claim.buffered, buffered));
  if (near.length === 0) return true;
  const calendars = context.calendars.map(({ claims, ...known }) => {
    const own = near.filter(({ calendarIds }) => calendarIds.includes(known.calendar.id)).map(({ claim }) => claim);
    return { ...known, claims: [...claims.filter((claim) => overlap(claim.buffered, buffered)), ...own] };
  });
  const service = asWaitedFor(context.service, each);
  const wanted = { start, duration, units, calendarIds: each.calendarIds ?? undefined };
  return judge({ ...context, service, calendars }, wanted, now).bookable;
};
