import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import { allows } from '#libs/access';
import { FindSlots, GetBooking, type RefusedStart, type Slot } from '#libs/booking';
import { found } from '../http/answers/answer.js';
import { toInstant, toInstantOrNull } from '../http/answers/instant.js';
import { Positions } from '../http/answers/position-token.js';
import { Caller } from '../http/callers/caller.js';
import { Problem } from '../http/problems/problem.js';
import { refuseFuture } from '../http/requests/as-of.js';
import { Operation } from '../http/requests/operation.js';
import { serviceId } from '../http/schemas/ids.js';
import { localTimeIn } from './local-time.js';
import { FindSlotsQuery, SlotsResponse } from './slot.schemas.js';

@Controller('v1/services/:id/slots')
export class SlotsController {
  readonly #inZones = new WeakMap<readonly Slot[], Map<string, readonly object[]>>();

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
    answers: { 200: SlotsResponse },
    problems: ['not-found', 'rule-violation'],
    takesQuery: true,
  })
  async find(
    @Caller() caller: Caller,
    @Param('id', { schema: serviceId }) id: string,
    @Query({ schema: FindSlotsQuery }) query: z.output<typeof FindSlotsQuery>,
  ) {
    const { from, to, duration = null, units = null, calendarIds, at } = query;
    if (at !== undefined) refuseLookingBack(caller, at);
    const ignoreBooking = await this.#mayIgnore(caller, query.ignoreBooking);
    const explain = query.explain === 'true';
    const request = { from, to, duration, units, calendarIds, ignoreBooking, explain, at };
    const answer = await this.queries.execute(new FindSlots(caller, id, request, this.positions.wanted(query)));
    const offered = found(answer, 'service');
    const { service, slots, refused, nextFrom, nextAvailable, searchedUntil } = offered;
    return {
      slots: this.#shown(slots, query.timeZone ?? service.timeZone, {
        free: caller.kind !== 'public' || service.showFree,
        candidates: query.include === 'candidates',
      }),
      nextFrom: toInstantOrNull(nextFrom),
      nextAvailable: toInstantOrNull(nextAvailable),
      searchedUntil: toInstant(searchedUntil),
      position: this.positions.token(offered),
      ...(explain && { refused: refused.map(toRefusedStart) }),
    };
  }

  /** How much is free without a booking tells where it is: not to whom it is not there. */
  async #mayIgnore(caller: Caller, id: string | undefined): Promise<string | undefined> {
    if (caller.kind === 'public') return undefined;
    if (id === undefined || caller.onlyCustomer === null) return id;
    return (await this.queries.execute(new GetBooking(caller, id))) ? id : undefined;
  }

  /** Put into words once for all who are given the same answer: for 2,000 slots that takes as long as finding them. */
  #shown(slots: readonly Slot[], timeZone: string, shows: Shows): readonly object[] {
    const key = `${timeZone} ${shows.free} ${shows.candidates}`;
    const inZones = this.#inZones.get(slots) ?? new Map<string, readonly object[]>();
    this.#inZones.set(slots, inZones);
    const localTime = localTimeIn(timeZone);
    const shown = inZones.get(key) ?? slots.map((slot) => toSlotResponse(slot, localTime, shows));
    inZones.set(key, shown);
    return shown;
  }
}

/** What was offered once settles disputes; to others it would tell who came and went. */
const refuseLookingBack = ({ scopes }: Caller, at: number): void => {
  if (!allows(scopes, 'admin'))
    throw new Problem('forbidden', 'Looking back needs the scope admin.', { requiredScope: 'admin' });
  refuseFuture(at);
};

const toRefusedStart = ({ start, reason, rule }: RefusedStart) => ({
  start: toInstant(start),
  reason,
  ...(rule && { rule }),
});

/** What of a slot not everybody sees, or asks for. */
interface Shows {
  readonly free: boolean;
  readonly candidates: boolean;
}

const toSlotResponse = (slot: Slot, localTime: (instant: number) => string, shows: Shows) => ({
  start: toInstant(slot.start),
  end: toInstant(slot.end),
  remaining: slot.remaining,
  ...(shows.free && { free: slot.free }),
  calendarIds: slot.calendarIds,
  ...(shows.candidates && { candidates: slot.candidates }),
  localStart: localTime(slot.start),
});
