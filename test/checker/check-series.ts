import type { Commit } from './log-row.js';

const begins = ['BookingRequested', 'BookingConfirmed'];

/** A series and its bookings begin in one commit, all that it names and no others. */
export const checkSeries = (commits: readonly Commit[]): string[] =>
  commits.flatMap(({ rows, position }) => {
    const named = rows
      .filter(({ type }) => type === 'SeriesBooked')
      .flatMap(({ data: { id, occurrences = [] } }) =>
        occurrences.flatMap(({ bookingId }) => (bookingId === null ? [] : [`${bookingId} of ${id}`])),
      );
    const begun = rows
      .filter(({ type, data }) => begins.includes(type) && data.seriesId)
      .map(({ stream, data }) => `${stream.slice('booking/'.length)} of ${data.seriesId}`);
    return named.join() === begun.join() ? [] : [`position ${position}: [${begun}] begins and [${named}] is named`];
  });
