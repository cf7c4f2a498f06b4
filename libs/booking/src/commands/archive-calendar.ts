import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { archiveCalendar } from '../domain/archive-calendar.js';
import { type Calendar, calendarStream } from '../domain/calendar.js';
import type { StatedVersion } from '../domain/stated-version.js';
import { agendasUpcoming } from './agendas-upcoming.js';

export class ArchiveCalendar extends Command<Settled<Calendar>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
    readonly stated: StatedVersion | undefined,
  ) {
    super();
  }
}

@CommandHandler(ArchiveCalendar)
export class ArchiveCalendarHandler implements ICommandHandler<ArchiveCalendar> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id, stated }: ArchiveCalendar) {
    const calendar = calendarStream(id);
    return this.log.decide(
      envelope,
      calendar,
      (read, now) => {
        const seen = { calendar: read(calendar), agendas: agendasUpcoming(read, id, now) };
        return archiveCalendar(seen, { id, stated }, envelope.actor, now);
      },
      { locked: true },
    );
  }
}
