import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventLog, type Settled } from '#libs/event-store';
import { type Booking, bookingStream } from '../../domain/bookings/booking.js';
import { bookSlot, type SlotRequest } from '../../domain/decisions/bookings/book-slot.js';
import { HoldCounting } from '../../hold-counting.js';
import { newPersons } from '../../new-persons.js';
import type { Sender } from '../../sender.js';
import { drawBooking } from './draw-booking.js';

export class BookSlot extends Command<Settled<Booking>> {
  constructor(
    readonly envelope: Sender,
    readonly id: string,
    readonly request: SlotRequest,
  ) {
    super();
  }
}

@CommandHandler(BookSlot)
export class BookSlotHandler implements ICommandHandler<BookSlot> {
  constructor(
    private readonly log: EventLog,
    private readonly counting: HoldCounting,
  ) {}

  execute({ envelope, id, request }: BookSlot) {
    const drawn = drawBooking(this.log.world, this.counting, envelope, id, request);
    return this.log.decide(
      envelope,
      bookingStream(id),
      (read, now) =>
        bookSlot({ ...this.counting.rulesFor(envelope), read, actor: envelope.actor, now }, request, drawn),
      { creates: true, newPersons: newPersons(request.customer, drawn.customerId) },
    );
  }
}
