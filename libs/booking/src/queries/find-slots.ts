import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EventLog } from '#libs/event-store';
import { Progress } from '#libs/projection';
import { nextAvailable, reaches } from '../domain/alternatives.js';
import { findSlots, type Slot } from '../domain/availability.js';
import { bookableRange, type Wanted } from '../domain/rules.js';
import type { Service } from '../domain/service.js';
import { availabilityProjections, readAvailability } from '../read-models/availability.js';
import type { Scope } from '../read-models/scope.js';
import { RecentAnswers } from './recent-answers.js';

/** Starts from `from` on and before `to`, in milliseconds; no `duration`: the first of the service's. */
export interface SlotFilter {
  readonly from: number;
  readonly to: number;
  readonly duration: number | null;
  readonly units: number;
}

export interface FoundSlots {
  readonly service: Service;
  readonly slots: readonly Slot[];
  /** The first bookable start from `from` on, also behind `to`. */
  readonly nextAvailable: number | null;
  readonly position: number;
}

export class FindSlots extends Query<FoundSlots | null> {
  constructor(
    readonly scope: Scope,
    readonly serviceId: string,
    readonly filter: SlotFilter,
    readonly minPosition?: number,
  ) {
    super();
  }
}

@QueryHandler(FindSlots)
export class FindSlotsHandler implements IQueryHandler<FindSlots> {
  constructor(
    private readonly pool: Pool,
    private readonly log: EventLog,
    private readonly progress: Progress,
    private readonly recent: RecentAnswers,
  ) {}

  async execute({ scope, serviceId, filter, minPosition }: FindSlots) {
    await this.progress.reached(scope.shard, availabilityProjections, minPosition);
    const question = ['slots', serviceId, filter];
    return this.recent.answer(scope, question, () => this.#find(scope, serviceId, filter), minPosition);
  }

  async #find(scope: Scope, serviceId: string, { from, to, duration, units }: SlotFilter): Promise<FoundSlots | null> {
    const now = this.log.now();
    const range = { start: Math.max(from, now), end: Math.max(from, to, now) };
    const available = await readAvailability(this.pool, scope, serviceId, range);
    if (!available) return null;
    const { context, position } = available;
    const { service } = context;
    const wanted = { duration: duration ?? service.durations[0]!, units };
    const slots = findSlots(context, range, wanted, now);
    const next = slots[0]?.start ?? (await this.#firstFrom(range.end, scope, service, wanted, now));
    return { service, slots, nextAvailable: next, position };
  }

  async #firstFrom(start: number, scope: Scope, service: Service, wanted: Omit<Wanted, 'start'>, now: number) {
    const end = Math.min(start + reaches.at(-1)!, bookableRange(service, now).end);
    if (start >= end) return null;
    const available = await readAvailability(this.pool, scope, service.id, { start, end });
    return available && nextAvailable(available.context, start, wanted, now);
  }
}
