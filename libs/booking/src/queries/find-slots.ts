import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EventLog, type Point } from '#libs/event-store';
import { Progress } from '#libs/projection';
import { type RefusedStart, walkRefused } from '../domain/availability/explain.js';
import { type Slot, walkSlots } from '../domain/availability/slots.js';
import type { Service } from '../domain/calendars/service.js';
import type { Interval } from '../domain/time/interval.js';
import { availabilityProjections, readAvailability } from '../read-models/availability.js';
import { projectBookings } from '../read-models/bookings.js';
import type { Scope } from '../read-models/scope.js';
import { Turns } from '../turns.js';
import { bookingToMove, wantedOf, withMoved } from './booking-to-move.js';
import { findNext } from './next-available.js';
import { recallAvailability } from './recall-availability.js';
import { RecentAnswers } from './recent-answers.js';

/**
 * Starts from `from` on and before `to`, in milliseconds; no `duration`: that of the booking that is to be moved, else the
 * first of the service's.
 */
export interface SlotFilter {
  readonly from: number;
  readonly to: number;
  readonly duration: number | null;
  /** Null: as many as the booking has that is to be moved, else one. */
  readonly units: number | null;
  readonly calendarIds?: readonly string[] | undefined;
  readonly ignoreBooking?: string | undefined;
  /** Whether the starts that are not bookable are wanted too, with their reasons. */
  readonly explain?: boolean;
  /** As of this instant of the past: what was offered then. */
  readonly at?: number | undefined;
}

/** So many slots are told in one answer, and so many starts with what speaks against them: some 300 KB. */
export const startsTold = 2_000;

export interface FoundSlots extends Point {
  readonly service: Service;
  readonly slots: readonly Slot[];
  /** The other starts on the grid from `from` to `to`; none unless asked for. */
  readonly refused: readonly RefusedStart[];
  /** Where what was found beyond as much as one answer holds begins; null: that is all. */
  readonly nextFrom: number | null;
  /** The first bookable start from `from` on, also behind `to`; null: there is none before `searchedUntil`. */
  readonly nextAvailable: number | null;
  readonly searchedUntil: number;
}

export class FindSlots extends Query<FoundSlots | null> {
  constructor(
    readonly scope: Scope,
    readonly serviceId: string,
    readonly filter: SlotFilter,
    readonly minPosition?: number | Point,
  ) {
    super();
  }
}

@QueryHandler(FindSlots)
export class FindSlotsHandler implements IQueryHandler<FindSlots> {
  constructor(
    readonly pool: Pool,
    readonly log: EventLog,
    private readonly progress: Progress,
    private readonly recent: RecentAnswers,
  ) {}

  async execute({ scope, serviceId, filter, minPosition }: FindSlots) {
    if (filter.at !== undefined) return this.#find(scope, serviceId, filter);
    const read = filter.ignoreBooking ? [...availabilityProjections, projectBookings] : availabilityProjections;
    await this.progress.reached(scope.shard, read, minPosition);
    const question = ['slots', serviceId, filter];
    return this.recent.answer(scope, question, () => this.#find(scope, serviceId, filter), minPosition);
  }

  async #find(scope: Scope, serviceId: string, filter: SlotFilter): Promise<FoundSlots | null> {
    const { from, to, explain = false, at } = filter;
    const now = at ?? this.log.now();
    const moved = await bookingToMove(this, scope, serviceId, filter, now);
    const range = { start: explain ? from : Math.max(from, now), end: Math.max(from, to, now) };
    const look = async (range: Interval) => {
      const found =
        at === undefined
          ? await readAvailability(this.pool, scope, serviceId, range, { ignoreBooking: moved?.id })
          : await recallAvailability(this.log, scope, serviceId, range, at);
      return found && { ...found, context: withMoved(found.context, moved) };
    };
    const available = await look(range);
    if (!available) return null;
    const { position, mark, context } = available;
    const { service } = context;
    const wanted = wantedOf(filter, context, moved);
    const turns = new Turns();
    const offered = await turns.firstOf(walkSlots(context, range, wanted, now), startsTold);
    const end = offered.next?.start ?? to;
    const explained = explain ? walkRefused(context, { start: from, end }, wanted, now) : [];
    const refused = await turns.firstOf(explained, startsTold);
    const nextFrom = refused.next?.start ?? offered.next?.start ?? null;
    const slots = nextFrom === null ? offered.found : offered.found.filter(({ start }) => start < nextFrom);
    const [first] = offered.found;
    const { next, searchedUntil } = first
      ? { next: first.start, searchedUntil: offered.next?.start ?? range.end }
      : await findNext(look, service, range.end, wanted, now, turns);
    const told = { slots, refused: refused.found, nextFrom };
    return { service, ...told, nextAvailable: next, searchedUntil, position, mark };
  }
}
