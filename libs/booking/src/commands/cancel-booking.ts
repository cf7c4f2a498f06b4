import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type Booking, bookingStream } from '../domain/booking.js';
import { cancelBooking } from '../domain/cancel-booking.js';
import { agendasHeld } from '../domain/move.js';
import { serviceStream } from '../domain/service.js';
import type { StatedVersion } from '../domain/stated-version.js';
import { absent } from '../domain/stream.js';

export class CancelBooking extends Command<Settled<Booking>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
    readonly stated: StatedVersion | undefined,
    readonly reason: string | null,
  ) {
    super();
  }
}

@CommandHandler(CancelBooking)
export class CancelBookingHandler implements ICommandHandler<CancelBooking> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id, stated, reason }: CancelBooking) {
    const stream = bookingStream(id);
    return this.log.decide(envelope, stream, (read, now) => {
      const booking = read(stream);
      const service = booking.state ? read(serviceStream(booking.state.serviceId)) : absent;
      if (booking.state) read.all(agendasHeld(booking.state));
      return cancelBooking({ booking, service }, { id, stated, reason }, envelope.actor, now);
    });
  }
}
