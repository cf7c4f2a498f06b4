import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Pool } from 'pg';
import { HoldCounting } from '#libs/booking';
import { EventLog } from '#libs/event-store';
import { Progress } from '#libs/projection';
import type { Parts } from './parts.js';

@Global()
@Module({})
class GroundModule {}

/** What handlers stand on: the log, the pool, and how far the views are. */
export const groundModule = ({ config, roots, eventLog, pool, runner, isProjecting }: Parts): DynamicModule => ({
  module: GroundModule,
  providers: [
    { provide: EventLog, useValue: eventLog },
    { provide: Pool, useValue: pool },
    {
      provide: HoldCounting,
      useFactory: () => new HoldCounting(roots.of('holders'), config.holdsPerCustomer, config.offerHours),
    },
    { provide: Progress, useFactory: () => new Progress(eventLog, pool, isProjecting ? runner : undefined) },
  ],
  exports: [HoldCounting, EventLog, Pool, Progress],
});
