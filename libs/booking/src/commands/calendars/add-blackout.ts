import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type Blackout, type Calendar, calendarStream, type OnConflict } from '../../domain/calendars/calendar.js';
import { upcomingAgendas } from '../../domain/claims/upcoming-agendas.js';
import type { StatedVersion } from '../../domain/deciding/stated-version.js';
import { addBlackout } from '../../domain/decisions/calendars/add-blackout.js';

export class AddBlackout extends Command<Settled<Calendar>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
    readonly stated: StatedVersion | undefined,
    readonly blackout: Blackout,
    readonly onConflict: OnConflict,
  ) {
    super();
  }
}

@CommandHandler(AddBlackout)
export class AddBlackoutHandler implements ICommandHandler<AddBlackout> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id, ...request }: AddBlackout) {
    return this.log.decide(
      envelope,
      calendarStream(id),
      (read, now) =>
        addBlackout({ read, actor: envelope.actor, now }, upcomingAgendas({ read, now }, id), { id, ...request }),
      { locked: true },
    );
  }
}
