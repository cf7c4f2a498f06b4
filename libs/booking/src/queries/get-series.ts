import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EventLog, type Point } from '#libs/event-store';
import { Progress } from '#libs/projection';
import { type Series, seriesStream } from '../domain/bookings/series.js';
import { projectBookings } from '../read-models/bookings.js';
import { ownOf, type Scope } from '../read-models/scope.js';
import { getSeries, projectSeries } from '../read-models/series.js';

/** A series as its row has it; where it has none, as the log has it. */
export class GetSeries extends Query<Series | null> {
  constructor(
    readonly scope: Scope,
    readonly id: string,
    readonly minPosition?: number | Point,
  ) {
    super();
  }
}

@QueryHandler(GetSeries)
export class GetSeriesHandler implements IQueryHandler<GetSeries> {
  constructor(
    private readonly log: EventLog,
    private readonly pool: Pool,
    private readonly progress: Progress,
  ) {}

  async execute({ scope, id, minPosition }: GetSeries) {
    const { shard, tenant } = scope;
    const stream = seriesStream(id);
    await this.progress.reached(shard, [projectSeries], minPosition, { tenant, subject: stream.name });
    await this.progress.reached(shard, [projectBookings], minPosition);
    const row = await getSeries(this.pool, scope, id);
    const series = row ?? (await this.log.latest(shard, tenant, stream));
    return ownOf(scope, series, ({ customerId }) => customerId);
  }
}
