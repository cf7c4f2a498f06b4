import type { Recorded, Stream } from '../deciding/decision.js';
import { type Json, merge } from '../deciding/merge-patch.js';
import type { Interval } from '../time/interval.js';
import { byDate, type Exception, type ExceptionsChanged, exceptionsAfter, type Hours } from './exceptions.js';

export type { Exception, Hours } from './exceptions.js';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

export interface WeeklyHours extends Hours {
  readonly days: readonly Weekday[];
}

/** Time at which the calendar is closed, whatever its hours. */
export interface Blackout extends Interval {
  readonly id: string;
  readonly reason: string | null;
}

export interface CalendarContent {
  readonly name: string;
  readonly timeZone: string;
  readonly capacity: number;
  readonly openingHours: readonly WeeklyHours[];
  readonly exceptions: readonly Exception[];
  readonly metadata: Readonly<Record<string, unknown>>;
  /** What everybody may know of it; absent: nothing. */
  readonly publicMetadata?: Readonly<Record<string, unknown>>;
}

/** What a change makes different, and nothing else: fields with their new values, dates one by one, metadata as a merge patch. */
export interface CalendarDifferences extends Partial<Omit<CalendarContent, 'exceptions' | 'metadata'>> {
  readonly exceptions?: ExceptionsChanged;
  readonly metadata?: Json;
}

/** What happens to bookings that a change leaves without their time: it is refused, or they are displaced. */
export type OnConflict = 'reject' | 'displace';

/** `unchecked`: the UTC days whose bookings could not be looked at; they are when their agendas can be read again. */
export interface Straining {
  readonly onConflict: OnConflict;
  readonly unchecked?: readonly string[];
}

export type CalendarEvent =
  | { type: 'CalendarCreated'; data: { id: string } & CalendarContent }
  | { type: 'CalendarChanged'; data: CalendarDifferences & Straining }
  | { type: 'BlackoutAdded'; data: Blackout & Straining }
  | { type: 'BlackoutRemoved'; data: { id: string } }
  | { type: 'CalendarArchived'; data: Straining }
  | { type: 'CalendarRestored'; data: Record<string, never> };

export interface AddedBlackout {
  readonly id: string;
  readonly actor: string;
}

/** Removing again, or adding again what was removed, is known so far back. */
export const removedRemembered = 1_000;

/** Its exceptions are in the order of their dates. */
export interface Calendar extends CalendarContent {
  readonly id: string;
  readonly version: number;
  readonly position: number;
  readonly mark: string;
  readonly status: 'active' | 'archived';
  readonly blackouts: readonly Blackout[];
  /** Who added each of them. */
  readonly blackoutsBy: readonly AddedBlackout[];
  /** Those that there were, the newest `removedRemembered`. */
  readonly blackoutsRemoved: readonly AddedBlackout[];
  /** The position since which it has been open as it is, blackouts aside. */
  readonly hoursSince: number;
  /** The days whose bookings its last change could not look at. */
  readonly unchecked?: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly creation: { readonly actor: string; readonly content: CalendarContent };
}

export const calendarStream = (id: string): Stream<Calendar | null, CalendarEvent> => ({
  name: `calendar/${id}`,
  initial: null,
  evolve: evolveCalendar,
});

export const evolveCalendar = (calendar: Calendar | null, recorded: Recorded<CalendarEvent>): Calendar => {
  const { event, version, position, mark, recordedAt, actor } = recorded;
  if (event.type === 'CalendarCreated') {
    const { id, ...content } = event.data;
    return {
      id,
      version,
      position,
      mark,
      status: 'active',
      ...content,
      exceptions: byDate(content.exceptions),
      blackouts: [],
      blackoutsBy: [],
      blackoutsRemoved: [],
      hoursSince: position,
      createdAt: recordedAt,
      updatedAt: recordedAt,
      creation: { actor, content },
    };
  }
  const { unchecked: _before, ...known } = calendar as Calendar;
  const strained = 'unchecked' in event.data ? { unchecked: event.data.unchecked } : {};
  const moved = { ...known, ...strained, version, position, mark, updatedAt: recordedAt };
  switch (event.type) {
    case 'CalendarChanged': {
      const { onConflict: _, unchecked: __, exceptions, metadata, ...fields } = event.data;
      const opens = 'openingHours' in fields || exceptions !== undefined || 'timeZone' in fields;
      return {
        ...moved,
        ...fields,
        ...(exceptions && { exceptions: exceptionsAfter(moved.exceptions, exceptions) }),
        ...(metadata && { metadata: merge(moved.metadata, metadata) }),
        hoursSince: opens ? position : moved.hoursSince,
      };
    }
    case 'BlackoutAdded': {
      const { onConflict: _, unchecked: __, ...blackout } = event.data;
      return {
        ...moved,
        blackouts: [...moved.blackouts, blackout],
        blackoutsBy: [...moved.blackoutsBy, { id: blackout.id, actor }],
      };
    }
    case 'BlackoutRemoved': {
      const others = ({ id }: { id: string }) => id !== event.data.id;
      const removed = moved.blackoutsBy.filter(({ id }) => id === event.data.id);
      return {
        ...moved,
        blackouts: moved.blackouts.filter(others),
        blackoutsBy: moved.blackoutsBy.filter(others),
        blackoutsRemoved: [...moved.blackoutsRemoved, ...removed].slice(-removedRemembered),
      };
    }
    case 'CalendarArchived':
      return { ...moved, status: 'archived' };
    case 'CalendarRestored':
      return { ...moved, status: 'active' };
  }
};
