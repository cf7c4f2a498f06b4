import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type Booking, bookingStream } from '../../domain/bookings/booking.js';
import type { StatedVersion } from '../../domain/deciding/stated-version.js';
import { markNoShow } from '../../domain/decisions/bookings/close-booking.js';

export class MarkNoShow extends Command<Settled<Booking>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
    readonly stated: StatedVersion | undefined,
  ) {
    super();
  }
}

@CommandHandler(MarkNoShow)
export class MarkNoShowHandler implements ICommandHandler<MarkNoShow> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id, stated }: MarkNoShow) {
    return this.log.decide(envelope, bookingStream(id), (read, now) =>
      markNoShow({ read, actor: envelope.actor, now }, { id, stated }),
    );
  }
}
