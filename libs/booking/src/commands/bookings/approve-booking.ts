import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type Booking, bookingStream } from '../../domain/bookings/booking.js';
import type { StatedVersion } from '../../domain/deciding/stated-version.js';
import { approveBooking } from '../../domain/decisions/bookings/approve-booking.js';

export class ApproveBooking extends Command<Settled<Booking>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
    readonly stated: StatedVersion | undefined,
  ) {
    super();
  }
}

@CommandHandler(ApproveBooking)
export class ApproveBookingHandler implements ICommandHandler<ApproveBooking> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id, stated }: ApproveBooking) {
    return this.log.decide(envelope, bookingStream(id), (read, now) =>
      approveBooking(read, { id, stated }, envelope.actor, now),
    );
  }
}
