import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type Reminders, remindersStream } from '../../domain/bookings/telling/reminders.js';
import { remindOfBooking } from '../../domain/decisions/bookings/remind-of-booking.js';

/** For the policy that finds reminders due. */
export class RemindOfBooking extends Command<Settled<Reminders>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
  ) {
    super();
  }
}

@CommandHandler(RemindOfBooking)
export class RemindOfBookingHandler implements ICommandHandler<RemindOfBooking> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id }: RemindOfBooking) {
    return this.log.decide(envelope, remindersStream(id), (read, now) => remindOfBooking({ read, now }, id));
  }
}
