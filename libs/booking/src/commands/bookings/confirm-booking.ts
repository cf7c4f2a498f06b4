import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventLog, type Settled } from '#libs/event-store';
import { type Booking, bookingStream } from '../../domain/bookings/booking.js';
import { type CustomerStream, seeingErased } from '../../domain/bookings/customer.js';
import { asReader } from '../../domain/bookings/whose.js';
import { type Confirmation, confirmBooking } from '../../domain/decisions/bookings/confirm-booking.js';
import { HoldCounting } from '../../hold-counting.js';
import { newId } from '../../new-id.js';
import type { Sender } from '../../sender.js';

export class ConfirmBooking extends Command<Settled<Booking>> {
  constructor(
    readonly envelope: Sender,
    readonly confirmation: Confirmation,
  ) {
    super();
  }
}

@CommandHandler(ConfirmBooking)
export class ConfirmBookingHandler implements ICommandHandler<ConfirmBooking> {
  constructor(
    private readonly log: EventLog,
    private readonly counting: HoldCounting,
  ) {}

  execute({ envelope, confirmation }: ConfirmBooking) {
    const customerId = newId('cus', this.log.world);
    const stated = confirmation.customer?.id ?? null;
    const drawn = { customerId, customerHash: this.counting.holderOf(envelope.tenant, stated ?? customerId) };
    const personOf = (id: string) => this.log.subject(envelope.tenant, id) as CustomerStream;
    return this.log.decide(envelope, bookingStream(confirmation.id), (read, now) =>
      confirmBooking(
        {
          read: asReader(seeingErased(read, 'booking', personOf), envelope, confirmation.id),
          actor: envelope.actor,
          now,
        },
        confirmation,
        drawn,
      ),
    );
  }
}
