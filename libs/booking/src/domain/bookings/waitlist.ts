import type { Recorded, Stream } from '../deciding/decision.js';
import { minute } from '../time/interval.js';
import type { WaitlistWish } from './waitlist-entry.js';

/** How many may wait for one service at once. */
export const waitingAtMost = 1_000;

/** One who waits, without anything personal. */
export interface Waiting extends Omit<WaitlistWish, 'serviceId' | 'customer'> {
  readonly entryId: string;
  /** The start of what is offered to it now; null: nothing. */
  readonly offered: number | null;
  /** Starts that were offered to it and not accepted: they are not offered to it again. */
  readonly passed: readonly number[];
}

export type WaitlistEvent =
  | { type: 'EntryQueued'; data: Omit<Waiting, 'offered' | 'passed'> }
  | { type: 'EntryOffered'; data: { entryId: string; bookingId: string; start: number } }
  | { type: 'EntryRequeued'; data: { entryId: string; passes: boolean } }
  | { type: 'EntryRemoved'; data: { entryId: string } };

/** Who waits for a service or has an offer of it, in the order of joining. */
export interface Waitlist {
  readonly version: number;
  readonly entries: readonly Waiting[];
}

export const waitlistStream = (serviceId: string): Stream<Waitlist, WaitlistEvent> => ({
  name: `waitlist/${serviceId}`,
  initial: { version: 0, entries: [] },
  evolve: evolveWaitlist,
});

export const evolveWaitlist = (waitlist: Waitlist | null, recorded: Recorded<WaitlistEvent>): Waitlist => {
  const { event, version, recordedAt } = recorded;
  const entries = waitlist?.entries ?? [];
  if (event.type === 'EntryQueued') {
    return { version, entries: [...entries, { ...event.data, offered: null, passed: [] }] };
  }
  const { entryId } = event.data;
  if (event.type === 'EntryRemoved') return { version, entries: entries.filter((each) => each.entryId !== entryId) };
  return {
    version,
    entries: entries.map((each) => (each.entryId === entryId ? moved(each, event, recordedAt) : each)),
  };
};

const moved = (
  waiting: Waiting,
  event: Extract<WaitlistEvent, { type: 'EntryOffered' | 'EntryRequeued' }>,
  recordedAt: number,
): Waiting => {
  if (event.type === 'EntryOffered') return { ...waiting, offered: event.data.start };
  const { offered, passed } = waiting;
  const upcoming = passed.filter((start) => start > recordedAt);
  return { ...waiting, offered: null, passed: event.data.passes ? [...upcoming, offered!] : upcoming };
};

/** The last instant at which what is waited for could begin. */
export const lastStart = ({ to, duration }: Pick<WaitlistWish, 'to' | 'duration'>) => to - duration * minute;

/** Whether a start may be offered to somebody, if it can be had. */
export const isWaitingFor = ({ offered, passed, ...wish }: Waiting, start: number) =>
  offered === null && wish.from <= start && start <= lastStart(wish) && !passed.includes(start);
