import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Read } from '#libs/event-store';
import { type Booking, bookingStream } from '../../domain/bookings/booking.js';
import { type CustomerStream, seeingErased } from '../../domain/bookings/customer.js';
import { type Offering, offerSpot } from '../../domain/decisions/waitlist/offer-spot.js';
import { HoldCounting } from '../../hold-counting.js';
import { newId } from '../../new-id.js';

/** What came of it. `to`: the entry that has the offer, null: nobody has. */
export interface OfferOutcome extends Pick<Offering, 'blocked' | 'erased'> {
  readonly to: string | null;
  /** Whether it is new. */
  readonly appended: boolean;
}

/** For the policy that sees a start of a service become free while somebody waits. `passing`: entries known to get nothing now. */
export class OfferSpot extends Command<OfferOutcome> {
  constructor(
    readonly envelope: Envelope,
    readonly serviceId: string,
    readonly start: number,
    readonly passing: ReadonlySet<string>,
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

  async execute({ envelope, serviceId, start, passing }: OfferSpot): Promise<OfferOutcome> {
    const spot = { serviceId, start, bookingId: newId('bkg', this.log.world), passing };
    let offering: Pick<Offering, 'blocked' | 'erased'> = { blocked: [], erased: [] };
    const personOf = (id: string) => this.log.subject(envelope.tenant, id) as CustomerStream;
    const { holdsPerCustomer, offerHours } = this.counting;
    const rules = { holdsPerCustomer, offerHours };
    const decide = (read: Read, now: number) => {
      const made = offerSpot(
        { ...rules, read: seeingErased(read, 'waitlist-entry', personOf), actor: envelope.actor, now },
        spot,
      );
      offering = made;
      return made;
    };
    const settled = await this.log.decide(envelope, bookingStream(spot.bookingId), decide, { creates: true });
    const { blocked, erased } = offering;
    const held: Booking | null = settled.state;
    return { to: held?.waitlistEntryId ?? null, appended: settled.appended && !settled.replayed, blocked, erased };
  }
}
