import type { Calendar } from '../calendars/calendar.js';
import type { Service } from '../calendars/service.js';
import type { ClaimKind, SeenAgenda } from '../claims/agenda.js';
import type { Standing } from '../claims/standing.js';
import type { Unavailable } from '../claims/unavailable.js';
import type { SeenTally } from '../limits/tally.js';
import type { Interval } from '../time/interval.js';
import type { Change } from './decision.js';

export interface Subject {
  readonly kind: 'calendar' | 'service' | 'booking' | 'blackout' | 'waitlist-entry' | 'customer' | 'series';
  readonly id: string;
}

/** Content that no other booking could change; `pointer` is a JSON pointer into the request. */
export interface Violation {
  readonly pointer: string;
  readonly rule: Rule;
  readonly detail: string;
}

export const rules = [
  'off-grid',
  'in-past',
  'under-notice',
  'beyond-horizon',
  'out-of-range',
  'outside-hours',
  'unknown-duration',
  'unknown-calendar',
  'too-many-units',
  'required',
  'too-small',
  'too-large',
  'unknown-recurrence',
  'endless-recurrence',
  'too-many-occurrences',
  'off-recurrence',
  'too-many',
  'too-long',
  'contradiction',
] as const;
export type Rule = (typeof rules)[number];

/** What may be set aside for a booking: rules of time and limits, never room. */
export const overridable = [
  'under-notice',
  'beyond-horizon',
  'outside-hours',
  'window-closed',
  'in-past',
  'off-grid',
  'limit-reached',
] as const;
export type Override = (typeof overridable)[number];

/**
 * What the loser of a slot asked for, so that alternatives can be looked for. Who asked to move a booking is offered
 * the time of that booking too.
 */
export interface Asked {
  readonly serviceId: string;
  readonly start: number;
  readonly duration: number;
  readonly units: number;
  readonly calendarIds?: readonly string[] | undefined;
  readonly ignoreBooking?: string | undefined;
  /** The start at which the booking stands already, just as it is asked for: nobody has to be offered that. */
  readonly standsAt?: number | undefined;
  /** What whoever asks to move a booking has: on the calendars of that they stay where they can. */
  readonly standing?: Standing | undefined;
  /** Whether what is asked for ends by itself at its start. */
  readonly endsAtStart?: boolean | undefined;
}

export interface Conflict extends Interval {
  readonly calendarId: string;
  readonly bookingId: string;
  readonly kind: ClaimKind;
}

/** What happened after the caller had seen the slot: to the service, to a calendar or on its agenda. */
export interface ChangeSince {
  readonly subject: Subject;
  readonly type: string;
  readonly recordedAt: number;
}

/** What a decision looked at: the service, the calendars that would have done, their agendas around that time, and what counts in its day and its week. */
export interface Sight {
  readonly service: Service;
  readonly calendars: readonly Calendar[];
  readonly agendas: readonly SeenAgenda[];
  readonly tallies: readonly SeenTally[];
  /** Of those calendars and agendas what could not be read. */
  readonly unavailable?: readonly Unavailable[];
}

/** A wish that cannot be had: what this was decided on, and what changed since the slot was seen. */
export interface LostWish {
  readonly asked: Asked;
  readonly seen: Sight;
  readonly changes: readonly ChangeSince[];
  /** Who asks may have no other start either, until then. */
  readonly personal?: { readonly limit: Limit; readonly until: number } | null | undefined;
  /** The window has closed in which the booking could be moved to another start. */
  readonly isLate?: boolean | undefined;
}

/** A slot that somebody else has: where, and what stands in the way. */
export interface LostSlot extends LostWish {
  readonly calendar: Pick<Calendar, 'id' | 'name' | 'timeZone'>;
  readonly conflicts: readonly Conflict[];
}

export interface StaleVersion {
  readonly subject: Subject;
  readonly expectedVersion: number | null;
  readonly currentVersion: number;
  readonly changes: readonly Change[];
}

/** What a limit counts, and how many of it may be. */
export interface Limit {
  readonly kind: 'live-holds' | 'per-day' | 'per-week' | 'per-customer' | 'waitlist' | 'own-waitlist';
  readonly atMost: number;
  /** The local day or the ISO week that is full. */
  readonly period?: string;
}

/** Every reason for which the business says no, with what the caller needs to go on. */
export interface Refusals {
  'not-found': { readonly subject: Subject; readonly pointer?: string };
  'version-required': { readonly subject: Subject; readonly currentVersion: number };
  'version-conflict': StaleVersion;
  'precondition-failed': StaleVersion;
  'already-exists': { readonly subject: Subject; readonly differs: readonly string[]; readonly ownedBy: string };
  'slot-held': LostSlot & { readonly heldUntil: number };
  'slot-taken': LostSlot;
  'capacity-exhausted': LostSlot & {
    readonly capacity: number;
    readonly remaining: number;
    readonly requested: number;
  };
  'illegal-transition': {
    readonly subject: Subject;
    readonly currentStatus: string;
    readonly allowed: readonly string[];
    readonly currentVersion: number;
  };
  'window-closed': { readonly subject: Subject; readonly closedAt: number };
  'dependency-conflict': {
    readonly subject: Subject;
    readonly blockers: { readonly count: number; readonly bookings: readonly string[] };
    readonly resolutions: readonly string[];
  };
  'hold-expired': LostWish & { readonly subject: Subject; readonly expiredAt: number };
  'limit-reached': Partial<LostWish> & { readonly limit: Limit };
  /** Nobody can say whether it could be had: what is known of `subject` cannot be read. */
  unavailable: LostWish & { readonly subject: Subject };
  'dependency-gone': Partial<LostWish> & {
    readonly subject: Subject;
    readonly how: 'archived' | 'blackout' | 'hours-changed' | 'displacing';
  };
  'rule-violation': { readonly errors: readonly Violation[] };
  /** Every date of the series, with the refusal that it met. */
  'series-conflict': { readonly occurrences: readonly { readonly start: number; readonly refusal: Refused | null }[] };
}

export type Reason = keyof Refusals;

/** The business says no. `until` is the next instant at which the answer could be another one. */
export class Refused<R extends Reason = Reason> extends Error {
  constructor(
    readonly reason: R,
    readonly details: Refusals[R],
    readonly until = Number.POSITIVE_INFINITY,
  ) {
    super(reason);
    this.name = 'Refused';
  }
}

/** The state of a thing that must exist. */
export const found = <State>(subject: Subject, state: State | null, pointer?: string): State => {
  if (state === null) throw new Refused('not-found', pointer === undefined ? { subject } : { subject, pointer });
  return state;
};
