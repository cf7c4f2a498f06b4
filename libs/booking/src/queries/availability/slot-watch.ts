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

/** What was found, and as of where. */
export interface Looked {
  readonly found: FoundSlots;
  /** What the log was; after a failover it is another one. */
  readonly past: object;
  /** All that is stored up to here was looked at. */
  readonly asOf: Point;
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

  /** Waits for the views, which nobody should do in a turn that others wait for. */
  async isReached({ shard }: Scope): Promise<void> {
    const { end } = await this.kept.movements.look(shard);
    await this.progress.reached(shard, availabilityProjections, end.position);
  }

  /** Finds what is offered as of all that is stored by now; null: there is no such service. `zone`: what it had last. */
  async look(scope: Scope, serviceId: string, filter: DayFilter, zone?: string): Promise<Looked | null> {
    const { past, end: asOf } = await this.kept.movements.look(scope.shard);
    await this.progress.reached(scope.shard, availabilityProjections, asOf.position);
    const at = this.log.now();
    const timeZone = zone ?? (await zoneOf(this.finder, scope, serviceId));
    if (timeZone === null) return null;
    const { fromDay, toDay, ...wish } = filter;
    const range = { from: beginningOf(timeZone, fromDay), to: beginningOf(timeZone, toDay) };
    const found = await this.finder.execute(new FindSlots(scope, serviceId, { ...wish, ...range }));
    if (found && found.service.timeZone !== timeZone)
      return this.look(scope, serviceId, filter, found.service.timeZone);
    return found && { found, past, asOf, at };
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
