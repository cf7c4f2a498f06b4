import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Problem } from '../http/problems/problem.js';
import { Operation } from '../http/requests/operation.js';
import { Readiness } from './readiness.js';

const HealthResponse = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('healthz')
  @Operation({
    id: 'getHealth',
    summary: 'Check whether the process is alive',
    scope: 'none',
    answers: { 200: HealthResponse },
  })
  health() {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Operation({
    id: 'getReadiness',
    summary: 'Check whether the process is ready for requests',
    scope: 'none',
    answers: { 200: HealthResponse },
    problems: ['busy'],
  })
  async ready() {
    const missing = await this.readiness.missing();
    if (missing) throw new Problem('busy', missing);
    return { status: 'ok' };
  }
}
