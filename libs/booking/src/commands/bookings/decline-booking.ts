import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type Booking, bookingStream } from '../../domain/bookings/booking.js';
import { type EndRequest } from '../../domain/bookings/telling/telling.js';
import type { StatedVersion } from '../../domain/deciding/stated-version.js';
import { declineBooking } from '../../domain/decisions/bookings/decline-booking.js';

export class DeclineBooking extends Command<Settled<Booking>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
    readonly stated: StatedVersion | undefined,
    readonly said: EndRequest,
  ) {
    super();
  }
}

@CommandHandler(DeclineBooking)
export class DeclineBookingHandler implements ICommandHandler<DeclineBooking> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id, stated, said }: DeclineBooking) {
    return this.log.decide(envelope, bookingStream(id), (read, now) =>
      declineBooking({ read, actor: envelope.actor, now }, { id, stated, ...said }),
    );
  }
}
