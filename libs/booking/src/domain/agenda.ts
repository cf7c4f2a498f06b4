import { type Interval, utcDay, utcDays } from './interval.js';
import type { Recorded, Seen, Stream } from './stream.js';

/** Time taken on a calendar. `core` is the booking's own time, `buffered` what it keeps others from. */
export interface Claim {
  readonly bookingId: string;
  readonly serviceId: string;
  readonly kind: 'booking';
  readonly core: Interval;
  readonly buffered: Interval;
  readonly units: number;
  readonly expiresAt: number | null;
}

export type AgendaEvent = { type: 'TimeClaimed'; data: Claim } | { type: 'TimeFreed'; data: { bookingId: string } };

/** The claims that touch one calendar on one UTC day, in the order of their beginning. */
export interface Agenda {
  readonly claims: readonly Claim[];
}

export const agendaStream = (calendarId: string, day: string): Stream<Agenda, AgendaEvent> => ({
  name: `agenda/${calendarId}/${day}`,
  initial: { claims: [] },
  evolve: evolveAgenda,
});

/** The streams of all agendas that a claim on `interval` touches. */
export const agendaStreams = (calendarId: string, interval: Interval) =>
  utcDays(interval).map((day) => agendaStream(calendarId, day));

export const evolveAgenda = (agenda: Agenda, { event }: Recorded<AgendaEvent>): Agenda => {
  const others = agenda.claims.filter((claim) => claim.bookingId !== event.data.bookingId);
  if (event.type === 'TimeFreed') return { claims: others };
  const later = others.findIndex((claim) => claim.buffered.start > event.data.buffered.start);
  return { claims: others.toSpliced(later < 0 ? others.length : later, 0, event.data) };
};

/** An agenda as a decision saw it. */
export interface SeenAgenda extends Agenda {
  readonly calendarId: string;
  readonly day: string;
  readonly version: number;
}

/** `agendas`: those of `agendaStreams`, as they were seen. */
export const seenAgendas = (calendarId: string, interval: Interval, agendas: readonly Seen<Agenda>[]): SeenAgenda[] =>
  utcDays(interval).map((day, index) => {
    const { state, version } = agendas[index]!;
    return { calendarId, day, version, claims: state.claims };
  });

/** The claims of several agendas of one calendar, each booking once. */
export const claimsOf = (agendas: readonly Agenda[]): readonly Claim[] => {
  if (agendas.length === 1) return agendas[0]!.claims;
  const byBooking = new Map(agendas.flatMap(({ claims }) => claims).map((claim) => [claim.bookingId, claim]));
  return [...byBooking.values()].sort((a, b) => a.buffered.start - b.buffered.start);
};

export const claimsSeen = (agendas: readonly Seen<Agenda>[]) => claimsOf(agendas.map(({ state }) => state));

/** The names of all agendas of a calendar from a day on, and the stream of each name. */
export const agendasFrom = (calendarId: string, instant: number) => ({
  from: agendaStream(calendarId, utcDay(instant)).name,
  to: `agenda/${calendarId}0`,
  stream: (name: string) => agendaStream(calendarId, name.slice(`agenda/${calendarId}/`.length)),
});
