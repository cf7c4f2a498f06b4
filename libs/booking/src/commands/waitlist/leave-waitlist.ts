import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventLog, type Settled } from '#libs/event-store';
import {
  type LeaveReason,
  type WaitlistEntry,
  waitlistEntryStream,
} from '../../domain/bookings/waitlist/waitlist-entry.js';
import { leaveWaitlist } from '../../domain/decisions/waitlist/leave-waitlist.js';
import type { Sender } from '../../sender.js';

export class LeaveWaitlist extends Command<Settled<WaitlistEntry>> {
  constructor(
    readonly envelope: Sender,
    readonly id: string,
    readonly reason: LeaveReason = 'asked-for',
  ) {
    super();
  }
}

@CommandHandler(LeaveWaitlist)
export class LeaveWaitlistHandler implements ICommandHandler<LeaveWaitlist> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id, reason }: LeaveWaitlist) {
    const { onlyCustomer = null } = envelope;
    return this.log.decide(envelope, waitlistEntryStream(id), (read, now) =>
      leaveWaitlist({ read, now }, { id, onlyCustomer, reason }),
    );
  }
}
