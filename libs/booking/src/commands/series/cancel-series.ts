import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventLog, type Settled } from '#libs/event-store';
import { type Series, seriesStream } from '../../domain/bookings/series.js';
import { cancelSeries, type SeriesCancellation } from '../../domain/decisions/series/cancel-series.js';
import type { Sender } from '../../sender.js';

export class CancelSeries extends Command<Settled<Series>> {
  constructor(
    readonly envelope: Sender,
    readonly request: SeriesCancellation,
  ) {
    super();
  }
}

@CommandHandler(CancelSeries)
export class CancelSeriesHandler implements ICommandHandler<CancelSeries> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, request }: CancelSeries) {
    const { actor, onlyCustomer } = envelope;
    return this.log.decide(envelope, seriesStream(request.id), (read, now) =>
      cancelSeries({ read, actor, now }, { ...request, onlyCustomer }),
    );
  }
}
