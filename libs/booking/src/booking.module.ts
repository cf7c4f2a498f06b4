import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { commandHandlers } from './command-handlers.js';
import { RecentAnswers } from './queries/recent-answers.js';
import { queryHandlers } from './query-handlers.js';

/** The commands and queries. Needs an EventLog, a Progress and the Pool to read from, provided globally. */
@Module({
  imports: [CqrsModule],
  providers: [RecentAnswers, ...commandHandlers, ...queryHandlers],
  exports: [CqrsModule],
})
export class BookingModule {}
