import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type WaitlistEntry, waitlistEntryStream } from '../../domain/bookings/waitlist/waitlist-entry.js';
import { expireWaitlistEntry } from '../../domain/decisions/waitlist/expire-waitlist-entry.js';

/** For the policy that records that somebody has waited in vain. */
export class ExpireWaitlistEntry extends Command<Settled<WaitlistEntry>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
  ) {
    super();
  }
}

@CommandHandler(ExpireWaitlistEntry)
export class ExpireWaitlistEntryHandler implements ICommandHandler<ExpireWaitlistEntry> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id }: ExpireWaitlistEntry) {
    return this.log.decide(envelope, waitlistEntryStream(id), (read, now) => expireWaitlistEntry({ read, now }, id));
  }
}
