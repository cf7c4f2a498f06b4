import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type Service, serviceStream } from '../../domain/calendars/service.js';
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
    return this.log.decide(
      envelope,
      serviceStream(id),
      (read) => createService({ read, actor: envelope.actor }, { id, content }),
      { creates: true },
    );
  }
}
