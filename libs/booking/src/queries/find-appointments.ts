import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EventLog } from '#libs/event-store';
import { Progress } from '#libs/projection';
import type { Booking } from '../domain/bookings/booking.js';
import { day } from '../domain/time/interval.js';
import { findBookings, projectBookings } from '../read-models/bookings.js';
import type { Scope } from '../read-models/scope.js';
import { isCalledOff, wasAgreed } from '../telling/appointment.js';

/** How long what is over stays, in milliseconds. */
const kept = 30 * day;

/** What a calendar that is subscribed to holds at most. */
const atMost = 5_000;

const atOnce = 500;

/**
 * What stands in a calendar, by start: all that is to come and thirty days before; of what was called off, what was so in the
 * last thirty days. Without `isPersonal` everything personal in it is sealed.
 */
export class FindAppointments extends Query<readonly Booking[]> {
  constructor(
    readonly scope: Scope,
    readonly calendarId: string,
    readonly isPersonal: boolean,
  ) {
    super();
  }
}

@QueryHandler(FindAppointments)
export class FindAppointmentsHandler implements IQueryHandler<FindAppointments> {
  constructor(
    private readonly log: EventLog,
    private readonly pool: Pool,
    private readonly progress: Progress,
  ) {}

  async execute({ scope, calendarId, isPersonal }: FindAppointments) {
    await this.progress.reached(scope.shard, [projectBookings], undefined);
    const since = this.log.now() - kept;
    const isShown = (booking: Booking) => wasAgreed(booking) && (!isCalledOff(booking) || booking.updatedAt > since);
    const shown: Booking[] = [];
    for (let after: { key: number; id: string } | undefined; shown.length < atMost; ) {
      const filter = { calendarId, from: since, sort: 'start', limit: atOnce, ...(after && { after }) } as const;
      const { items, more } = await findBookings(this.pool, scope, filter);
      const wanted = items.filter(isShown);
      shown.push(...(isPersonal ? await this.log.reveal(scope.shard, scope.tenant, wanted) : wanted));
      const last = items.at(-1);
      if (!more || !last) break;
      after = { key: last.core.start, id: last.id };
    }
    return shown.slice(0, atMost);
  }
}
