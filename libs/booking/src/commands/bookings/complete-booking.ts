import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type Booking, bookingStream } from '../../domain/bookings/booking.js';
import type { StatedVersion } from '../../domain/deciding/stated-version.js';
import { completeBooking } from '../../domain/decisions/bookings/close-booking.js';

export class CompleteBooking extends Command<Settled<Booking>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
    readonly stated: StatedVersion | undefined,
  ) {
    super();
  }
}

@CommandHandler(CompleteBooking)
export class CompleteBookingHandler implements ICommandHandler<CompleteBooking> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id, stated }: CompleteBooking) {
    return this.log.decide(envelope, bookingStream(id), (read, now) =>
      completeBooking({ read, actor: envelope.actor, now }, { id, stated }),
    );
  }
}
