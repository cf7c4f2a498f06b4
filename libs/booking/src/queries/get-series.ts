import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import type { Point } from '#libs/event-store';
import { Progress } from '#libs/projection';
import type { Series } from '../domain/bookings/series.js';
import { projectBookings } from '../read-models/bookings.js';
import type { Scope } from '../read-models/scope.js';
import { getSeries, projectSeries } from '../read-models/series.js';

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
    private readonly pool: Pool,
    private readonly progress: Progress,
  ) {}

  async execute({ scope, id, minPosition }: GetSeries) {
    const subject = { tenant: scope.tenant, subject: `series/${id}` };
    await this.progress.reached(scope.shard, [projectSeries], minPosition, subject);
    await this.progress.reached(scope.shard, [projectBookings], minPosition);
    return getSeries(this.pool, scope, id);
  }
}
