import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type Calendar, calendarStream } from '../../domain/calendars/calendar.js';
import type { StatedVersion } from '../../domain/deciding/stated-version.js';
import { removeBlackout } from '../../domain/decisions/calendars/remove-blackout.js';

export class RemoveBlackout extends Command<Settled<Calendar>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
    readonly stated: StatedVersion | undefined,
    readonly blackoutId: string,
  ) {
    super();
  }
}

@CommandHandler(RemoveBlackout)
export class RemoveBlackoutHandler implements ICommandHandler<RemoveBlackout> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id, ...request }: RemoveBlackout) {
    return this.log.decide(envelope, calendarStream(id), (read) => removeBlackout(read, { id, ...request }));
  }
}
