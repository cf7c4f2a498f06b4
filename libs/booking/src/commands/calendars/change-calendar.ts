import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import {
  type Calendar,
  type CalendarContent,
  calendarStream,
  type OnConflict,
} from '../../domain/calendars/calendar.js';
import { mayStrand } from '../../domain/calendars/may-strand.js';
import { upcomingAgendas } from '../../domain/claims/upcoming-agendas.js';
import type { Changes } from '../../domain/deciding/patch.js';
import type { StatedVersion } from '../../domain/deciding/stated-version.js';
import { changeCalendar } from '../../domain/decisions/calendars/change-calendar.js';

export class ChangeCalendar extends Command<Settled<Calendar>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
    readonly stated: StatedVersion | undefined,
    readonly changes: Changes<CalendarContent>,
    readonly onConflict: OnConflict,
  ) {
    super();
  }
}

@CommandHandler(ChangeCalendar)
export class ChangeCalendarHandler implements ICommandHandler<ChangeCalendar> {
  constructor(private readonly log: EventLog) {}

  /** What could strand a booking is decided under the lock: a first booking of a day makes an agenda nobody knew of. */
  execute({ envelope, id, ...request }: ChangeCalendar) {
    const calendar = calendarStream(id);
    const locked = mayStrand(request.changes);
    return this.log.decide(
      envelope,
      calendar,
      (read, now) => {
        const upcoming = locked ? upcomingAgendas({ read, now }, id) : { agendas: [], unchecked: [] };
        return changeCalendar({ read, now }, upcoming, { id, ...request });
      },
      { locked },
    );
  }
}
