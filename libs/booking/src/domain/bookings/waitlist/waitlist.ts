import type { Service } from '../../calendars/service.js';
import { type Append, append, type Read, type Recorded, type Stream } from '../../deciding/decision.js';
import { releasingWait } from '../../limits/waits.js';
import { minute } from '../../time/interval.js';
import type { OfferEnd, WaitlistWish } from './waitlist-entry.js';

/** How many may wait for one service at once. */
export const waitingAtMost = 1_000;

interface Queued extends Omit<WaitlistWish, 'serviceId' | 'customer'> {
  readonly entryId: string;
  /** Stands for the customer. */
  readonly customerHash: string;
  /** Whose holds an offer counts among: the customer's, or of strangers the one of their key and address. */
  readonly holder: string;
  /** Whether it was said who waits; strangers get an id of our making, and are somebody else each time. */
  readonly isNamed: boolean;
}

/** One who waits, without anything personal. */
export interface Waiting extends Queued {
  /** The start of what is offered to it now; null: nothing. */
  readonly offered: number | null;
  /** Starts that were offered to it and given back: they are not offered to it again. */
  readonly passed: readonly number[];
  /** Starts whose offers it let lapse: for what overlaps them it stands behind the others. */
  readonly lapsed: readonly number[];
}

export type WaitlistEvent =
  | { type: 'EntryQueued'; data: Queued }
  | { type: 'EntryOffered'; data: { entryId: string; bookingId: string; start: number } }
  | { type: 'EntryRequeued'; data: { entryId: string; cause: OfferEnd } }
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
    return { version, entries: [...entries, { ...event.data, offered: null, passed: [], lapsed: [] }] };
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
  const { offered } = waiting;
  const [passed, lapsed] = [waiting.passed, waiting.lapsed].map((starts) => starts.filter((at) => at > recordedAt));
  return {
    ...waiting,
    offered: null,
    passed: event.data.cause === 'given-back' ? [...passed!, offered!] : passed!,
    lapsed: event.data.cause === 'lapsed' ? [...lapsed!, offered!] : lapsed!,
  };
};

/** Takes somebody out of the line of a service. */
export const dequeuing = (read: Read, serviceId: string, entryId: string): Append[] => {
  const stream = waitlistStream(serviceId);
  const waiting = read(stream).state.entries.find((each) => each.entryId === entryId);
  const removed = append(stream, { type: 'EntryRemoved', data: { entryId } });
  return [removed, ...(waiting ? releasingWait(read, waiting.holder, entryId) : [])];
};

/** The service with what it offered when somebody began to wait for it. */
export const asWaitedFor = <S extends Pick<Service, 'durations' | 'maxUnitsPerBooking'>>(
  service: S,
  { duration, units }: Pick<WaitlistWish, 'duration' | 'units'>,
): S => ({
  ...service,
  durations: service.durations.includes(duration) ? service.durations : [...service.durations, duration],
  maxUnitsPerBooking: Math.max(service.maxUnitsPerBooking, units),
});

/** The last instant at which what is waited for could begin. */
export const lastStart = ({ to, duration }: Pick<WaitlistWish, 'to' | 'duration'>) => to - duration * minute;

/** Whether a start may be offered to somebody, if it can be had. */
export const isWaitingFor = ({ offered, passed, ...wish }: Waiting, start: number) =>
  offered === null && wish.from <= start && start <= lastStart(wish) && !passed.includes(start);

const letGo = ({ lapsed, duration }: Waiting, start: number) =>
  lapsed.filter((each) => Math.abs(each - start) < duration * minute).length;

/** Who waits for a start, in the order in which it is offered: in that of joining, but who let go what overlaps it comes last. */
export const inLineFor = (entries: readonly Waiting[], start: number): Waiting[] =>
  entries.filter((each) => isWaitingFor(each, start)).sort((a, b) => letGo(a, start) - letGo(b, start));

/** Strangers are those whose holds count for their key and address. */
export const isStranger = ({ holder, customerHash }: Pick<Waiting, 'holder' | 'customerHash'>) =>
  holder !== customerHash;
