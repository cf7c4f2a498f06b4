import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventLog, type Settled } from '#libs/event-store';
import { type Booking, bookingStream } from '../../domain/bookings/booking.js';
import { revokeManageTokens } from '../../domain/decisions/bookings/revoke-manage-tokens.js';
import type { Sender } from '../../sender.js';

export class RevokeManageTokens extends Command<Settled<Booking>> {
  constructor(
    readonly envelope: Sender,
    readonly id: string,
  ) {
    super();
  }
}

@CommandHandler(RevokeManageTokens)
export class RevokeManageTokensHandler implements ICommandHandler<RevokeManageTokens> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id }: RevokeManageTokens) {
    return this.log.decide(envelope, bookingStream(id), (read) => revokeManageTokens(read, id));
  }
}
