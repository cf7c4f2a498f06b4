import type { QueryBus } from '@nestjs/cqrs';
import { allows } from '#libs/access';
import type { Reason, Refusals, Subject } from '#libs/booking';
import type { Point } from '#libs/event-store';
import type { Positions } from '../http/answers/position-token.js';
import type { Caller } from '../http/callers/caller.js';
import type { Kind } from '../http/problems/problem-kinds.js';

/** Who was refused, and where to look up what helps. */
export interface Asking {
  readonly caller: Caller;
  readonly queries: QueryBus;
  readonly positions: Positions;
  /** As of which event it is true, undefined where nothing was decided. */
  readonly decidedAt?: Point | undefined;
  /** At which event all stood that it was decided on: an earlier one where something was written beside it. */
  readonly seenAt?: Point | undefined;
  /** The instant at which it is told, in milliseconds. */
  readonly now: number;
  /** One refusal of many: what else could be had is not looked up. */
  readonly isOneOfMany?: boolean;
}

/** A refusal in the caller's terms. */
export interface Told {
  readonly detail: string;
  readonly members?: Readonly<Record<string, unknown>>;
  /** Where it differs from what is usual for the reason. */
  readonly retry?: Kind['retry'] | undefined;
}

/** Worth reading and asking anew from an instant on. */
export const rereadAt = (instant: number, { now }: Pick<Asking, 'now'>): Kind['retry'] => ({
  strategy: 'reread',
  afterMs: Math.max(0, Math.ceil(instant - now)),
});

export type Telling<R extends Reason> = (details: Refusals[R], asking: Asking) => Told | Promise<Told>;

const rooms: Readonly<Record<string, string>> = { 'waitlist-entry': 'waitlist', series: 'series' };

export const linkTo = ({ kind, id }: Subject, { caller }: Asking) =>
  `${caller.origin}/v1/${rooms[kind] ?? `${kind}s`}/${id}`;

export const mayReadBookings = ({ caller }: Pick<Asking, 'caller'>) => allows(caller.scopes, 'bookings:read');

export const mayRead = ({ kind }: Subject, asking: Asking) =>
  kind === 'booking' || kind === 'waitlist-entry' || kind === 'series'
    ? mayReadBookings(asking)
    : allows(asking.caller.scopes, 'calendars:read');
