import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { calendarStream } from '../../domain/calendars/calendar.js';
import { calendarIdsOf, type Service, serviceStream } from '../../domain/calendars/service.js';
import { createService, type ServiceRequest } from '../../domain/decisions/services/create-service.js';

export class CreateService extends Command<Settled<Service>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
    readonly content: ServiceRequest,
  ) {
    super();
  }
}

@CommandHandler(CreateService)
export class CreateServiceHandler implements ICommandHandler<CreateService> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id, content }: CreateService) {
    const service = serviceStream(id);
    return this.log.decide(
      envelope,
      service,
      (read) => {
        const calendars = read.all(calendarIdsOf(content.uses).map((id) => calendarStream(id)));
        return createService({ service: read(service), calendars }, { id, content }, envelope.actor);
      },
      { creates: true },
    );
  }
}
