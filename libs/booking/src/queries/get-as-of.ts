import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventLog } from '#libs/event-store';
import type { Stream } from '../domain/deciding/decision.js';
import type { Scope } from '../read-models/scope.js';

/** A moment in the life of a thing: one of its versions, or an instant in milliseconds. */
export type AsOf = { readonly version: number } | { readonly at: number };

/** A thing as it was, folded from the log; null where it was not there, or has not come to that version. */
export class GetAsOf<Thing extends { readonly version: number }> extends Query<Thing | null> {
  constructor(
    readonly scope: Scope,
    readonly stream: Stream<Thing | null, never>,
    readonly asOf: AsOf,
  ) {
    super();
  }
}

@QueryHandler(GetAsOf)
export class GetAsOfHandler implements IQueryHandler<GetAsOf<{ version: number }>> {
  constructor(private readonly log: EventLog) {}

  async execute({ scope: { shard, tenant }, stream, asOf }: GetAsOf<{ version: number }>) {
    const position =
      'at' in asOf
        ? (await this.log.positionAt(shard, asOf.at)).position
        : await this.#ofVersion(shard, tenant, stream, asOf);
    if (position === null) return null;
    const [thing] = await this.log.recall(shard, tenant, [stream], position);
    return thing ? this.log.reveal(shard, tenant, thing) : null;
  }

  async #ofVersion(shard: number, tenant: string, { name }: { name: string }, { version }: { version: number }) {
    const [event] = await this.log.readStream(shard, tenant, name, { after: version - 1, upTo: version });
    return event?.position ?? null;
  }
}
