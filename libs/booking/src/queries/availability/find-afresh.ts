import type { Pool } from 'pg';
import type { EventLog } from '#libs/event-store';
import { walkRefused } from '../../domain/availability/explain.js';
import { walkSlots } from '../../domain/availability/slots.js';
import type { Interval } from '../../domain/time/interval.js';
import { readAvailability } from '../../read-models/availability.js';
import type { Scope } from '../../read-models/scope.js';
import { Turns } from '../../turns.js';
import { bookingToMove, wantedOf, withMoved } from './booking-to-move.js';
import { type FoundSlots, type SlotFilter, startsTold } from './found-slots.js';
import { findNext } from './next-available.js';
import { recallAvailability } from './recall-availability.js';

/** What reads are made with. */
export interface Desk {
  readonly pool: Pool;
  readonly log: EventLog;
}

/** The slots of a service, and with `explain` the other starts, by one look at all of it; nothing of it is kept. */
export const findAfresh = async (
  desk: Desk,
  scope: Scope,
  serviceId: string,
  filter: SlotFilter,
): Promise<FoundSlots | null> => {
  const { from, to, explain = false, at, candidates: withCandidates = false } = filter;
  const now = at ?? desk.log.now();
  const moved = await bookingToMove(desk, scope, serviceId, filter, now);
  // Starts of the past have reasons too, but what lies between them and now is nothing that was asked for.
  const range = explain
    ? { start: from, end: Math.max(from, to) }
    : { start: Math.max(from, now), end: Math.max(from, to, now) };
  const turns = new Turns();
  const look = async (range: Interval) => {
    const found =
      at === undefined
        ? await readAvailability(desk.pool, scope, serviceId, range, { ignoreBooking: moved?.id }, turns)
        : await recallAvailability(desk.log, scope, serviceId, range, at);
    return found && { ...found, context: withMoved(found.context, moved) };
  };
  const available = await look(range);
  if (!available) return null;
  const { position, mark, context } = available;
  const { service } = context;
  const wanted = wantedOf(filter, context, moved);
  const offered = await turns.firstOf(walkSlots(context, range, wanted, now, { withCandidates }), startsTold);
  const end = offered.next?.start ?? to;
  const explained = explain ? walkRefused(context, { start: from, end }, wanted, now) : [];
  const refused = await turns.firstOf(explained, startsTold);
  const nextFrom = refused.next?.start ?? offered.next?.start ?? null;
  const slots = nextFrom === null ? offered.found : offered.found.filter(({ start }) => start < nextFrom);
  const [first] = offered.found;
  const { next, searchedUntil } = first
    ? { next: first.start, searchedUntil: offered.next?.start ?? range.end }
    : await findNext(look, service, Math.max(range.end, now), wanted, now, turns);
  const told = { slots, refused: refused.found, nextFrom };
  return { service, ...told, nextAvailable: next, searchedUntil, until: now, position, mark };
};
