import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type Booking, bookingStream } from '../domain/booking.js';
import { calendarStream } from '../domain/calendar.js';
import { agendasHeld, agendasToTake, type Move } from '../domain/move.js';
import { rescheduleBooking } from '../domain/reschedule-booking.js';
import { serviceStream } from '../domain/service.js';
import type { StatedVersion } from '../domain/stated-version.js';
import { absent } from '../domain/stream.js';

export class RescheduleBooking extends Command<Settled<Booking>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
    readonly stated: StatedVersion | undefined,
    readonly move: Move,
  ) {
    super();
  }
}

@CommandHandler(RescheduleBooking)
export class RescheduleBookingHandler implements ICommandHandler<RescheduleBooking> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id, stated, move }: RescheduleBooking) {
    const stream = bookingStream(id);
    return this.log.decide(envelope, stream, (read, now) => {
      const booking = read(stream);
      const service = booking.state ? read(serviceStream(booking.state.serviceId)) : absent;
      const calendar = service.state ? read(calendarStream(service.state.uses[0]!.calendarId)) : absent;
      const [from, to] =
        booking.state && service.state
          ? [agendasHeld(booking.state), agendasToTake(booking.state, service.state, move)]
          : [[], []];
      read.all([...from, ...to]);
      const seen = { booking, service, calendar, agendas: read.all(to) };
      return rescheduleBooking(seen, { id, stated, ...move }, now);
    });
  }
}
