import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventLog, type Settled } from '#libs/event-store';
import { asCustomer } from '../domain/as-customer.js';
import { type Booking, bookingStream } from '../domain/booking.js';
import { changeBookingDetails, type DetailChanges } from '../domain/change-booking-details.js';
import type { StatedVersion } from '../domain/stated-version.js';
import type { Sender } from '../sender.js';

export class ChangeBookingDetails extends Command<Settled<Booking>> {
  constructor(
    readonly envelope: Sender,
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
    return this.log.decide(envelope, booking, (read, now) =>
      changeBookingDetails(asCustomer(read, envelope.onlyCustomer, id), { id, stated, changes }, now),
    );
  }
}
