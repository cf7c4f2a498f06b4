import { type Occurrence, type SeriesContent, seriesStream } from '../../libs/booking/src/domain/bookings/series.js';
import { append, type Read } from '../../libs/booking/src/domain/deciding/decision.js';
import { bookSeries, type SeriesRequest } from '../../libs/booking/src/domain/decisions/series/book-series.js';
import { cancelSeries, type SeriesCancellation } from '../../libs/booking/src/domain/decisions/series/cancel-series.js';
import { day } from '../../libs/booking/src/domain/time/interval.js';
import { ada, adasHash, at, booked, massageCreated, monday, roomCreated, sundayNoon } from './front-desk.js';
import { desk } from './given.js';

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

export const bookAll =
  (changes: Partial<SeriesRequest> = {}, actor = desk, now = sundayNoon, starts: readonly number[] = dates) =>
  (read: Read) =>
    bookSeries(read, { ...asked, ...changes }, starts, drawn, actor, now);

export const cancel =
  (changes: Partial<SeriesCancellation> = {}, now = sundayNoon) =>
  (read: Read) =>
    cancelSeries(read, { id: 'ser_ada', stated: at(1), reason: null, ...changes }, desk, now);

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
