import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventLog } from '#libs/event-store';
import type { Stream } from '../domain/deciding/decision.js';
import type { Scope } from '../read-models/scope.js';

/** A thing as the log has it by now, whatever any view shows; null where it is not there. */
export class GetLatest<Thing> extends Query<Thing | null> {
  constructor(
    readonly scope: Scope,
    readonly stream: Stream<Thing | null, never>,
  ) {
    super();
  }
}

@QueryHandler(GetLatest)
export class GetLatestHandler implements IQueryHandler<GetLatest<unknown>> {
  constructor(private readonly log: EventLog) {}

  async execute({ scope: { shard, tenant }, stream }: GetLatest<unknown>) {
    return this.log.reveal(shard, tenant, await this.log.latest(shard, tenant, stream));
  }
}
