import type { Recorded, Stream } from './stream.js';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Wall-clock times `HH:MM`; `to` at or before `from` is on the next day, `24:00` is the end of this one. */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

export interface WeeklyHours extends Hours {
  readonly days: readonly Weekday[];
}

/** A local date whose hours differ from the weekly ones; no hours: closed. */
export interface Exception {
  readonly date: string;
  readonly openingHours: readonly Hours[];
}

export interface CalendarContent {
  readonly name: string;
  readonly timeZone: string;
  readonly capacity: number;
  readonly openingHours: readonly WeeklyHours[];
  readonly exceptions: readonly Exception[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

export type CalendarEvent =
  | { type: 'CalendarCreated'; data: { id: string } & CalendarContent }
  | { type: 'CalendarChanged'; data: Partial<CalendarContent> }
  | { type: 'CalendarArchived'; data: Record<string, never> }
  | { type: 'CalendarRestored'; data: Record<string, never> };

export interface Calendar extends CalendarContent {
  readonly id: string;
  readonly version: number;
  readonly position: number;
  readonly status: 'active' | 'archived';
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly creation: { readonly actor: string; readonly content: CalendarContent };
}

export const calendarStream = (id: string): Stream<Calendar | null, CalendarEvent> => ({
  name: `calendar/${id}`,
  initial: null,
  evolve: evolveCalendar,
});

export const evolveCalendar = (
  calendar: Calendar | null,
  { event, version, position, recordedAt, actor }: Recorded<CalendarEvent>,
): Calendar => {
  if (event.type === 'CalendarCreated') {
    const { id, ...content } = event.data;
    const creation = { actor, content };
    return {
      id,
      version,
      position,
      status: 'active',
      ...content,
      createdAt: recordedAt,
      updatedAt: recordedAt,
      creation,
    };
  }
  const moved = { ...(calendar as Calendar), version, position, updatedAt: recordedAt };
  switch (event.type) {
    case 'CalendarChanged':
      return { ...moved, ...event.data };
    case 'CalendarArchived':
      return { ...moved, status: 'archived' };
    case 'CalendarRestored':
      return { ...moved, status: 'active' };
  }
};
