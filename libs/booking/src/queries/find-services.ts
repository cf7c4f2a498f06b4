import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import type { Point } from '#libs/event-store';
import { Progress } from '#libs/projection';
import type { Service } from '../domain/calendars/service.js';
import { type Behind, findBehind, withBehind } from '../read-models/behind.js';
import type { Page } from '../read-models/page.js';
import type { Scope } from '../read-models/scope.js';
import { findServices, projectServices, type ServiceFilter } from '../read-models/services.js';

export class FindServices extends Query<Page<Service> & Behind> {
  constructor(
    readonly scope: Scope,
    readonly filter: ServiceFilter,
    readonly minPosition?: number | Point,
  ) {
    super();
  }
}

@QueryHandler(FindServices)
export class FindServicesHandler implements IQueryHandler<FindServices> {
  constructor(
    private readonly pool: Pool,
    private readonly progress: Progress,
  ) {}

  async execute({ scope, filter, minPosition }: FindServices) {
    await this.progress.reached(scope.shard, [projectServices], minPosition);
    return withBehind(findServices(this.pool, scope, filter), findBehind(this.pool, scope, projectServices));
  }
}
