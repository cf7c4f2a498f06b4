import type { Point } from '#libs/event-store';
import type { Slot } from '../../domain/availability/slots.js';
import type { Service } from '../../domain/calendars/service.js';
import { readAvailability } from '../../read-models/availability.js';
import type { Scope } from '../../read-models/scope.js';
import { Turns } from '../../turns.js';
import { wantedOf } from './booking-to-move.js';
import { type Desk, findAfresh } from './find-afresh.js';
import { type FoundSlots, type SlotFilter, startsTold } from './found-slots.js';
import { isStill, type Kept, movesOf } from './kept.js';
import type { KeptSlots } from './kept-slots.js';
import type { NextAvailable } from './next-available.js';
import { Offer, Overtaken } from './offer.js';
import { Parts } from './parts.js';

interface KeepingDesk extends Desk {
  readonly kept: KeptSlots;
}

/** So often it is begun anew where something moves meanwhile; then all is looked at once. */
const attempts = 3;

/**
 * The slots of a service, made of local days that are kept for as long as nothing moves that they were made of. It is as if
 * all of it had been looked at now.
 */
export const findOffered = async (
  desk: KeepingDesk,
  scope: Scope,
  serviceId: string,
  filter: SlotFilter,
  minPosition: number | Point = 0,
): Promise<FoundSlots | null> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      const found = await findOnce(desk, scope, serviceId, filter, minPosition);
      if (found !== 'moved') return found;
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
      desk.kept.forget(serviceKey(scope, serviceId));
    }
  }
  return findAfresh(desk, scope, serviceId, filter);
};

const findOnce = async (
  desk: KeepingDesk,
  scope: Scope,
  serviceId: string,
  filter: SlotFilter,
  minPosition: number | Point,
): Promise<FoundSlots | null | 'moved'> => {
  const { kept, log } = desk;
  const moved = await kept.movements.look(scope.shard);
  const { end } = moved;
  const now = log.now();
  const known = kept.part<Service>(serviceKey(scope, serviceId));
  const isKnown = known !== undefined && isStill(known, movesOf(moved, scope.tenant, known.value), now);
  const service = isKnown ? known : await readService(desk, scope, serviceId, now, moved.past);
  if (!service) return null;
  const moves = movesOf(moved, scope.tenant, service.value);
  const wanted = wantedOf(filter, { service: service.value, calendars: [] }, null);
  const asked = { scope, service: service.value, wanted, withCandidates: filter.candidates ?? false, now };
  const taken = new Parts(kept, asked, moves);
  const offer = new Offer(desk.pool, taken, asked, new Turns(), end);
  if (isKnown) taken.reused.push(service);
  else taken.readAt.push(service.at);
  const parts = await lookFor(offer, filter, now);
  const isNewer = taken.reused.some(({ at }) => at.position > end.position);
  if (taken.readAt.length > 0 || isNewer) {
    const since = await kept.movements.look(scope.shard);
    if (!taken.areStill(movesOf(since, scope.tenant, service.value))) return 'moved';
  }
  const all = [service, ...parts.days, ...(parts.next ? [parts.next] : [])];
  const key = JSON.stringify([taken.key, filter.from, filter.to]);
  const wantedAt = typeof minPosition === 'number' ? minPosition : minPosition.position;
  const same = kept.answerOf<FoundSlots>(key, all);
  if (same && same.position >= wantedAt && filter.to > now && same.until > now) return same;
  const { position, mark } = taken.point(all);
  // Nothing of it has moved up to the end of the log, so there it stands too.
  const at = position < wantedAt && taken.readAt.length === 0 ? end : { position, mark };
  const until = Math.min(offer.nextDay, ...all.map((part) => part.until));
  const answer = { ...answerOf(offer, filter, now, parts), until, position: at.position, mark: at.mark };
  kept.keepAnswer(key, all, answer, answer.slots);
  return answer;
};

const serviceKey = ({ shard, tenant }: Scope, serviceId: string) =>
  JSON.stringify(['service', shard, tenant, serviceId]);

const readService = async (
  { pool, kept }: KeepingDesk,
  scope: Scope,
  serviceId: string,
  now: number,
  past: object,
): Promise<Kept<Service> | null> => {
  const available = await readAvailability(pool, scope, serviceId, { start: now, end: now });
  if (!available) return null;
  const { context, position, mark, isWhole } = available;
  const until = Number.POSITIVE_INFINITY;
  const part = { value: context.service, at: { position, mark }, since: now, until, past, read: null };
  if (isWhole) kept.keep(serviceKey(scope, serviceId), part);
  return part;
};

interface Found {
  readonly days: readonly Kept<readonly Slot[]>[];
  /** What is left of the day on which the question ends, and the first slot of those behind it; only where that is asked. */
  readonly rest: readonly Slot[];
  readonly next: Kept<NextAvailable> | null;
}

/** The local days of the question, and where nothing is free in them, what comes next. */
const lookFor = async (offer: Offer, filter: SlotFilter, now: number): Promise<Found> => {
  const { from, to } = filter;
  const isAsked = ({ start }: Slot) => from <= start && start < to;
  const begin = Math.max(from, now);
  const last = Math.min(offer.dayOf(to - 1), offer.lastDay);
  const days = begin < to ? await offer.days(offer.dayOf(begin), last, isAsked, startsTold) : [];
  if (days.some(({ value }) => value.some(isAsked))) return { days, rest: [], next: null };
  const end = Math.max(from, to, now);
  if (end >= offer.bookable.end) return { days, rest: [], next: null };
  const date = offer.dayOf(end);
  const [day] = await offer.days(date, date, () => true, 0);
  const rest = day!.value.filter(({ start }) => start >= end);
  if (rest.length > 0) return { days: [...days, day!], rest, next: null };
  return { days: [...days, day!], rest, next: await offer.next(date + 1) };
};

const answerOf = (offer: Offer, { from, to }: SlotFilter, now: number, { days, rest, next }: Found) => {
  const asked = days.flatMap(({ value }) => value).filter(({ start }) => from <= start && start < to);
  const slots = asked.slice(0, startsTold);
  const nextFrom = asked[startsTold]?.start ?? null;
  const end = Math.max(from, to, now);
  const found = (searched: { readonly nextAvailable: number | null; readonly searchedUntil: number }) => ({
    service: offer.service,
    slots,
    refused: [],
    nextFrom,
    ...searched,
  });
  const [first] = slots;
  if (first) return found({ nextAvailable: first.start, searchedUntil: nextFrom ?? end });
  if (rest[0]) return found({ nextAvailable: rest[0].start, searchedUntil: rest[0].start });
  return found({ nextAvailable: next?.value.next ?? null, searchedUntil: next?.value.searchedUntil ?? end });
};
