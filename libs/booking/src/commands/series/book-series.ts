import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventLog, type Settled } from '#libs/event-store';
import { type Series, seriesStream } from '../../domain/bookings/series.js';
import { serviceStream } from '../../domain/calendars/service.js';
import { found } from '../../domain/deciding/refused.js';
import { bookSeries, type SeriesRequest } from '../../domain/decisions/series/book-series.js';
import { expandRecurrence, occurrencesAtMost } from '../../expand-recurrence.js';
import { HoldCounting } from '../../hold-counting.js';
import { newId } from '../../new-id.js';
import { newPersons } from '../../new-persons.js';
import type { Sender } from '../../sender.js';

export class BookSeries extends Command<Settled<Series>> {
  constructor(
    readonly envelope: Sender,
    readonly id: string,
    readonly request: SeriesRequest,
  ) {
    super();
  }
}

@CommandHandler(BookSeries)
export class BookSeriesHandler implements ICommandHandler<BookSeries> {
  constructor(
    private readonly log: EventLog,
    private readonly counting: HoldCounting,
  ) {}

  /** The recurrence is expanded where the service says, once for each zone that it is found to have. */
  execute({ envelope, id, request }: BookSeries) {
    const { serviceId, recurrence, start, customer } = request;
    const customerId = newId('cus', this.log.world);
    const drawn = {
      seriesId: id,
      bookingIds: Array.from({ length: occurrencesAtMost }, () => newId('bkg', this.log.world)),
      customerId,
      customerHash: this.counting.holderOf(envelope.tenant, customer.id ?? customerId),
    };
    const expanded = new Map<string, readonly number[]>();
    const startsIn = (zone: string) => expanded.get(zone) ?? expandRecurrence(recurrence, start, zone);
    return this.log.decide(
      envelope,
      seriesStream(id),
      (read, now) => {
        const subject = { kind: 'service', id: serviceId } as const;
        const { timeZone } = found(subject, read(serviceStream(serviceId)).state, '/serviceId');
        expanded.set(timeZone, startsIn(timeZone));
        return bookSeries({ read, actor: envelope.actor, now }, request, startsIn(timeZone), drawn);
      },
      { creates: true, newPersons: newPersons(customer, customerId) },
    );
  }
}
