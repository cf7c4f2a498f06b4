import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { agendasToBook, bookSlot, type SlotRequest } from '../domain/book-slot.js';
import { type Booking, bookingStream } from '../domain/booking.js';
import { calendarStream } from '../domain/calendar.js';
import { serviceStream } from '../domain/service.js';
import { absent } from '../domain/stream.js';
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
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id, request }: BookSlot) {
    const booking = bookingStream(id);
    const drawn = { bookingId: id, customerId: newId('cus') };
    return this.log.decide(
      envelope,
      booking,
      (read, now) => {
        const service = read(serviceStream(request.serviceId));
        const calendar = service.state ? read(calendarStream(service.state.uses[0]!.calendarId)) : absent;
        const agendas = read.all(service.state ? agendasToBook(service.state, request) : []);
        return bookSlot({ booking: read(booking), service, calendar, agendas }, request, drawn, envelope.actor, now);
      },
      { creates: true },
    );
  }
}
