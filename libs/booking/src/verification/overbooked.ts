import type { CalendarEvent } from '../domain/calendars/calendar.js';
import type { Agenda, AgendaEvent, StandingClaim } from '../domain/claims/agenda.js';
import { evolveAgenda } from '../domain/claims/agenda.js';
import type { DisplacementEvent } from '../domain/claims/displacement.js';
import { lapsesAt, occupancy, peak } from '../domain/claims/occupancy.js';
import type { Recorded } from '../domain/deciding/decision.js';
import { type Interval, overlap, without } from '../domain/time/interval.js';

export type RoomEvent = CalendarEvent | DisplacementEvent;

/** More claimed than there was room for, from the position on at which it came about. */
export interface Overbooked extends Interval {
  readonly position: number;
  readonly units: number;
  readonly capacity: number;
  readonly bookingIds: readonly string[];
}

interface Room {
  readonly capacity: number;
  readonly isDisplacing: boolean;
}

type Happened =
  | { readonly of: 'room'; readonly recorded: Recorded<RoomEvent> }
  | { readonly of: 'agenda'; readonly recorded: Recorded<AgendaEvent> };

export const overbooked = (
  room: readonly Recorded<RoomEvent>[],
  agenda: readonly Recorded<AgendaEvent>[],
): Overbooked[] => {
  let now: Room = { capacity: 0, isDisplacing: false };
  let claims: Agenda = { claims: [], longest: 0 };
  return commitsOf(room, agenda).flatMap((commit) => {
    const before = claims;
    const narrower = commit.some(({ of }) => of === 'room');
    for (const happened of commit) {
      if (happened.of === 'room') now = roomAfter(now, happened.recorded.event);
      else claims = evolveAgenda(claims, happened.recorded);
    }
    const { position, recordedAt } = commit.at(-1)!.recorded;
    const isNarrowed = narrower && !now.isDisplacing;
    const among = isNarrowed ? standing(claims, recordedAt) : claims.claims;
    const mustFit = isNarrowed
      ? among.filter(({ core }) => core.start > recordedAt).map((claim) => ({ claim, within: [claim.buffered] }))
      : taken(before, claims);
    return tooMuch(now, mustFit, among).map((wrong) => ({ ...wrong, position }));
  });
};

const commitsOf = (room: readonly Recorded<RoomEvent>[], agenda: readonly Recorded<AgendaEvent>[]): Happened[][] => {
  const all: Happened[] = [
    ...room.map((recorded) => ({ of: 'room' as const, recorded })),
    ...agenda.map((recorded) => ({ of: 'agenda' as const, recorded })),
  ];
  const ordered = all.sort((a, b) => a.recorded.position - b.recorded.position);
  const commits: Happened[][] = [];
  for (const happened of ordered) {
    const last = commits.at(-1);
    if (last && last[0]!.recorded.recordedAt === happened.recorded.recordedAt) last.push(happened);
    else commits.push([happened]);
  }
  return commits;
};

const roomAfter = (room: Room, { type, data }: RoomEvent): Room => {
  if (type === 'DisplacementBegun') return { ...room, isDisplacing: true };
  if (type === 'DisplacementEnded') return { ...room, isDisplacing: false };
  return 'capacity' in data && data.capacity !== undefined ? { ...room, capacity: data.capacity } : room;
};

const standing = ({ claims }: Agenda, at: number) =>
  claims.filter((claim) => claim.core.end > at && at < lapsesAt(claim));

/** What somebody takes, and the parts of it that were not had before: only they have to fit. */
interface Taking {
  readonly claim: StandingClaim;
  readonly within: readonly Interval[];
}

const taken = (before: Agenda, after: Agenda): Taking[] =>
  after.claims.flatMap((claim) => {
    const had = before.claims.find(({ bookingId }) => bookingId === claim.bookingId);
    const within = had && had.units >= claim.units ? without(claim.buffered, had.buffered) : [claim.buffered];
    return within.length > 0 ? [{ claim, within }] : [];
  });

const tooMuch = ({ capacity }: Room, mustFit: readonly Taking[], among: readonly StandingClaim[]) => {
  const all = occupancy(among);
  const known = new Set<string>();
  return mustFit.flatMap(({ claim, within }) => {
    const units = Math.max(...within.map((part) => peak(all, part)));
    const there = among.filter(({ buffered }) => overlap(buffered, claim.buffered)).map(({ bookingId }) => bookingId);
    const who = there.toSorted().join();
    if (units <= capacity || known.has(who)) return [];
    known.add(who);
    return [{ ...claim.buffered, units, capacity, bookingIds: there }];
  });
};
