import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Point } from '#libs/event-store';
import type { Service } from '../../domain/calendars/service.js';
import { beginningOf, dateOf, localDay } from '../../domain/time/zone.js';
import { availabilityProjections } from '../../read-models/availability.js';
import type { Scope } from '../../read-models/scope.js';
import { FindSlots, FindSlotsHandler } from './find-slots.js';
import type { SlotFilter } from './found-slots.js';
import { zoneOf } from './zone-of.js';

/** From a local day of the service on, and before another, each as whole days since the epoch. */
export interface DayFilter extends Pick<SlotFilter, 'duration' | 'units' | 'calendarIds' | 'ignoreBooking'> {
  readonly fromDay: number;
  readonly toDay: number;
}

/** A local day on which something can be booked. */
export interface BookableDay {
  /** `YYYY-MM-DD` in the zone of the service. */
  readonly date: string;
  /** The first start on it, in milliseconds. */
  readonly first: number;
  /** How many starts. */
  readonly count: number;
}

export interface FoundDays extends Point {
  readonly service: Service;
  readonly days: readonly BookableDay[];
}

export class FindDays extends Query<FoundDays | null> {
  constructor(
    readonly scope: Scope,
    readonly serviceId: string,
    readonly filter: DayFilter,
    readonly minPosition?: number | Point,
  ) {
    super();
  }
}

/** Counts what `FindSlots` finds, so that no month shows a day on which nothing can be had. */
@QueryHandler(FindDays)
export class FindDaysHandler implements IQueryHandler<FindDays> {
  constructor(private readonly slots: FindSlotsHandler) {}

  async execute({ scope, serviceId, filter, minPosition }: FindDays): Promise<FoundDays | null> {
    await this.slots.progress.reached(scope.shard, availabilityProjections, minPosition);
    const zone = await zoneOf(this.slots, scope, serviceId);
    if (zone === null) return null;
    const { fromDay, toDay, ...wish } = filter;
    const to = beginningOf(zone, toDay);
    const days = new Map<number, BookableDay>();
    let earliest: Point | null = null;
    for (let from: number | null = beginningOf(zone, fromDay); from !== null; ) {
      const page = await this.slots.execute(new FindSlots(scope, serviceId, { ...wish, from, to }, minPosition));
      if (!page) return null;
      // Somebody has moved the service to another zone meanwhile.
      if (page.service.timeZone !== zone) return this.execute({ scope, serviceId, filter, minPosition } as FindDays);
      if (!earliest || page.position < earliest.position) earliest = page;
      for (const { start } of page.slots) {
        const day = localDay(zone, start);
        const known = days.get(day) ?? { date: dateOf(day), first: start, count: 0 };
        days.set(day, { ...known, count: known.count + 1 });
      }
      from = page.nextFrom;
      if (from === null) {
        const { position, mark } = earliest;
        return { service: page.service, days: [...days.values()], position, mark };
      }
    }
    return null;
  }
}
