import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled } from '#libs/event-store';
import { type Service, serviceStream } from '../../domain/calendars/service.js';
import type { StatedVersion } from '../../domain/deciding/stated-version.js';
import { archiveService } from '../../domain/decisions/services/archive-service.js';

export class ArchiveService extends Command<Settled<Service>> {
  constructor(
    readonly envelope: Envelope,
    readonly id: string,
    readonly stated: StatedVersion | undefined,
  ) {
    super();
  }
}

@CommandHandler(ArchiveService)
export class ArchiveServiceHandler implements ICommandHandler<ArchiveService> {
  constructor(private readonly log: EventLog) {}

  execute({ envelope, id, stated }: ArchiveService) {
    return this.log.decide(envelope, serviceStream(id), (read) =>
      archiveService({ read, actor: envelope.actor }, { id, stated }),
    );
  }
}
