import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventLog, type Settled } from '#libs/event-store';
import { type Booking, bookingStream } from '../../domain/bookings/booking.js';
import { asReader } from '../../domain/bookings/whose.js';
import { type Cancellation, cancelBooking } from '../../domain/decisions/bookings/cancel-booking.js';
import type { Sender } from '../../sender.js';

export class CancelBooking extends Command<Settled<Booking>> {
  constructor(
    readonly envelope: Sender,
    readonly request: Cancellation,
  ) {
    super();
  }
}

@CommandHandler(CancelBooking)
export class CancelBookingHandler implements ICommandHandler<CancelBooking> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, request }: CancelBooking) {
    return this.log.decide(envelope, bookingStream(request.id), (read, now) =>
      cancelBooking({ read: asReader(read, envelope, request.id), actor: envelope.actor, now }, request),
    );
  }
}
