import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import type { Point } from '#libs/event-store';
import { Progress } from '#libs/projection';
import type { Calendar } from '../domain/calendars/calendar.js';
import { calendarIdsOf, type Service } from '../domain/calendars/service.js';
import { getActiveCalendars, projectCalendars } from '../read-models/calendars.js';
import type { Scope } from '../read-models/scope.js';

/** The active calendars that a service uses, as far as their view has them. */
export class GetCalendarsOf extends Query<readonly Calendar[]> {
  constructor(
    readonly scope: Scope,
    readonly service: Pick<Service, 'uses'>,
    readonly minPosition?: number | Point,
  ) {
    super();
  }
}

@QueryHandler(GetCalendarsOf)
export class GetCalendarsOfHandler implements IQueryHandler<GetCalendarsOf> {
  constructor(
    private readonly pool: Pool,
    private readonly progress: Progress,
  ) {}

  async execute({ scope, service, minPosition }: GetCalendarsOf) {
    await this.progress.reached(scope.shard, [projectCalendars], minPosition);
    return getActiveCalendars(this.pool, scope, calendarIdsOf(service.uses));
  }
}
