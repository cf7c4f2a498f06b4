import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type Service, serviceStream } from '../../domain/calendars/service.js';
import type { StatedVersion } from '../../domain/deciding/stated-version.js';
import { changeService, type ServiceChanges } from '../../domain/decisions/services/change-service.js';
import { agendasUpcoming } from '../calendars/agendas-upcoming.js';

export class ChangeService extends Command<Settled<Service>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
    readonly stated: StatedVersion | undefined,
    readonly changes: ServiceChanges,
  ) {
    super();
  }
}

/** Where the bookings of this week are. */
const daysBefore = 8;

@CommandHandler(ChangeService)
export class ChangeServiceHandler implements ICommandHandler<ChangeService> {
  constructor(private readonly log: EventLog) {}

  /** The zone fixes the grid and the days of what is booked already, and limits count it: either looks at all of that. */
  execute({ envelope, id, ...request }: ChangeService) {
    const service = serviceStream(id);
    const locked = 'timeZone' in request.changes || 'limits' in request.changes;
    return this.log.decide(
      envelope,
      service,
      (read, now) => {
        const seen = read(service);
        const used = locked ? (seen.state?.everUsed ?? []) : [];
        const agendas = used.map((calendarId) => agendasUpcoming(read, calendarId, now, daysBefore));
        return changeService({ read, now }, agendas, { id, ...request });
      },
      { locked },
    );
  }
}
