import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type Booking, bookingStream } from '../domain/booking.js';
import { extendHold } from '../domain/extend-hold.js';
import type { StatedVersion } from '../domain/stated-version.js';
import { HoldCounting } from '../hold-counting.js';

export class ExtendHold extends Command<Settled<Booking>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
    readonly stated: StatedVersion | undefined,
    readonly seconds: number | null,
  ) {
    super();
  }
}

@CommandHandler(ExtendHold)
export class ExtendHoldHandler implements ICommandHandler<ExtendHold> {
  constructor(
    private readonly log: EventLog,
    private readonly counting: HoldCounting,
  ) {}

  execute({ envelope, id, stated, seconds }: ExtendHold) {
    return this.log.decide(envelope, bookingStream(id), (read, now) =>
      extendHold(read, { id, stated, seconds }, this.counting, now),
    );
  }
}
