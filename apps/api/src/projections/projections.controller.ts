import { Controller, Get } from '@nestjs/common';
import { Pool } from 'pg';
import { bookingProjections } from '#libs/booking';
import { EventLog } from '#libs/event-store';
import { reportProjections } from '#libs/projection';
import { Positions } from '../http/answers/position-token.js';
import { Caller } from '../http/callers/caller.js';
import { Operation } from '../http/requests/operation.js';
import { toProjectionResponse } from './projection.response.js';
import { ProjectionsResponse } from './projection.schemas.js';

@Controller('v1/projections')
export class ProjectionsController {
  constructor(
    private readonly log: EventLog,
    private readonly pool: Pool,
    private readonly positions: Positions,
  ) {}

  @Get()
  @Operation({
    id: 'listProjections',
    summary: 'Read how up to date the read models are, and what holds them up',
    scope: 'admin',
    answers: { 200: ProjectionsResponse },
  })
  async list(@Caller() { tenant, shard }: Caller) {
    const reports = await reportProjections(this.log, this.pool, shard, bookingProjections);
    return { items: await Promise.all(reports.map((report) => toProjectionResponse(report, tenant, this.positions))) };
  }
}
