import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type Booking, bookingStream } from '../domain/booking.js';
import { changeBookingDetails, type DetailChanges } from '../domain/change-booking-details.js';
import type { StatedVersion } from '../domain/stated-version.js';

export class ChangeBookingDetails extends Command<Settled<Booking>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
    readonly stated: StatedVersion | undefined,
    readonly changes: DetailChanges,
  ) {
    super();
  }
}

@CommandHandler(ChangeBookingDetails)
export class ChangeBookingDetailsHandler implements ICommandHandler<ChangeBookingDetails> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id, stated, changes }: ChangeBookingDetails) {
    const booking = bookingStream(id);
    return this.log.decide(envelope, booking, (read, now) => changeBookingDetails(read, { id, stated, changes }, now));
  }
}
