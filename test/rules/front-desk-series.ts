import { type Occurrence, type SeriesContent, seriesStream } from '../../libs/booking/src/domain/bookings/series.js';
import { append } from '../../libs/booking/src/domain/deciding/decision.js';
import type { SeriesRequest } from '../../libs/booking/src/domain/decisions/series/book-series.js';
import { day } from '../../libs/booking/src/domain/time/interval.js';
import { ada, adasHash, booked, massageCreated, monday, roomCreated } from './front-desk.js';

export const ten = monday('10:00');
export const dates = [ten, ten + day, ten + 2 * day];

export const asked: SeriesRequest = {
  serviceId: 'svc_massage',
  start: ten,
  duration: 30,
  units: 1,
  customer: ada,
  notes: null,
  metadata: {},
  recurrence: 'FREQ=DAILY;COUNT=3',
  mode: 'all',
};

export const drawn = {
  seriesId: 'ser_ada',
  bookingIds: ['bkg_1', 'bkg_2', 'bkg_3'],
  customerId: 'cus_new',
  customerHash: adasHash,
};

export const content: SeriesContent = {
  serviceId: 'svc_massage',
  start: ten,
  duration: 30,
  units: 1,
  calendarIds: null,
  overrides: [],
  recurrence: 'FREQ=DAILY;COUNT=3',
  mode: 'all',
  customerId: ada.id,
};

export const occurrences: readonly Occurrence[] = dates.map((start, nth) => ({ start, bookingId: `bkg_${nth + 1}` }));

export const seriesBooked = (changes: Partial<SeriesContent> & { readonly occurrences?: readonly Occurrence[] } = {}) =>
  append(seriesStream('ser_ada'), {
    type: 'SeriesBooked',
    data: { id: 'ser_ada', ...content, occurrences, ...changes },
  });

export const seriesCancelled = (bookingIds: readonly string[], reason: string | null = null) =>
  append(seriesStream('ser_ada'), { type: 'SeriesCancelled', data: { reason, bookingIds } });

export const inSeries = { seriesId: 'ser_ada' };

export const occurrence = (nth: number) => booked(`bkg_${nth}`, dates[nth - 1]!, inSeries);

export const shop = [roomCreated(), massageCreated()];
export const adas = [...shop, ...occurrence(1), ...occurrence(2), ...occurrence(3), seriesBooked()];

export const taken = (nth: number) => booked('bkg_bob', dates[nth - 1]!, { customer: { ...ada, id: 'cus_bob' } });
