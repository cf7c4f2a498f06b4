import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { calendarStream } from '../domain/calendar.js';
import { changeService } from '../domain/change-service.js';
import { calendarIdsOf, type Service, type ServiceContent, serviceStream } from '../domain/service.js';
import type { StatedVersion } from '../domain/stated-version.js';
import { agendasUpcoming } from './agendas-upcoming.js';

export class ChangeService extends Command<Settled<Service>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
    readonly stated: StatedVersion | undefined,
    readonly changes: Partial<ServiceContent>,
  ) {
    super();
  }
}

@CommandHandler(ChangeService)
export class ChangeServiceHandler implements ICommandHandler<ChangeService> {
  constructor(private readonly log: EventLog) {}

  /** The zone fixes the grid and the days of what is booked already, so changing it looks at all of that. */
  execute({ envelope, id, ...request }: ChangeService) {
    const service = serviceStream(id);
    const locked = 'timeZone' in request.changes;
    return this.log.decide(
      envelope,
      service,
      (read, now) => {
        const seen = read(service);
        const calendars = read.all(calendarIdsOf(request.changes.uses ?? []).map((id) => calendarStream(id)));
        const used = locked ? (seen.state?.everUsed ?? []) : [];
        const agendas = used.flatMap((calendarId) => agendasUpcoming(read, calendarId, now));
        return changeService({ service: seen, calendars, agendas }, { id, ...request }, now);
      },
      { locked },
    );
  }
}
