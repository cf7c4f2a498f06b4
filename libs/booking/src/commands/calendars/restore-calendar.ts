import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type Calendar, calendarStream } from '../../domain/calendars/calendar.js';
import type { StatedVersion } from '../../domain/deciding/stated-version.js';
import { restoreCalendar } from '../../domain/decisions/calendars/restore-calendar.js';

export class RestoreCalendar extends Command<Settled<Calendar>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
    readonly stated: StatedVersion | undefined,
  ) {
    super();
  }
}

@CommandHandler(RestoreCalendar)
export class RestoreCalendarHandler implements ICommandHandler<RestoreCalendar> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id, stated }: RestoreCalendar) {
    return this.log.decide(envelope, calendarStream(id), (read) =>
      restoreCalendar({ read, actor: envelope.actor }, { id, stated }),
    );
  }
}
