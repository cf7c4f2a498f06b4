import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import type { CustomerKey, CustomerStream } from '../../domain/bookings/customer.js';
import { eraseCustomer } from '../../domain/decisions/customers/erase-customer.js';

/** Destroys the key that all of a customer's personal data is sealed with. */
export class EraseCustomer extends Command<Settled<CustomerKey>> {
  constructor(
    readonly envelope: Envelope,
    readonly customerId: string,
  ) {
    super();
  }
}

@CommandHandler(EraseCustomer)
export class EraseCustomerHandler implements ICommandHandler<EraseCustomer> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, customerId }: EraseCustomer) {
    const stream = this.log.subject(envelope.tenant, customerId);
    return this.log.decide(envelope, stream, (read) => eraseCustomer(read, customerId, stream as CustomerStream));
  }
}
