import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EventLog, type Point } from '#libs/event-store';
import { Progress } from '#libs/projection';
import { type Service, serviceStream } from '../domain/calendars/service.js';
import type { Scope } from '../read-models/scope.js';
import { getService, projectServices } from '../read-models/services.js';

/** A service as its row has it; where it has none, as the log has it. */
export class GetService extends Query<Service | null> {
  constructor(
    readonly scope: Scope,
    readonly id: string,
    readonly minPosition?: number | Point,
  ) {
    super();
  }
}

@QueryHandler(GetService)
export class GetServiceHandler implements IQueryHandler<GetService> {
  constructor(
    private readonly log: EventLog,
    private readonly pool: Pool,
    private readonly progress: Progress,
  ) {}

  async execute({ scope, id, minPosition }: GetService) {
    const { shard, tenant } = scope;
    const stream = serviceStream(id);
    await this.progress.reached(shard, [projectServices], minPosition, { tenant, subject: stream.name });
    return (await getService(this.pool, scope, id)) ?? this.log.latest(shard, tenant, stream);
  }
}
