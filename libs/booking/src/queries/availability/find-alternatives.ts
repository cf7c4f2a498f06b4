import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { beginning, EventLog, type Point } from '#libs/event-store';
import { ReadBehind } from '#libs/projection';
import { reaches, walkAlternatives } from '../../domain/availability/alternatives.js';
import { bookableRange } from '../../domain/availability/service-rules.js';
import type { Slot } from '../../domain/availability/slots.js';
import type { Asked, Sight } from '../../domain/deciding/refused.js';
import { readAvailability } from '../../read-models/availability.js';
import type { Scope } from '../../read-models/scope.js';
import { Turns } from '../../turns.js';
import { RecentAnswers } from './recent-answers.js';

export interface FoundAlternatives extends Point {
  /** At most five, the nearest first. */
  readonly alternatives: readonly Slot[];
}

/** What the loser of a slot can have instead. What the decision saw counts for more than the read model, which may be behind. */
export class FindAlternatives extends Query<FoundAlternatives> {
  constructor(
    readonly scope: Scope,
    readonly asked: Asked,
    readonly seen: Sight,
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

  execute({ scope, asked, seen }: FindAlternatives) {
    const versions = [
      seen.service.version,
      ...seen.calendars.map(({ id, version }) => [id, version]),
      ...seen.agendas.map(({ calendarId, day, version }) => [calendarId, day, version]),
      ...seen.tallies.map(({ of, version }) => [of, version]),
    ];
    return this.recent.answer(scope, ['alternatives', asked, versions], () => this.#find(scope, asked, seen));
  }

  /** Reads further only where the usual reach does not have enough. */
  async #find(scope: Scope, asked: Asked, seen: Sight): Promise<FoundAlternatives> {
    const now = this.log.now();
    const turns = new Turns();
    const known = { seen, ignoreBooking: asked.ignoreBooking };
    const horizon = bookableRange(seen.service, now).end;
    let found: FoundAlternatives = { alternatives: [], ...beginning };
    for (const reach of reaches) {
      const end = Math.min(asked.start + reach, Math.max(horizon, now));
      const range = { start: Math.min(Math.max(asked.start - reach, now), end), end };
      const available = await readAvailability(this.pool, scope, asked.serviceId, range, known, turns).catch(ifBehind);
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

/** Where a tally cannot be read nothing is offered; who lost a slot is told of that all the same. */
const ifBehind = (error: unknown): null => {
  if (error instanceof ReadBehind) return null;
  throw error;
};
