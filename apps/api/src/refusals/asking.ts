import type { QueryBus } from '@nestjs/cqrs';
import { allows } from '#libs/access';
import type { Reason, Refusals, Subject } from '#libs/booking';
import type { Point } from '#libs/event-store';
import type { Positions } from '../http/answers/position-token.js';
import type { Caller } from '../http/callers/caller.js';

/** Who was refused, and where to look up what helps. */
export interface Asking {
  readonly caller: Caller;
  readonly queries: QueryBus;
  readonly positions: Positions;
  /** The last event of what it was decided on, undefined where nothing was decided. */
  readonly decidedAt?: Point | undefined;
  /** One refusal of many: what else could be had is not looked up. */
  readonly isOneOfMany?: boolean;
}

/** A refusal in the caller's terms. */
export interface Told {
  readonly detail: string;
  readonly members?: Readonly<Record<string, unknown>>;
}

export type Telling<R extends Reason> = (details: Refusals[R], asking: Asking) => Told | Promise<Told>;

const rooms: Readonly<Record<string, string>> = { 'waitlist-entry': 'waitlist', series: 'series' };

export const linkTo = ({ kind, id }: Subject, { caller }: Asking) =>
  `${caller.origin}/v1/${rooms[kind] ?? `${kind}s`}/${id}`;

export const mayReadBookings = ({ caller }: Asking) => allows(caller.scopes, 'bookings:read');

export const mayRead = ({ kind }: Subject, asking: Asking) =>
  kind === 'booking' || kind === 'waitlist-entry' || kind === 'series'
    ? mayReadBookings(asking)
    : allows(asking.caller.scopes, 'calendars:read');
