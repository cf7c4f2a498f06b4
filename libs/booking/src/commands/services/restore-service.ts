import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type Service, serviceStream } from '../../domain/calendars/service.js';
import type { StatedVersion } from '../../domain/deciding/stated-version.js';
import { restoreService } from '../../domain/decisions/services/restore-service.js';

export class RestoreService extends Command<Settled<Service>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
    readonly stated: StatedVersion | undefined,
  ) {
    super();
  }
}

@CommandHandler(RestoreService)
export class RestoreServiceHandler implements ICommandHandler<RestoreService> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id, stated }: RestoreService) {
    return this.log.decide(envelope, serviceStream(id), (read) =>
      restoreService({ read, actor: envelope.actor }, { id, stated }),
    );
  }
}
