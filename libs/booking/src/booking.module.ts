import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { commandHandlers } from './command-handlers.js';
import { KeptSlots } from './queries/availability/kept-slots.js';
import { RecentAnswers } from './queries/availability/recent-answers.js';
import { SlotWatch } from './queries/availability/slot-watch.js';
import { queryHandlers } from './query-handlers.js';

/** The commands and queries. Needs an EventLog, a Progress and the Pool to read from, provided globally. */
@Module({
  imports: [CqrsModule],
  providers: [KeptSlots, RecentAnswers, SlotWatch, ...commandHandlers, ...queryHandlers],
  exports: [CqrsModule, SlotWatch],
})
export class BookingModule {}
