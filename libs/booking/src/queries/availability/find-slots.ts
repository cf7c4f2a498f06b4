import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EventLog, type Point } from '#libs/event-store';
import { Progress } from '#libs/projection';
import type { RefusedStart } from '../../domain/availability/explain.js';
import type { Slot } from '../../domain/availability/slots.js';
import type { Service } from '../../domain/calendars/service.js';
import { availabilityProjections } from '../../read-models/availability.js';
import { projectBookings } from '../../read-models/bookings.js';
import type { Scope } from '../../read-models/scope.js';
import { findAfresh } from './find-afresh.js';
import { findOffered } from './find-offered.js';
import { KeptSlots } from './kept-slots.js';
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
  /** Whether each slot is to tell all calendars that would do. */
  readonly candidates?: boolean;
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
    readonly kept: KeptSlots,
  ) {}

  async execute({ scope, serviceId, filter, minPosition }: FindSlots) {
    const { at, ignoreBooking, explain } = filter;
    const afresh = () => findAfresh(this, scope, serviceId, filter);
    if (at !== undefined) return afresh();
    const read = ignoreBooking ? [...availabilityProjections, projectBookings] : availabilityProjections;
    await this.progress.reached(scope.shard, read, minPosition);
    if (ignoreBooking) return afresh();
    if (explain) return this.recent.answer(scope, ['slots', serviceId, filter], afresh, minPosition);
    return findOffered(this, scope, serviceId, filter, minPosition);
  }
}
