import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type Calendar, type CalendarContent, calendarStream } from '../../domain/calendars/calendar.js';
import { createCalendar } from '../../domain/decisions/calendars/create-calendar.js';

export class CreateCalendar extends Command<Settled<Calendar>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
    readonly content: CalendarContent,
  ) {
    super();
  }
}

@CommandHandler(CreateCalendar)
export class CreateCalendarHandler implements ICommandHandler<CreateCalendar> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id, content }: CreateCalendar) {
    return this.log.decide(
      envelope,
      calendarStream(id),
      (read) => createCalendar({ read, actor: envelope.actor }, { id, content }),
      { creates: true },
    );
  }
}
