import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EventLog } from '#libs/event-store';
import { findAlternatives, reaches } from '../domain/alternatives.js';
import type { Slot } from '../domain/availability.js';
import type { Asked } from '../domain/refused.js';
import { type KnownAgenda, readAvailability } from '../read-models/availability.js';
import type { Scope } from '../read-models/scope.js';

export interface FoundAlternatives {
  /** At most five, the nearest first. */
  readonly alternatives: readonly Slot[];
  readonly position: number;
}

/** What the loser of a slot can have instead. What the decision saw of the agendas counts for more than the read model. */
export class FindAlternatives extends Query<FoundAlternatives> {
  constructor(
    readonly scope: Scope,
    readonly asked: Asked,
    readonly seen: readonly KnownAgenda[],
  ) {
    super();
  }
}

@QueryHandler(FindAlternatives)
export class FindAlternativesHandler implements IQueryHandler<FindAlternatives> {
  constructor(
    private readonly pool: Pool,
    private readonly log: EventLog,
  ) {}

  async execute({ scope, asked, seen }: FindAlternatives) {
    const now = this.log.now();
    const furthest = reaches.at(-1)!;
    const range = { start: Math.max(asked.start - furthest, now), end: Math.max(asked.start + furthest, now) };
    const known = { agendas: seen, ignoreBooking: asked.ignoreBooking };
    const available = await readAvailability(this.pool, scope, asked.serviceId, range, known);
    if (!available) return { alternatives: [], position: 0 };
    return { alternatives: findAlternatives(available.context, asked, now), position: available.position };
  }
}
