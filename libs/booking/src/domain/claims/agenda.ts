import type { Recorded, Seen, Stream } from '../deciding/decision.js';
import { countUpTo, type Interval, overlap, utcDay, utcDays } from '../time/interval.js';

export type ClaimKind = 'hold' | 'request' | 'booking';

/** Time taken on a calendar. `core` is the booking's own time, `buffered` what it keeps others from. */
export interface Claim {
  readonly bookingId: string;
  readonly serviceId: string;
  readonly kind: ClaimKind;
  readonly core: Interval;
  readonly buffered: Interval;
  readonly units: number;
  readonly expiresAt: number | null;
  /** Agreed on although the calendar is closed then. */
  readonly outsideHours: boolean;
  /** Somebody came or nobody did, and that is on record: nothing takes its time any more. */
  readonly isEnded?: true;
  /** Its booking cannot be read, so nobody who takes its time once it has lapsed could record its end. */
  readonly isUnreadable?: true;
}

/** A claim where it stands; of two that do not fit together the one that has stood since the later position gives way. */
export interface StandingClaim extends Claim {
  readonly since: number;
}

export type AgendaEvent = { type: 'TimeClaimed'; data: Claim } | { type: 'TimeFreed'; data: { bookingId: string } };

/** The claims that touch one calendar on one UTC day, in the order of their beginning; none lasts longer than `longest`. */
export interface Agenda {
  readonly claims: readonly StandingClaim[];
  readonly longest: number;
}

export const agendaStream = (calendarId: string, day: string): Stream<Agenda, AgendaEvent> => ({
  name: `agenda/${calendarId}/${day}`,
  initial: { claims: [], longest: 0 },
  evolve: evolveAgenda,
});

/** The streams of all agendas that a claim on `interval` touches. */
export const agendaStreams = (calendarId: string, interval: Interval) =>
  utcDays(interval).map((day) => agendaStream(calendarId, day));

export const evolveAgenda = (agenda: Agenda, { event, position }: Recorded<AgendaEvent>): Agenda => {
  const { claims, longest } = agenda;
  const at = claims.findIndex(({ bookingId }) => bookingId === event.data.bookingId);
  const others = at < 0 ? claims : claims.toSpliced(at, 1);
  if (event.type === 'TimeFreed') return { claims: others, longest };
  const { buffered } = event.data;
  const before = claims[at]?.buffered;
  const stays = before?.start === buffered.start && before.end === buffered.end;
  const claim = { ...event.data, since: stays ? claims[at]!.since : position || Number.MAX_SAFE_INTEGER };
  return {
    claims: others.toSpliced(begunUpTo(others, buffered.start), 0, claim),
    longest: Math.max(longest, buffered.end - buffered.start),
  };
};

const begunUpTo = (claims: readonly Claim[], instant: number) =>
  countUpTo(instant, claims.length, (index) => claims[index]!.buffered.start);

/** Those of claims in the order of their beginning, none of which lasts longer than `longest`, that an interval overlaps. */
export const overlapping = <Each extends Claim>(
  { claims, longest }: { readonly claims: readonly Each[]; readonly longest: number },
  interval: Interval,
): Each[] =>
  claims
    .slice(begunUpTo(claims, interval.start - longest), begunUpTo(claims, interval.end))
    .filter(({ buffered }) => overlap(buffered, interval));

/** An agenda as a decision saw it. */
export interface SeenAgenda {
  readonly calendarId: string;
  readonly day: string;
  readonly version: number;
  readonly claims: readonly Claim[];
}

/** Those that can be read. `agendas`: those of `agendaStreams`, as they were seen. */
export const seenAgendas = (calendarId: string, interval: Interval, agendas: readonly Seen<Agenda>[]): SeenAgenda[] =>
  utcDays(interval).flatMap((day, index) => {
    const seen = agendas[index]!;
    return seen.isUnreadable ? [] : [{ calendarId, day, version: seen.version, claims: seen.state.claims }];
  });

/** The claims of several agendas of one calendar, each booking once. */
export const claimsOf = <Each extends Claim>(
  agendas: readonly { readonly claims: readonly Each[] }[],
): readonly Each[] => {
  if (agendas.length === 1) return agendas[0]!.claims;
  const byBooking = new Map(agendas.flatMap(({ claims }) => claims).map((claim) => [claim.bookingId, claim]));
  return [...byBooking.values()].sort((a, b) => a.buffered.start - b.buffered.start);
};

export const claimsSeen = (agendas: readonly Seen<Agenda>[]) => claimsOf(agendas.map(({ state }) => state));

/** Of the claims of a day mostly only a few matter. */
export const claimsSeenIn = (agendas: readonly Seen<Agenda>[], interval: Interval) =>
  claimsOf(agendas.map(({ state }) => ({ claims: overlapping(state, interval) })));

/** The names of all agendas of a calendar from a day on, and the stream of each name. */
export const agendasFrom = (calendarId: string, instant: number) => ({
  from: agendaStream(calendarId, utcDay(instant)).name,
  to: `agenda/${calendarId}0`,
  stream: (name: string) => agendaStream(calendarId, name.slice(`agenda/${calendarId}/`.length)),
});

/** The agendas that a booking stands on. */
export const agendasHeld = ({
  calendarIds,
  buffered,
}: {
  readonly calendarIds: readonly string[];
  readonly buffered: Interval;
}) => calendarIds.flatMap((calendarId) => agendaStreams(calendarId, buffered));
