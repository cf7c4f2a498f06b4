import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventLog, type Settled } from '#libs/event-store';
import { type Booking, bookingStream } from '../../domain/bookings/booking.js';
import { asReader } from '../../domain/bookings/whose.js';
import type { StatedVersion } from '../../domain/deciding/stated-version.js';
import { extendHold } from '../../domain/decisions/bookings/extend-hold.js';
import { HoldCounting } from '../../hold-counting.js';
import type { Sender } from '../../sender.js';

export class ExtendHold extends Command<Settled<Booking>> {
  constructor(
    readonly envelope: Sender,
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
      extendHold({ ...this.counting, read: asReader(read, envelope, id), now }, { id, stated, seconds }),
    );
  }
}
