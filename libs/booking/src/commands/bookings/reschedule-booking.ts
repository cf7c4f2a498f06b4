import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventLog, type Settled } from '#libs/event-store';
import { type Booking, bookingStream } from '../../domain/bookings/booking.js';
import type { Move } from '../../domain/bookings/reschedule-target.js';
import { asReader } from '../../domain/bookings/whose.js';
import type { StatedVersion } from '../../domain/deciding/stated-version.js';
import { rescheduleBooking } from '../../domain/decisions/bookings/reschedule-booking.js';
import { HoldCounting } from '../../hold-counting.js';
import type { Sender } from '../../sender.js';

export class RescheduleBooking extends Command<Settled<Booking>> {
  constructor(
    readonly envelope: Sender,
    readonly id: string,
    readonly stated: StatedVersion | undefined,
    readonly move: Move,
  ) {
    super();
  }
}

@CommandHandler(RescheduleBooking)
export class RescheduleBookingHandler implements ICommandHandler<RescheduleBooking> {
  constructor(
    private readonly log: EventLog,
    private readonly counting: HoldCounting,
  ) {}

  execute({ envelope, id, stated, move }: RescheduleBooking) {
    return this.log.decide(envelope, bookingStream(id), (read, now) =>
      rescheduleBooking({ ...this.counting, read: asReader(read, envelope, id), now }, { id, stated, ...move }),
    );
  }
}
