import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EventLog, type Point } from '#libs/event-store';
import { Progress } from '#libs/projection';
import { calendarStream } from '../domain/calendars/calendar.js';
import type { Interval } from '../domain/time/interval.js';
import { type BusyTimes, readBusy } from '../read-models/busy.js';
import { getCalendar, projectCalendars } from '../read-models/calendars.js';
import { projectClaims } from '../read-models/claims.js';
import type { Scope } from '../read-models/scope.js';

/** When a calendar is taken; null where there is no such calendar. */
export class FindBusy extends Query<BusyTimes | null> {
  constructor(
    readonly scope: Scope,
    readonly calendarId: string,
    readonly range: Interval,
    readonly minPosition?: number | Point,
  ) {
    super();
  }
}

@QueryHandler(FindBusy)
export class FindBusyHandler implements IQueryHandler<FindBusy> {
  constructor(
    private readonly pool: Pool,
    private readonly log: EventLog,
    private readonly progress: Progress,
  ) {}

  async execute({ scope, calendarId, range, minPosition }: FindBusy) {
    await this.progress.reached(scope.shard, [projectCalendars, projectClaims], minPosition);
    if (!(await this.#isThere(scope, calendarId))) return null;
    return readBusy(this.pool, scope, calendarId, range, this.log.now());
  }

  async #isThere(scope: Scope, id: string): Promise<boolean> {
    if (await getCalendar(this.pool, scope, id)) return true;
    return (await this.log.latest(scope.shard, scope.tenant, calendarStream(id))) !== null;
  }
}
