import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type Booking, bookingStream } from '../../domain/bookings/booking.js';
import { offerSpot } from '../../domain/decisions/waitlist/offer-spot.js';
import { HoldCounting } from '../../hold-counting.js';
import { newId } from '../../new-id.js';

/** For the policy that sees a start of a service become free while somebody waits. */
export class OfferSpot extends Command<Settled<Booking>> {
  constructor(
    readonly envelope: Envelope,
    readonly serviceId: string,
    readonly start: number,
  ) {
    super();
  }
}

@CommandHandler(OfferSpot)
export class OfferSpotHandler implements ICommandHandler<OfferSpot> {
  constructor(
    private readonly log: EventLog,
    private readonly counting: HoldCounting,
  ) {}

  execute({ envelope, serviceId, start }: OfferSpot) {
    const spot = { serviceId, start, bookingId: newId('bkg') };
    return this.log.decide(
      envelope,
      bookingStream(spot.bookingId),
      (read, now) => offerSpot(read, spot, this.counting, envelope.actor, now),
      { creates: true },
    );
  }
}
