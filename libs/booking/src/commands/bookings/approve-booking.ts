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
    readonly notify?: boolean,
  ) {
    super();
  }
}

@CommandHandler(ApproveBooking)
export class ApproveBookingHandler implements ICommandHandler<ApproveBooking> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, ...request }: ApproveBooking) {
    return this.log.decide(envelope, bookingStream(request.id), (read, now) =>
      approveBooking({ read, actor: envelope.actor, now }, request),
    );
  }
}
