import type { Recorded, Stream } from '../deciding/decision.js';
import { type Json, merge } from '../deciding/merge-patch.js';

export const strategies = ['first', 'round-robin', 'least-busy'] as const;
export type Strategy = (typeof strategies)[number];

/** One calendar, or any one of several. */
export type Use = { readonly calendarId: string } | { readonly anyOf: readonly string[]; readonly strategy: Strategy };

/** How many bookings of a service there may be: on a local day, in an ISO week, upcoming for a customer. Null: any number. */
export interface Limits {
  readonly perDay: number | null;
  readonly perWeek: number | null;
  readonly perCustomer: number | null;
}

export const noLimits: Limits = { perDay: null, perWeek: null, perCustomer: null };

/** For how long it is held where nobody says how long: five minutes, or what a hold lasts at most if that is less. */
export const usualHold = (holdSecondsMax: number) => Math.min(300, holdSecondsMax);

/** What can be booked. Lengths are whole minutes, `horizonDays` whole local days. */
export interface ServiceContent {
  readonly name: string;
  readonly timeZone: string;
  readonly durations: readonly number[];
  readonly step: number;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly minNotice: number;
  readonly horizonDays: number;
  readonly approval: 'automatic' | 'required';
  /** How long a request waits for approval, at most until its start; null: until its start. */
  readonly approvalDeadline: number | null;
  readonly cancellationWindow: number;
  readonly holdSeconds: number;
  readonly holdSecondsMax: number;
  readonly maxUnitsPerBooking: number;
  /** How long somebody on the waitlist has to decide. */
  readonly offerMinutes: number;
  readonly limits: Limits;
  /** Whether everybody may see how many units are left, not only how many one booking could take. */
  readonly showFree: boolean;
  /** Whether it writes to those who book, and remind them, so many minutes before the start. */
  readonly mails: 'off' | 'on';
  readonly reminders: readonly number[];
  /** What its mails are from; null: its name. */
  readonly mailFromName: string | null;
  /** The language of who has not said one; null: English. */
  readonly locale: string | null;
  /** Addresses of those who work there. */
  readonly notifyDesk: readonly string[];
  /** A booking takes time on one calendar of each. */
  readonly uses: readonly Use[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What a change makes different: fields with their new values, metadata as a merge patch. */
export interface ServiceDifferences extends Partial<Omit<ServiceContent, 'metadata'>> {
  readonly metadata?: Json;
}

export type ServiceEvent =
  | { type: 'ServiceCreated'; data: { id: string } & ServiceContent }
  | { type: 'ServiceChanged'; data: ServiceDifferences }
  | { type: 'ServiceArchived'; data: Record<string, never> }
  | { type: 'ServiceRestored'; data: Record<string, never> };

export interface Service extends ServiceContent {
  readonly id: string;
  readonly version: number;
  readonly position: number;
  readonly mark: string;
  readonly status: 'active' | 'archived';
  /** Calendars that it uses or has used: bookings of it may stand on them. */
  readonly everUsed: readonly string[];
  /** The version since which customers have been limited without a break; bookings are counted afresh each time. */
  readonly customersSince: number;
  /** Since when it has had the reminders that it has. */
  readonly remindersSince: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly creation: { readonly actor: string; readonly content: ServiceContent };
}

export const serviceStream = (id: string): Stream<Service | null, ServiceEvent> => ({
  name: `service/${id}`,
  initial: null,
  evolve: evolveService,
});

/** Whether customers are limited from that change on, and were not before. */
export const limitsCustomersAnew = ({ limits: before }: ServiceContent, { limits }: Partial<ServiceContent>) =>
  before.perCustomer === null && limits !== undefined && limits.perCustomer !== null;

/** The calendars that an entry of `uses` names. */
export const candidatesOf = (use: Use): readonly string[] => ('anyOf' in use ? use.anyOf : [use.calendarId]);

export const calendarIdsOf = (uses: readonly Use[]) => uses.flatMap(candidatesOf);

export const evolveService = (
  service: Service | null,
  { event, version, position, mark, recordedAt, actor }: Recorded<ServiceEvent>,
): Service => {
  if (event.type === 'ServiceCreated') {
    const { id, ...content } = event.data;
    return {
      id,
      version,
      position,
      mark,
      status: 'active',
      ...content,
      everUsed: calendarIdsOf(content.uses),
      customersSince: version,
      remindersSince: recordedAt,
      createdAt: recordedAt,
      updatedAt: recordedAt,
      creation: { actor, content },
    };
  }
  const moved = { ...(service as Service), version, position, mark, updatedAt: recordedAt };
  switch (event.type) {
    case 'ServiceChanged': {
      const { metadata, ...fields } = event.data;
      const used = new Set([...moved.everUsed, ...calendarIdsOf(fields.uses ?? [])]);
      return {
        ...moved,
        ...fields,
        ...(metadata && { metadata: merge(moved.metadata, metadata) }),
        everUsed: [...used],
        remindersSince: fields.reminders ? recordedAt : moved.remindersSince,
        customersSince: limitsCustomersAnew(moved, fields) ? version : moved.customersSince,
      };
    }
    case 'ServiceArchived':
      return { ...moved, status: 'archived' };
    case 'ServiceRestored':
      return { ...moved, status: 'active' };
  }
};
