import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import { FindDays } from '#libs/booking';
import { found } from '../http/answers/answer.js';
import { toInstant } from '../http/answers/instant.js';
import { Positions } from '../http/answers/position-token.js';
import { Caller } from '../http/callers/caller.js';
import { malformed } from '../http/problems/problem.js';
import { Operation } from '../http/requests/operation.js';
import { serviceId } from '../http/schemas/ids.js';
import { madeAt, mayIgnore } from './look-for-slots.js';
import { DaysResponse, FindDaysQuery, mostDaysInPublic } from './slot.schemas.js';

@Controller('v1/services/:id/days')
export class DaysController {
  constructor(
    private readonly queries: QueryBus,
    private readonly positions: Positions,
  ) {}

  @Get()
  @Operation({
    id: 'findDays',
    summary: 'Find the days on which a service can be booked',
    description: 'For a month view: each day has as many starts as `slots` would list for it.',
    scope: 'bookings:read',
    orOwn: true,
    orPublic: true,
    orManager: true,
    answers: { 200: DaysResponse },
    problems: ['not-found', 'rule-violation'],
    takesQuery: true,
  })
  async find(
    @Caller() caller: Caller,
    @Param('id', { schema: serviceId }) id: string,
    @Query({ schema: FindDaysQuery }) query: z.output<typeof FindDaysQuery>,
  ) {
    const { from: fromDay, to: toDay, duration = null, units = null, calendarIds } = query;
    if ((caller.kind === 'public' || caller.kind === 'manager') && toDay - fromDay > mostDaysInPublic) throw tooMany;
    const ignoreBooking = await mayIgnore(this.queries, caller, query.ignoreBooking);
    const filter = { fromDay, toDay, duration, units, calendarIds, ignoreBooking };
    const find = (seen = this.positions.wanted(query)) => this.queries.execute(new FindDays(caller, id, filter, seen));
    const { days, service, ...at } = found(
      (await find()) ?? (await find(await madeAt(this.queries, caller, id, undefined))),
      'service',
    );
    return {
      days: days.map(({ date, first, count }) => ({ date, first: toInstant(first), count })),
      timeZone: service.timeZone,
      position: this.positions.token(at),
    };
  }
}

const tooMany = malformed({
  pointer: '?to',
  rule: 'too-large',
  detail: `to must be at most ${mostDaysInPublic} days after from with a public key.`,
});
