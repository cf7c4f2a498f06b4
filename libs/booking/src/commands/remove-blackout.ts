import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type Calendar, calendarStream } from '../domain/calendar.js';
import { removeBlackout } from '../domain/remove-blackout.js';
import type { StatedVersion } from '../domain/stated-version.js';

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
