import { Injectable } from '@nestjs/common';
import { EventLog, type Point } from '#libs/event-store';
import { Progress } from '#libs/projection';
import { beginningOf } from '../../domain/time/zone.js';
import { availabilityProjections } from '../../read-models/availability.js';
import type { Scope } from '../../read-models/scope.js';
import type { DayFilter } from './find-days.js';
import { FindSlots, FindSlotsHandler } from './find-slots.js';
import type { FoundSlots } from './found-slots.js';
import { lastMove, movesOf } from './kept.js';
import { KeptSlots } from './kept-slots.js';
import { zoneOf } from './zone-of.js';

/** How far the views have come at least. */
export interface Reached {
  /** What the log was; after a failover it is another one. */
  readonly past: object;
  readonly asOf: Point;
}

/** What was found, and as of where: all that is stored up to there was looked at. */
export interface Looked extends Reached {
  readonly found: FoundSlots;
  /** When, in milliseconds. */
  readonly at: number;
}

/** What is parked, or mended by hand, moves nothing when it is right again: so it is looked again after so long. */
const longestTrusted = 60_000;

/** For whoever has to know of slots as they change: whether it is worth while to look again, and a look that is not behind. */
@Injectable()
export class SlotWatch {
  constructor(
    private readonly log: EventLog,
    private readonly progress: Progress,
    private readonly finder: FindSlotsHandler,
    private readonly kept: KeptSlots,
  ) {}

  /** Waits for the views to have all that is stored by now. Apart from `look`, as it may take long where a shard lags. */
  async reach({ shard }: Scope): Promise<Reached> {
    const { past, end: asOf } = await this.kept.movements.look(shard);
    await this.progress.reached(shard, availabilityProjections, asOf.position);
    return { past, asOf };
  }

  /** Finds what is offered as of what was reached; null: there is no such service. `zone`: what it had last. */
  async look(
    scope: Scope,
    reached: Reached,
    serviceId: string,
    filter: DayFilter,
    zone?: string,
  ): Promise<Looked | null> {
    const at = this.log.now();
    const timeZone = zone ?? (await zoneOf(this.finder, scope, serviceId));
    if (timeZone === null) return null;
    const { fromDay, toDay, ...wish } = filter;
    const range = { from: beginningOf(timeZone, fromDay), to: beginningOf(timeZone, toDay) };
    const found = await this.finder.execute(new FindSlots(scope, serviceId, { ...wish, ...range }));
    if (found && found.service.timeZone !== timeZone)
      return this.look(scope, reached, serviceId, filter, found.service.timeZone);
    return found && { found, ...reached, at };
  }

  /** Whether it would be found again just so. All who ask at the same time share one look at the log. */
  async isStill({ shard, tenant }: Scope, looked: Looked): Promise<boolean> {
    const moved = await this.kept.movements.look(shard);
    if (moved.past !== looked.past || moved.since > looked.asOf.position || this.patience(looked) <= 0) return false;
    return lastMove(movesOf(moved, tenant, looked.found.service)) <= looked.asOf.position;
  }

  /** For how long it is good if nothing moves, in milliseconds. */
  patience({ found, at }: Looked): number {
    return Math.min(found.until, at + longestTrusted) - this.log.now();
  }
}
