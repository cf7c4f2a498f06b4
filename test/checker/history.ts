import type { Row } from './log-row.js';

/**
 * What some processes were asked, what they answered, and what is there in the end. Plain data: whoever drove the
 * processes wrote it down, over HTTP or in a simulation, and `judge(history)` needs nothing else.
 */
export interface History {
  /** Every attempt, in any order; those too that nobody answered. */
  readonly calls: readonly Call[];
  /** The whole log as it stands in the end, by shard and position. */
  readonly log: readonly Row[];
  /** Rows of views that have caught up with it; left out where nobody read them. */
  readonly views?: Views;
  /** What failovers and restores may have taken; left out where nothing may be missing. */
  readonly losses?: readonly Loss[];
  /** For which reasons a call may have failed here; left out: those that come of trouble with the database. */
  readonly troubles?: readonly string[];
  /**
   * Somebody has stored an event that nobody can read. Whatever comes after it is not what it would have been, so that only the
   * order is judged, and that nobody was told what is not stored.
   */
  readonly isUnreadable?: boolean;
  /** By so much the clock of `at` and `until` may differ from the database's, in milliseconds; left out: a second. */
  readonly clockError?: number;
}

/** One attempt at a command. What is sent again is another call of the same command. */
export interface Call {
  /** Who asked. */
  readonly process: string;
  readonly tenant: string;
  /** The attempt's own id. The rows that it writes bear it as their correlation. */
  readonly call: string;
  readonly command: Command;
  /** When it was invoked, and when the answer came, in milliseconds on one clock for all calls; null: none came. */
  readonly at: number;
  readonly until: number | null;
  readonly answer: Answer;
}

/** `change`: of a calendar or a service, making one too; `read`: of one booking; `look`: for slots. */
export type What =
  | 'book'
  | 'hold'
  | 'confirm'
  | 'extend'
  | 'approve'
  | 'decline'
  | 'move'
  | 'cancel'
  | 'complete'
  | 'no-show'
  | 'change'
  | 'read'
  | 'look';

export interface Command {
  /** What it is known by whenever it is sent again: its key. */
  readonly id: string;
  readonly what: What;
  /** The booking, calendar or service that it is about; null of a booking that is to be made under an id that nobody chose. */
  readonly about: string | null;
  /** The time that it wants, where it wants one. */
  readonly wanted: Wanted | null;
  readonly customer: string | null;
  /** The version that it says it was decided on; null: any. */
  readonly stated: number | null;
  /** Of a read: what whoever asks knows to be there. */
  readonly knows?: { readonly version: number; readonly at: Point };
}

/** A time of a service, without its buffers, on all of these calendars; instants in milliseconds. */
export interface Wanted {
  readonly serviceId: string;
  readonly calendarIds: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly units: number;
}

/** A position and the last eight digits of the id of the event that stands there. */
export interface Point {
  readonly position: number;
  readonly mark: string;
}

export type Answer = Done | Refused | Failed | Offered | Unknown;

/** It is so: written by this attempt, by an earlier one, or so already. */
export interface Done {
  readonly kind: 'done';
  /** Of the booking, calendar or service. */
  readonly id: string;
  readonly version: number;
  /** Of the last event that made it what it is told to be. */
  readonly at: Point;
  /** What is told of a booking; left out of all else. */
  readonly status?: string;
  readonly slot?: Omit<Wanted, 'serviceId'>;
}

/** The business says no. */
export interface Refused {
  readonly kind: 'refused';
  readonly reason: string;
  /** The point as of which it says that this is true; null where it names none. */
  readonly at: Point | null;
  readonly details: Details;
}

/** What a refusal says, as far as it is judged; left out is what it does not say. */
export interface Details {
  readonly conflicts?: readonly { readonly bookingId: string; readonly calendarId: string }[];
  readonly capacity?: number;
  readonly remaining?: number;
  readonly currentVersion?: number;
  readonly currentStatus?: string;
  readonly expiredAt?: number;
  readonly heldUntil?: number;
  readonly closedAt?: number;
  readonly limit?: { readonly kind: string; readonly atMost: number };
  readonly blockers?: readonly string[];
  readonly missing?: string;
  /** What is bookable instead, as of a point of its own: the refusal's or a later one. */
  readonly alternatives?: { readonly at: Point | null; readonly slots: readonly Omit<Wanted, 'serviceId'>[] };
}

/** Nothing of this attempt is stored, as it says, and the same may be sent again: `busy`, `write-contention` and the like. */
export interface Failed {
  readonly kind: 'failed';
  readonly reason: string;
}

/** Slots that are bookable as of this point. */
export interface Offered {
  readonly kind: 'offered';
  readonly at: Point;
  readonly slots: readonly Omit<Wanted, 'serviceId'>[];
}

/** No answer came, or one that says that nobody knows: it may be stored or not. */
export interface Unknown {
  readonly kind: 'unknown';
}

/** By what went before `from` nothing is lost; whatever was invoked before `until` and answered since `from` may be. */
export interface Loss {
  readonly from: number;
  readonly until: number;
}

export interface Views {
  readonly bookings?: readonly BookingRow[];
  readonly calendars?: readonly CalendarRow[];
  /** The public feed, or what a follower heard from the beginning on. */
  readonly feed?: readonly (Point & { readonly tenant: string; readonly type: string })[];
}

export interface BookingRow {
  readonly tenant: string;
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly calendarIds: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly units: number;
}

export interface CalendarRow {
  readonly tenant: string;
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly capacity: number;
}

/** What is wrong: the rule that is broken, and how, as a sentence. */
export interface Finding {
  readonly rule: string;
  readonly what: string;
}
