import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventLog, type Settled } from '#libs/event-store';
import { type WaitlistEntry, waitlistEntryStream } from '../../domain/bookings/waitlist/waitlist-entry.js';
import { nothing } from '../../domain/deciding/decision.js';
import { joinWaitlist, type WaitlistRequest, WaitsAlready } from '../../domain/decisions/waitlist/join-waitlist.js';
import { HoldCounting } from '../../hold-counting.js';
import { newId } from '../../new-id.js';
import { newPersons } from '../../new-persons.js';
import type { Sender } from '../../sender.js';

export class JoinWaitlist extends Command<Settled<WaitlistEntry>> {
  constructor(
    readonly envelope: Sender,
    readonly id: string,
    readonly request: WaitlistRequest,
  ) {
    super();
  }
}

@CommandHandler(JoinWaitlist)
export class JoinWaitlistHandler implements ICommandHandler<JoinWaitlist> {
  constructor(
    private readonly log: EventLog,
    private readonly counting: HoldCounting,
  ) {}

  async execute({ envelope, id, request }: JoinWaitlist): Promise<Settled<WaitlistEntry>> {
    const { tenant, actor, holdsCountedFor } = envelope;
    const customerId = newId('cus', this.log.world);
    const customerHash = this.counting.holderOf(tenant, request.customer.id ?? customerId);
    const holder = holdsCountedFor ? this.counting.holderOf(tenant, holdsCountedFor) : customerHash;
    const drawn = { entryId: id, customerId, customerHash, holder };
    try {
      return await this.log.decide(
        envelope,
        waitlistEntryStream(id),
        (read, now) => joinWaitlist({ read, actor, now }, request, drawn),
        { creates: true, newPersons: newPersons(request.customer, customerId) },
      );
    } catch (refusal) {
      if (!(refusal instanceof WaitsAlready)) throw refusal;
      const first = waitlistEntryStream(refusal.entryId);
      return this.log.decide(envelope, first, (read) => {
        read(first);
        return nothing;
      });
    }
  }
}
