import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type Calendar, calendarStream, type OnConflict } from '../../domain/calendars/calendar.js';
import { upcomingAgendas } from '../../domain/claims/upcoming-agendas.js';
import type { StatedVersion } from '../../domain/deciding/stated-version.js';
import { archiveCalendar } from '../../domain/decisions/calendars/archive-calendar.js';

export class ArchiveCalendar extends Command<Settled<Calendar>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
    readonly stated: StatedVersion | undefined,
    readonly onConflict: OnConflict,
  ) {
    super();
  }
}

@CommandHandler(ArchiveCalendar)
export class ArchiveCalendarHandler implements ICommandHandler<ArchiveCalendar> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id, ...request }: ArchiveCalendar) {
    return this.log.decide(
      envelope,
      calendarStream(id),
      (read, now) =>
        archiveCalendar({ read, actor: envelope.actor, now }, upcomingAgendas({ read, now }, id), { id, ...request }),
      { locked: true },
    );
  }
}
