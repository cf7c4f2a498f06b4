import type { QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import { allows } from '#libs/access';
import { FindSlots, type FoundSlots, GetBooking, GetService, type Service } from '#libs/booking';
import type { Point } from '#libs/event-store';
import { found } from '../http/answers/answer.js';
import type { Positions } from '../http/answers/position-token.js';
import type { Caller } from '../http/callers/caller.js';
import { lacksScope } from '../http/problems/unauthenticated.js';
import { refuseFuture } from '../http/requests/as-of.js';
import type { FindSlotsQuery } from './slot.schemas.js';

interface Means {
  readonly queries: QueryBus;
  readonly positions: Positions;
}

interface Sought {
  readonly offered: FoundSlots;
  /** Whether the caller is told how many units are free. */
  readonly showsFree: boolean;
  readonly candidates: boolean;
  readonly explain: boolean;
}

/** What is offered to a caller, by whichever route it asks. */
export const lookForSlots = async (
  { queries, positions }: Means,
  caller: Caller,
  serviceId: string,
  query: Omit<z.output<typeof FindSlotsQuery>, 'timeZone'>,
): Promise<Sought> => {
  const { from, to, duration = null, units = null, calendarIds, at } = query;
  if (at !== undefined) refuseLookingBack(caller, at);
  const ignoreBooking = await mayIgnore(queries, caller, query.ignoreBooking);
  const explain = query.explain === 'true';
  const mayBeAnybody = caller.kind === 'public' || caller.kind === 'manager';
  const candidates = query.include === 'candidates' && !mayBeAnybody;
  const request = { from, to, duration, units, calendarIds, ignoreBooking, explain, candidates, at };
  const find = (seen = positions.wanted(query)) => queries.execute(new FindSlots(caller, serviceId, request, seen));
  const answer = (await find()) ?? (await find(await madeAt(queries, caller, serviceId, at)));
  const offered = found(answer, 'service');
  return { offered, showsFree: !mayBeAnybody || offered.service.showFree, candidates, explain };
};

/** Where the log has a service that no view shows yet, so that those are waited for; it is asked of no past. */
export const madeAt = async (queries: QueryBus, caller: Caller, id: string, at: number | undefined): Promise<Point> => {
  const service = at === undefined ? await queries.execute<Service | null>(new GetService(caller, id)) : null;
  return found(service, 'service');
};

/** How much is free without a booking tells where it is: not to whom it is not there. */
export const mayIgnore = async (
  queries: QueryBus,
  caller: Caller,
  id: string | undefined,
): Promise<string | undefined> => {
  if (caller.kind === 'public') return undefined;
  if (id === undefined || (caller.onlyCustomer === null && caller.bearer === null)) return id;
  return (await queries.execute(new GetBooking(caller, id))) ? id : undefined;
};

/** What was offered once settles disputes; to others it would tell who came and went. */
const refuseLookingBack = ({ scopes }: Caller, at: number): void => {
  if (!allows(scopes, 'admin')) throw lacksScope('Reading past availability needs the scope admin.', 'admin');
  refuseFuture(at);
};
