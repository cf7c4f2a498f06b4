import type { Series } from '#libs/booking';
import { toInstant } from '../http/answers/instant.js';
import type { Positions } from '../http/answers/position-token.js';
import { kinds } from '../http/problems/problem-kinds.js';

export const toSeriesResponse = (series: Series, positions: Positions, origin: string) => {
  const cancelled = new Set(series.cancelled);
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
    occurrences: series.occurrences.map((occurrence) => ({
      start: toInstant(occurrence.start),
      ...(occurrence.bookingId === null ? skipped(occurrence, origin) : booked(occurrence.bookingId, cancelled)),
    })),
    createdAt: toInstant(series.createdAt),
    updatedAt: toInstant(series.updatedAt),
  };
};

const booked = (bookingId: string, cancelled: ReadonlySet<string>) => ({
  outcome: 'booked',
  bookingId,
  ...(cancelled.has(bookingId) && { cancelled: true }),
});

const skipped = ({ reason, rule }: Extract<Series['occurrences'][number], { bookingId: null }>, origin: string) => {
  const { title, status } = kinds[reason];
  const problem = { type: `${origin}/problems/${reason}`, title, status, code: reason, ...(rule && { rule }) };
  return { outcome: 'skipped', problem };
};
