import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { commandHandlers } from './command-handlers.js';
import { KeptSlots } from './queries/availability/kept-slots.js';
import { RecentAnswers } from './queries/availability/recent-answers.js';
import { queryHandlers } from './query-handlers.js';

/** The commands and queries. Needs an EventLog, a Progress and the Pool to read from, provided globally. */
@Module({
  imports: [CqrsModule],
  providers: [KeptSlots, RecentAnswers, ...commandHandlers, ...queryHandlers],
  exports: [CqrsModule],
})
export class BookingModule {}
