import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import type { Point } from '#libs/event-store';
import { Progress } from '#libs/projection';
import type { Service } from '../domain/calendars/service.js';
import type { Scope } from '../read-models/scope.js';
import { getService, projectServices } from '../read-models/services.js';

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
    private readonly pool: Pool,
    private readonly progress: Progress,
  ) {}

  async execute({ scope, id, minPosition }: GetService) {
    const subject = { tenant: scope.tenant, subject: `service/${id}` };
    await this.progress.reached(scope.shard, [projectServices], minPosition, subject);
    return getService(this.pool, scope, id);
  }
}
