import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EventLog, type Point } from '#libs/event-store';
import { Progress } from '#libs/projection';
import { availabilityProjections } from '../../read-models/availability.js';
import { projectBookings } from '../../read-models/bookings.js';
import type { Scope } from '../../read-models/scope.js';
import { findAfresh } from './find-afresh.js';
import { findOffered } from './find-offered.js';
import type { FoundSlots, SlotFilter } from './found-slots.js';
import { KeptSlots } from './kept-slots.js';
import { RecentAnswers } from './recent-answers.js';

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
    readonly progress: Progress,
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
