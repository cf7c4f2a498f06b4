import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import { allows } from '#libs/access';
import { FindSlots, GetBooking } from '#libs/booking';
import { found, unlessKnown } from '../http/answers/answer.js';
import { kept } from '../http/answers/kept-body.js';
import { Positions } from '../http/answers/position-token.js';
import { Reply } from '../http/answers/reply.js';
import { Caller } from '../http/callers/caller.js';
import { lacksScope } from '../http/problems/unauthenticated.js';
import { refuseFuture } from '../http/requests/as-of.js';
import { Operation } from '../http/requests/operation.js';
import { serviceId } from '../http/schemas/ids.js';
import { FindSlotsQuery, SlotsResponse } from './slot.schemas.js';
import { ToldSlots } from './told-slots.js';

@Controller('v1/services/:id/slots')
export class SlotsController {
  readonly #told = new ToldSlots();

  constructor(
    private readonly queries: QueryBus,
    private readonly positions: Positions,
  ) {}

  @Get()
  @Operation({
    id: 'findSlots',
    summary: 'Find the bookable slots of a service',
    scope: 'bookings:read',
    orOwn: true,
    orPublic: true,
    answers: { 200: SlotsResponse, 304: null },
    problems: ['not-found', 'rule-violation'],
    takesQuery: true,
  })
  async find(
    @Caller() caller: Caller,
    @Param('id', { schema: serviceId }) id: string,
    @Query({ schema: FindSlotsQuery }) query: z.output<typeof FindSlotsQuery>,
    @Reply() reply: Reply,
  ) {
    const { from, to, duration = null, units = null, calendarIds, at } = query;
    if (at !== undefined) refuseLookingBack(caller, at);
    const ignoreBooking = await this.#mayIgnore(caller, query.ignoreBooking);
    const explain = query.explain === 'true';
    const candidates = query.include === 'candidates' && caller.kind !== 'public';
    const request = { from, to, duration, units, calendarIds, ignoreBooking, explain, candidates, at };
    const answer = await this.queries.execute(new FindSlots(caller, id, request, this.positions.wanted(query)));
    const offered = found(answer, 'service');
    const { service } = offered;
    const shows = { free: caller.kind !== 'public' || service.showFree, candidates, explain };
    const timeZone = query.timeZone ?? service.timeZone;
    const { tag, body } = await this.#told.of(offered, timeZone, shows, this.positions.token(offered));
    reply.header('Content-Type', 'application/json; charset=utf-8');
    return unlessKnown(reply, tag, kept(reply, body));
  }

  /** How much is free without a booking tells where it is: not to whom it is not there. */
  async #mayIgnore(caller: Caller, id: string | undefined): Promise<string | undefined> {
    if (caller.kind === 'public') return undefined;
    if (id === undefined || caller.onlyCustomer === null) return id;
    return (await this.queries.execute(new GetBooking(caller, id))) ? id : undefined;
  }
}

/** What was offered once settles disputes; to others it would tell who came and went. */
const refuseLookingBack = ({ scopes }: Caller, at: number): void => {
  if (!allows(scopes, 'admin')) throw lacksScope('Looking back needs the scope admin.', 'admin');
  refuseFuture(at);
};
