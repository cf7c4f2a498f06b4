import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import type { Point } from '#libs/event-store';
import { Progress } from '#libs/projection';
import type { Calendar } from '../domain/calendars/calendar.js';
import { type Behind, findBehind, withBehind } from '../read-models/behind.js';
import { type CalendarFilter, findCalendars, projectCalendars } from '../read-models/calendars.js';
import type { Page } from '../read-models/page.js';
import type { Scope } from '../read-models/scope.js';

export class FindCalendars extends Query<Page<Calendar> & Behind> {
  constructor(
    readonly scope: Scope,
    readonly filter: CalendarFilter,
    readonly minPosition?: number | Point,
  ) {
    super();
  }
}

@QueryHandler(FindCalendars)
export class FindCalendarsHandler implements IQueryHandler<FindCalendars> {
  constructor(
    private readonly pool: Pool,
    private readonly progress: Progress,
  ) {}

  async execute({ scope, filter, minPosition }: FindCalendars) {
    await this.progress.reached(scope.shard, [projectCalendars], minPosition);
    return withBehind(findCalendars(this.pool, scope, filter), findBehind(this.pool, scope, projectCalendars));
  }
}
