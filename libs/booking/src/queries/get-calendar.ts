import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EventLog, type Point } from '#libs/event-store';
import { Progress } from '#libs/projection';
import { type Calendar, calendarStream } from '../domain/calendars/calendar.js';
import { getCalendar, projectCalendars } from '../read-models/calendars.js';
import type { Scope } from '../read-models/scope.js';

/** A calendar as its row has it; where it has none, as the log has it. */
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
    private readonly log: EventLog,
    private readonly pool: Pool,
    private readonly progress: Progress,
  ) {}

  async execute({ scope, id, minPosition }: GetCalendar) {
    const { shard, tenant } = scope;
    const stream = calendarStream(id);
    await this.progress.reached(shard, [projectCalendars], minPosition, { tenant, subject: stream.name });
    return (await getCalendar(this.pool, scope, id)) ?? this.log.latest(shard, tenant, stream);
  }
}
