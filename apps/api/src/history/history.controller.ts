import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import { GetHistory } from '#libs/booking';
import type { StoredEvent } from '#libs/event-store';
import { found } from '../http/answers/answer.js';
import { Pages } from '../http/answers/pages.js';
import { Positions } from '../http/answers/position-token.js';
import { Reply } from '../http/answers/reply.js';
import { Caller } from '../http/callers/caller.js';
import { Operation } from '../http/requests/operation.js';
import { bookingId, calendarId, serviceId } from '../http/schemas/ids.js';
import { toEventResponse } from './event.response.js';
import { HistoryQuery, HistoryResponse } from './event.schemas.js';

type Asked = z.output<typeof HistoryQuery>;

const history = (what: 'Calendar' | 'Service' | 'Booking', scope: 'calendars:read' | 'bookings:read') => ({
  id: `get${what}History`,
  summary: `Read the history of a ${what.toLowerCase()}: who did what, and when`,
  scope,
  answers: { 200: HistoryResponse },
  problems: ['not-found'] as const,
  takesQuery: true,
});

@Controller('v1')
export class HistoryController {
  constructor(
    private readonly queries: QueryBus,
    private readonly positions: Positions,
    private readonly pages: Pages,
  ) {}

  @Get('calendars/:id/history')
  @Operation(history('Calendar', 'calendars:read'))
  ofCalendar(
    @Caller() caller: Caller,
    @Param('id', { schema: calendarId }) id: string,
    @Query({ schema: HistoryQuery }) query: Asked,
    @Reply() reply: Reply,
  ) {
    return this.#of('calendar', id, caller, query, reply);
  }

  @Get('services/:id/history')
  @Operation(history('Service', 'calendars:read'))
  ofService(
    @Caller() caller: Caller,
    @Param('id', { schema: serviceId }) id: string,
    @Query({ schema: HistoryQuery }) query: Asked,
    @Reply() reply: Reply,
  ) {
    return this.#of('service', id, caller, query, reply);
  }

  @Get('bookings/:id/history')
  @Operation({ ...history('Booking', 'bookings:read'), orOwn: true, orManager: true })
  ofBooking(
    @Caller() caller: Caller,
    @Param('id', { schema: bookingId }) id: string,
    @Query({ schema: HistoryQuery }) query: Asked,
    @Reply() reply: Reply,
  ) {
    return this.#of('booking', id, caller, query, reply);
  }

  /** Read from the log itself, so it is never behind. */
  async #of(kind: string, id: string, caller: Caller, query: Asked, reply: Reply) {
    if (query.minPosition !== undefined) await this.positions.known(caller.shard, query.minPosition, '?minPosition');
    return this.pages.of<StoredEvent, number>(reply, caller, query, {
      find: async (after = 0) =>
        found(await this.queries.execute(new GetHistory(caller, `${kind}/${id}`, { after, limit: query.limit })), kind),
      after: ({ version }) => version,
      show: (event) => toEventResponse(event, this.positions, caller),
    });
  }
}
