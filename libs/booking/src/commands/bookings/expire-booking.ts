import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type Booking, bookingStream } from '../../domain/bookings/booking.js';
import { expireBooking } from '../../domain/decisions/bookings/expire-booking.js';

/** For the policy that records what has run out. */
export class ExpireBooking extends Command<Settled<Booking>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
  ) {
    super();
  }
}

@CommandHandler(ExpireBooking)
export class ExpireBookingHandler implements ICommandHandler<ExpireBooking> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id }: ExpireBooking) {
    return this.log.decide(envelope, bookingStream(id), (read, now) => expireBooking({ read, now }, id));
  }
}
