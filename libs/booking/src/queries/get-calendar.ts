import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import type { Point } from '#libs/event-store';
import { Progress } from '#libs/projection';
import type { Calendar } from '../domain/calendars/calendar.js';
import { getCalendar, projectCalendars } from '../read-models/calendars.js';
import type { Scope } from '../read-models/scope.js';

export class GetCalendar extends Query<Calendar | null> {
  constructor(
    readonly scope: Scope,
    readonly id: string,
    readonly minPosition?: number | Point,
  ) {
    super();
  }
}

@QueryHandler(GetCalendar)
export class GetCalendarHandler implements IQueryHandler<GetCalendar> {
  constructor(
    private readonly pool: Pool,
    private readonly progress: Progress,
  ) {}

  async execute({ scope, id, minPosition }: GetCalendar) {
    const subject = { tenant: scope.tenant, subject: `calendar/${id}` };
    await this.progress.reached(scope.shard, [projectCalendars], minPosition, subject);
    return getCalendar(this.pool, scope, id);
  }
}
