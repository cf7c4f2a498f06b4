import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EventLog, type Point } from '#libs/event-store';
import { Progress } from '#libs/projection';
import { nextAvailable, reaches } from '../domain/availability/alternatives.js';
import { findSlots, type Slot } from '../domain/availability/availability.js';
import { explainStarts, type RefusedStart } from '../domain/availability/explain.js';
import { bookableRange, type Wanted } from '../domain/availability/service-rules.js';
import type { Booking } from '../domain/bookings/booking.js';
import type { Service } from '../domain/calendars/service.js';
import type { Interval } from '../domain/time/interval.js';
import { type Availability, availabilityProjections, readAvailability } from '../read-models/availability.js';
import { projectBookings } from '../read-models/bookings.js';
import type { Scope } from '../read-models/scope.js';
import { bookingToMove, wantedOf, withMoved } from './booking-to-move.js';
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

export interface FoundSlots extends Point {
  readonly service: Service;
  readonly slots: readonly Slot[];
  /** The other starts on the grid from `from` to `to`; none unless asked for. */
  readonly refused: readonly RefusedStart[];
  /** The first bookable start from `from` on, also behind `to`. */
  readonly nextAvailable: number | null;
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
    const look: Look = (range) =>
      at === undefined
        ? readAvailability(this.pool, scope, serviceId, range, { ignoreBooking: moved?.id })
        : recallAvailability(this.log, scope, serviceId, range, at);
    const available = await look(range);
    if (!available) return null;
    const { position, mark } = available;
    const { service } = available.context;
    const context = withMoved(available.context, moved);
    const wanted = wantedOf(filter, context, moved);
    const slots = findSlots(context, range, wanted, now);
    const refused = explain ? explainStarts(context, { start: from, end: to }, wanted, now) : [];
    const next = slots[0]?.start ?? (await firstFrom(range.end, look, moved, wanted, service, now));
    return { service, slots, refused, nextAvailable: next, position, mark };
  }
}

type Look = (range: Interval) => Promise<Availability | null>;

const firstFrom = async (
  start: number,
  look: Look,
  moved: Booking | null,
  wanted: Omit<Wanted, 'start'>,
  service: Service,
  now: number,
) => {
  const end = Math.min(start + reaches.at(-1)!, bookableRange(service, now).end);
  if (start >= end) return null;
  const available = await look({ start, end });
  return available && nextAvailable(withMoved(available.context, moved), start, wanted, now);
};
