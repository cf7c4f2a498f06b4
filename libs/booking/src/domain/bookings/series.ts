import type { Recorded, Stream } from '../deciding/decision.js';
import type { Override, Reason, Rule } from '../deciding/refused.js';

/** All occurrences or none, or those that can be had. */
export const seriesModes = ['all', 'available'] as const;
export type SeriesMode = (typeof seriesModes)[number];

/** Why a date of a series may be left out. */
export const skipReasons = [
  'slot-held',
  'slot-taken',
  'capacity-exhausted',
  'dependency-gone',
  'rule-violation',
  'limit-reached',
  'unavailable',
] as const satisfies Reason[];
export type SkipReason = (typeof skipReasons)[number];

/** What became of one date of the series: a booking of its own, or the reason why there is none. */
export type Occurrence =
  | { readonly start: number; readonly bookingId: string }
  | { readonly start: number; readonly bookingId: null; readonly reason: SkipReason; readonly rule: Rule | null };

/** `start` is that of the first occurrence, `recurrence` an RRULE in the time zone of the service, `duration` in minutes. */
export interface SeriesContent {
  readonly serviceId: string;
  readonly start: number;
  readonly duration: number;
  readonly units: number;
  readonly calendarIds: readonly string[] | null;
  readonly overrides: readonly Override[];
  readonly recurrence: string;
  readonly mode: SeriesMode;
  readonly customerId: string;
}

export type SeriesEvent =
  | { type: 'SeriesBooked'; data: { id: string; occurrences: readonly Occurrence[] } & SeriesContent }
  | { type: 'SeriesCancelled'; data: { reason: string | null; bookingIds: readonly string[] } };

export interface Series extends SeriesContent {
  readonly id: string;
  readonly version: number;
  readonly position: number;
  readonly mark: string;
  readonly status: 'booked' | 'cancelled';
  readonly occurrences: readonly Occurrence[];
  /** The bookings that were cancelled with it. */
  readonly cancelled: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly creation: { readonly actor: string };
}

export const seriesStream = (id: string): Stream<Series | null, SeriesEvent> => ({
  name: `series/${id}`,
  initial: null,
  evolve: evolveSeries,
});

export const evolveSeries = (series: Series | null, recorded: Recorded<SeriesEvent>): Series => {
  const { event, version, position, mark, recordedAt, actor } = recorded;
  const stands = { version, position, mark, updatedAt: recordedAt };
  if (event.type === 'SeriesCancelled') {
    const cancelled = [...series!.cancelled, ...event.data.bookingIds];
    return { ...series!, ...stands, status: 'cancelled', cancelled };
  }
  return { ...event.data, ...stands, status: 'booked', cancelled: [], createdAt: recordedAt, creation: { actor } };
};

/** The bookings of a series, in the order of their dates. */
export const bookingIdsOf = ({ occurrences }: Pick<Series, 'occurrences'>): string[] =>
  occurrences.flatMap(({ bookingId }) => bookingId ?? []);
