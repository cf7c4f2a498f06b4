import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type Displacement, displacementStream } from '../../domain/claims/displacement.js';
import { upcomingAgendas } from '../../domain/claims/upcoming-agendas.js';
import { displaceStranded } from '../../domain/decisions/bookings/displace-stranded.js';

/** For the policy that goes on where a change of a calendar stranded more than one commit displaces. */
export class DisplaceStranded extends Command<Settled<Displacement>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
  ) {
    super();
  }
}

@CommandHandler(DisplaceStranded)
export class DisplaceStrandedHandler implements ICommandHandler<DisplaceStranded> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id }: DisplaceStranded) {
    return this.log.decide(
      envelope,
      displacementStream(id),
      (read, now) => displaceStranded({ read, now }, upcomingAgendas({ read, now }, id), id),
      { locked: true },
    );
  }
}
