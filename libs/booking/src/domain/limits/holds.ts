import type { Circumstances } from '../availability/refuse-slot.js';
import type { Taken } from '../bookings/booking.js';
import type { Service } from '../calendars/service.js';
import { lapsesAt } from '../claims/occupancy.js';
import { type Append, append, forever, type ReadAt, type Recorded, type Stream } from '../deciding/decision.js';
import { Refused } from '../deciding/refused.js';
import { earliest } from '../time/interval.js';
import type { Room } from './limits.js';

export type HoldsEvent =
  | { type: 'HoldCounted'; data: { bookingId: string; expiresAt: number } }
  | { type: 'HoldReleased'; data: { bookingId: string } };

/** The holds of one customer that have neither been confirmed nor freed. */
export interface Holds {
  readonly expiries: Readonly<Record<string, number>>;
}

/** `holder` stands for the customer: a keyed hash of its id. */
export const holdsStream = (holder: string): Stream<Holds, HoldsEvent> => ({
  name: `holds/${holder}`,
  initial: { expiries: {} },
  evolve: evolveHolds,
});

const evolveHolds = ({ expiries }: Holds, { event }: Recorded<HoldsEvent>): Holds => {
  const { [event.data.bookingId]: _, ...others } = expiries;
  if (event.type === 'HoldReleased') return { expiries: others };
  return { expiries: { ...others, [event.data.bookingId]: event.data.expiresAt } };
};

export interface HoldRules {
  /** How many live holds one customer may have. */
  readonly holdsPerCustomer: number;
}

/** A hold lasts as long as it was asked for, but not beyond its start. */
export const holdEnds = ({ core }: Pick<Taken, 'core'>, now: number, seconds: number) =>
  Math.min(core.start, now + seconds * 1_000);

export const refuseTooLong = ({ name, holdSecondsMax }: Service, seconds: number | null, pointer: string) => {
  if (seconds === null || seconds <= holdSecondsMax) return;
  const detail = `${name} can be held for at most ${holdSecondsMax} seconds.`;
  throw new Refused('rule-violation', { errors: [{ pointer, rule: 'too-large', detail }] });
};

/** Whether one more may be held for a holder. */
export const roomForHold = (
  { read, now, holdsPerCustomer }: ReadAt & HoldRules,
  holder: string | null,
  bookingId: string,
): Room => {
  if (holder === null) return { reached: null, until: forever };
  const others = Object.entries(read(holdsStream(holder)).state.expiries).filter(([id]) => id !== bookingId);
  const lapses = others.map(([, expiresAt]) => lapsesAt({ expiresAt }));
  const live = lapses.filter((lapse) => now < lapse);
  if (live.length < holdsPerCustomer) return { reached: null, until: forever };
  return { reached: { kind: 'live-holds', atMost: holdsPerCustomer }, until: earliest(live) };
};

/** Refuses one hold too many; returns the instant at which the answer could be another one. */
export const refuseBeyondCap = (
  deciding: ReadAt & HoldRules,
  holder: string | null,
  bookingId: string,
  { asked, seen, changes }: Circumstances,
): number => {
  const { reached, until } = roomForHold(deciding, holder, bookingId);
  if (!reached) return until;
  const personal = { limit: reached, until };
  throw new Refused('limit-reached', { asked, seen, changes, limit: reached, personal }, until);
};

export const counting = (holder: string | null, bookingId: string, expiresAt: number): Append[] => {
  if (holder === null) return [];
  return [append(holdsStream(holder), { type: 'HoldCounted', data: { bookingId, expiresAt } })];
};
