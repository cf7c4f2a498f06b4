import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventLog, type Settled } from '#libs/event-store';
import { type Booking, bookingStream } from '../../domain/bookings/booking.js';
import { asReader } from '../../domain/bookings/whose.js';
import type { StatedVersion } from '../../domain/deciding/stated-version.js';
import { changeBookingDetails, type DetailChanges } from '../../domain/decisions/bookings/change-booking-details.js';
import type { Sender } from '../../sender.js';

export class ChangeBookingDetails extends Command<Settled<Booking>> {
  constructor(
    readonly envelope: Sender,
    readonly id: string,
    readonly stated: StatedVersion | undefined,
    readonly changes: DetailChanges,
    readonly notify?: boolean,
  ) {
    super();
  }
}

@CommandHandler(ChangeBookingDetails)
export class ChangeBookingDetailsHandler implements ICommandHandler<ChangeBookingDetails> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, ...request }: ChangeBookingDetails) {
    const booking = bookingStream(request.id);
    return this.log.decide(envelope, booking, (read, now) =>
      changeBookingDetails({ read: asReader(read, envelope, request.id), actor: envelope.actor, now }, request),
    );
  }
}
