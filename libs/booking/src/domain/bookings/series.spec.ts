import { occurrences, seriesBooked } from '#test/rules/front-desk-series';
import type { Recorded } from '../deciding/decision.js';
import { bookingIdsOf, evolveSeries, type SeriesEvent, seriesStream } from './series.js';

it('a series that was booked is booked, and knows when and by whom', () => {
  const { type, data } = seriesBooked();
  const envelope = { version: 1, position: 7, mark: 'abc', recordedAt: 3, actor: 'ada' };
  expect(evolveSeries(null, { event: { type, data }, ...envelope } as Recorded<SeriesEvent>)).toMatchObject({
    ...{ status: 'booked', cancelled: [], version: 1, position: 7, mark: 'abc' },
    ...{ createdAt: 3, updatedAt: 3, creation: { actor: 'ada' } },
  });
});

it('each series has a past of its own', () => {
  expect(seriesStream('ser_ada').name).toBe('series/ser_ada');
});

it('dates that were left out have no booking', () => {
  const left = { start: 0, bookingId: null, reason: 'slot-taken', rule: null } as const;
  expect(bookingIdsOf({ occurrences: [occurrences[0]!, left, occurrences[2]!] })).toEqual(['bkg_1', 'bkg_3']);
});
