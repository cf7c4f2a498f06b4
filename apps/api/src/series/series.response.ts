import type { OccurrenceNow, Series } from '#libs/booking';
import type { Described } from '../http/answers/described.js';
import { toInstant } from '../http/answers/instant.js';
import type { Positions } from '../http/answers/position-token.js';
import { kinds } from '../http/problems/problem-kinds.js';
import type { SeriesResponse } from './series.schemas.js';

/** `bookings`: those of its occurrences, as they are by now. */
export const toSeriesResponse = (
  series: Series,
  bookings: readonly OccurrenceNow[],
  positions: Positions,
  ownAddress: string,
): Described<typeof SeriesResponse> => {
  const cancelled = new Set(series.cancelled);
  const known = new Map(bookings.map((booking) => [booking.id, booking]));
  return {
    id: series.id,
    version: series.version,
    position: positions.token(series),
    status: series.status,
    serviceId: series.serviceId,
    start: toInstant(series.start),
    duration: series.duration,
    units: series.units,
    calendarIds: series.calendarIds,
    overrides: series.overrides,
    recurrence: series.recurrence,
    mode: series.mode,
    customerId: series.customerId,
    occurrences: series.occurrences.map((occurrence) =>
      occurrence.bookingId === null
        ? skipped(occurrence, ownAddress)
        : booked(occurrence, known.get(occurrence.bookingId), cancelled),
    ),
    createdAt: toInstant(series.createdAt),
    updatedAt: toInstant(series.updatedAt),
  };
};

type Booked = Extract<Series['occurrences'][number], { bookingId: string }>;
type Skipped = Extract<Series['occurrences'][number], { bookingId: null }>;

const booked = ({ start, bookingId }: Booked, booking: OccurrenceNow | undefined, cancelled: ReadonlySet<string>) => ({
  start: toInstant(booking?.core.start ?? start),
  originalStart: toInstant(start),
  outcome: 'booked' as const,
  bookingId,
  ...(booking && { status: booking.status, end: toInstant(booking.core.end) }),
  ...(cancelled.has(bookingId) && { cancelled: true }),
});

const skipped = ({ start, reason, rule }: Skipped, ownAddress: string) => {
  const { title, status } = kinds[reason];
  const problem = { type: `${ownAddress}/problems/${reason}`, title, status, code: reason, ...(rule && { rule }) };
  return { start: toInstant(start), originalStart: toInstant(start), outcome: 'skipped' as const, problem };
};
