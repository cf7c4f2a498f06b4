import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import { unlessKnown } from '../http/answers/answer.js';
import { kept } from '../http/answers/kept-body.js';
import { Positions } from '../http/answers/position-token.js';
import { Reply } from '../http/answers/reply.js';
import { Caller } from '../http/callers/caller.js';
import { Operation } from '../http/requests/operation.js';
import { serviceId } from '../http/schemas/ids.js';
import { lookForSlots } from './look-for-slots.js';
import { FindSlotsQuery, SlotsResponse } from './slot.schemas.js';
import { ToldSlots } from './told-slots.js';

@Controller('v1/services/:id/slots')
export class SlotsController {
  readonly #told = new ToldSlots();

  constructor(
    readonly queries: QueryBus,
    readonly positions: Positions,
  ) {}

  @Get()
  @Operation({
    id: 'findSlots',
    summary: 'Find the bookable slots of a service',
    scope: 'bookings:read',
    orOwn: true,
    orPublic: true,
    orManager: true,
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
    const { offered, showsFree, ...asked } = await lookForSlots(this, caller, id, query);
    const shows = { free: showsFree, ...asked };
    const timeZone = query.timeZone ?? offered.service.timeZone;
    const { tag, body } = await this.#told.of(offered, timeZone, shows, this.positions.token(offered));
    reply.header('Content-Type', 'application/json; charset=utf-8');
    return unlessKnown(reply, tag, kept(reply, body));
  }
}
