import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EventLog, type Point } from '#libs/event-store';
import { reaches, walkAlternatives } from '../../domain/availability/alternatives.js';
import { bookableRange } from '../../domain/availability/service-rules.js';
import type { Slot } from '../../domain/availability/slots.js';
import type { Asked } from '../../domain/deciding/refused.js';
import type { Scope } from '../../read-models/scope.js';
import { Turns } from '../../turns.js';
import { availabilityAsOf, type Decided } from './as-of-decision.js';
import { RecentAnswers } from './recent-answers.js';

export interface FoundAlternatives extends Point {
  /** At most five, the nearest first. */
  readonly alternatives: readonly Slot[];
}

/** What the loser of a slot can have instead, at the point of the decision or a later one, which is told. */
export class FindAlternatives extends Query<FoundAlternatives> {
  constructor(
    readonly scope: Scope,
    readonly asked: Asked,
    readonly decided: Decided,
  ) {
    super();
  }
}

@QueryHandler(FindAlternatives)
export class FindAlternativesHandler implements IQueryHandler<FindAlternatives> {
  constructor(
    private readonly pool: Pool,
    private readonly log: EventLog,
    private readonly recent: RecentAnswers,
  ) {}

  execute({ scope, asked, decided }: FindAlternatives) {
    const { seen, at } = decided;
    const grounds = [
      ...[at.position, at.mark],
      seen.service.version,
      ...seen.calendars.map(({ id, version }) => [id, version]),
      ...seen.agendas.map(({ calendarId, day, version }) => [calendarId, day, version]),
      ...seen.tallies.map(({ of, version }) => [of, version]),
    ];
    return this.recent.answer(scope, ['alternatives', asked, grounds], () => this.#find(scope, asked, decided));
  }

  /** Reads further only where the usual reach does not have enough. */
  async #find(scope: Scope, asked: Asked, decided: Decided): Promise<FoundAlternatives> {
    const now = this.log.now();
    const turns = new Turns();
    const horizon = bookableRange(decided.seen.service, now).end;
    let found: FoundAlternatives = { alternatives: [], ...decided.at };
    for (const reach of reaches) {
      const end = Math.min(asked.start + reach, Math.max(horizon, now));
      const range = { start: Math.min(Math.max(asked.start - reach, now), end), end };
      const available = await availabilityAsOf(this.pool, scope, asked, range, decided, turns);
      // Who lost a slot is told of that also where nobody knows of others.
      if (!available) break;
      const walk = walkAlternatives(available.context, asked, now, { reach, atMost });
      const { slots, isAll } = await turns.through(walk);
      const { position, mark } = available;
      found = { alternatives: slots, position, mark };
      if (isAll) break;
    }
    return found;
  }
}

const atMost = 5;
