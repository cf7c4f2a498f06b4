import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { bookSlot, type SlotRequest } from '../domain/book-slot.js';
import { type Booking, bookingStream } from '../domain/booking.js';
import { HoldCounting } from '../hold-counting.js';
import { newId } from '../new-id.js';

export class BookSlot extends Command<Settled<Booking>> {
  constructor(
    readonly envelope: Envelope,
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
    const { tenant, actor } = envelope;
    const customerId = newId('cus');
    const stated = request.customer?.id ?? null;
    const customerHash = this.counting.holderOf(tenant, stated ?? customerId);
    const holder = request.hold && stated !== null ? customerHash : null;
    const drawn = { bookingId: id, customerId, customerHash, holder };
    return this.log.decide(
      envelope,
      bookingStream(id),
      (read, now) => bookSlot(read, request, drawn, this.counting, actor, now),
      { creates: true },
    );
  }
}
