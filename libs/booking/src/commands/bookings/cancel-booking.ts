import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventLog, type Settled } from '#libs/event-store';
import { type Booking, bookingStream } from '../../domain/bookings/booking.js';
import { asReader } from '../../domain/bookings/whose.js';
import type { Override } from '../../domain/deciding/refused.js';
import type { StatedVersion } from '../../domain/deciding/stated-version.js';
import { cancelBooking } from '../../domain/decisions/bookings/cancel-booking.js';
import type { Sender } from '../../sender.js';

export class CancelBooking extends Command<Settled<Booking>> {
  constructor(
    readonly envelope: Sender,
    readonly id: string,
    readonly stated: StatedVersion | undefined,
    readonly reason: string | null,
    readonly override: readonly Override[],
  ) {
    super();
  }
}

@CommandHandler(CancelBooking)
export class CancelBookingHandler implements ICommandHandler<CancelBooking> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id, stated, reason, override }: CancelBooking) {
    return this.log.decide(envelope, bookingStream(id), (read, now) =>
      cancelBooking(asReader(read, envelope, id), { id, stated, reason, override }, envelope.actor, now),
    );
  }
}
