import {
  ada,
  adasHash,
  at,
  booked,
  contentOf,
  freed,
  massageArchived,
  massageCreated,
  monday,
  requested,
  roomCreated,
  sundayNoon,
} from '#test/rules/front-desk';
import { cancelled, displaced, moved } from '#test/rules/front-desk-holds';
import { by, desk, given, someoneElse } from '#test/rules/given';
import { type Occurrence, type SeriesContent, seriesStream } from '../../bookings/series.js';
import { append, type Read } from '../../deciding/decision.js';
import { day, minute } from '../../time/interval.js';
import { bookSeries, type SeriesRequest } from './book-series.js';
import { cancelSeries, type SeriesCancellation } from './cancel-series.js';

const ten = monday('10:00');
const dates = [ten, ten + day, ten + 2 * day];

const asked: SeriesRequest = {
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

const drawn = {
  seriesId: 'ser_ada',
  bookingIds: ['bkg_1', 'bkg_2', 'bkg_3'],
  customerId: 'cus_new',
  customerHash: adasHash,
};

const bookAll =
  (changes: Partial<SeriesRequest> = {}, actor = desk, now = sundayNoon) =>
  (read: Read) =>
    bookSeries(read, { ...asked, ...changes }, dates, drawn, actor, now);

const cancel =
  (changes: Partial<SeriesCancellation> = {}, now = sundayNoon) =>
  (read: Read) =>
    cancelSeries(read, { id: 'ser_ada', stated: at(1), reason: null, ...changes }, desk, now);

const content: SeriesContent = {
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

const occurrences: readonly Occurrence[] = dates.map((start, nth) => ({ start, bookingId: `bkg_${nth + 1}` }));

const seriesBooked = (changes: Partial<SeriesContent> & { readonly occurrences?: readonly Occurrence[] } = {}) =>
  append(seriesStream('ser_ada'), {
    type: 'SeriesBooked',
    data: { id: 'ser_ada', ...content, occurrences, ...changes },
  });

const seriesCancelled = (bookingIds: readonly string[], reason: string | null = null) =>
  append(seriesStream('ser_ada'), { type: 'SeriesCancelled', data: { reason, bookingIds } });

const inSeries = { seriesId: 'ser_ada' };

const occurrence = (nth: number) => booked(`bkg_${nth}`, dates[nth - 1]!, inSeries);

const shop = [roomCreated(), massageCreated()];
const adas = [...shop, ...occurrence(1), ...occurrence(2), ...occurrence(3), seriesBooked()];

const taken = (nth: number) => booked('bkg_bob', dates[nth - 1]!, { customer: { ...ada, id: 'cus_bob' } });

describe('a series', () => {
  it('books each of its dates, and says so last', () => {
    given(...shop)
      .when(bookAll())
      .thenEvents(...occurrence(1), ...occurrence(2), ...occurrence(3), seriesBooked());
  });

  it('that is wanted whole is refused with all that stands in its way, date by date', () => {
    const refusal = given(...shop, ...taken(2)).when(bookAll());
    refusal.thenRefused('series-conflict', {
      occurrences: [
        { start: dates[0]!, refusal: null },
        { start: dates[1]!, refusal: expect.objectContaining({ reason: 'slot-taken' }) },
        { start: dates[2]!, refusal: null },
      ],
    });
  });

  it('that takes what is available leaves out the rest, with the reason', () => {
    given(...shop, ...taken(2))
      .when(bookAll({ mode: 'available' }))
      .thenEvents(
        ...occurrence(1),
        ...occurrence(3),
        seriesBooked({
          mode: 'available',
          occurrences: [
            occurrences[0]!,
            { start: dates[1]!, bookingId: null, reason: 'slot-taken', rule: null },
            occurrences[2]!,
          ],
        }),
      );
  });

  it('of which nothing is available is refused', () => {
    given(...shop, massageArchived())
      .when(bookAll({ mode: 'available' }))
      .thenRefused('series-conflict');
  });

  it('is told once what is wrong with each of its dates', () => {
    given(...shop)
      .when(bookAll({ duration: 45, units: 2 }))
      .thenRefused('rule-violation', {
        errors: [
          { pointer: '/duration', rule: 'unknown-duration', detail: expect.any(String) },
          { pointer: '/units', rule: 'too-many-units', detail: expect.any(String) },
        ],
      });
  });

  it('asked for again under its id is there already, and another one is not', () => {
    given(...adas)
      .when(bookAll())
      .thenNothing();
    given(...adas)
      .when(bookAll({ customer: { ...ada, id: null } }))
      .thenNothing();
    given(...adas)
      .when(bookAll({ recurrence: 'FREQ=WEEKLY;COUNT=3', notes: 'Window seat' }))
      .thenRefused('already-exists', { differs: ['recurrence', 'notes'] });
    given(...adas)
      .when(bookAll({}, someoneElse))
      .thenRefused('already-exists', { differs: [] });
  });
});

describe('a series that is cancelled', () => {
  const freedOn = (nth: number) => freed(`bkg_${nth}`, contentOf(dates[nth - 1]!));
  const givenBack = (nth: number) => [...freedOn(nth), cancelled(null, `bkg_${nth}`)];

  it('gives back all its dates that are to come and whose window is open', () => {
    given(...adas)
      .when(cancel())
      .thenEvents(...givenBack(1), ...givenBack(2), ...givenBack(3), seriesCancelled(['bkg_1', 'bkg_2', 'bkg_3']));
    const last = given(...adas).when(cancel({}, ten - 119 * minute));
    last.thenEvents(...givenBack(2), ...givenBack(3), seriesCancelled(['bkg_2', 'bkg_3']));
    last.thenUntil(ten + day - 120 * minute + 1);
  });

  it('leaves alone what was cancelled by itself, and takes what was moved where it is, displaced or asked for', () => {
    const later = contentOf(dates[1]! + 60 * minute, inSeries);
    given(
      ...shop,
      ...occurrence(1),
      ...freedOn(1),
      cancelled(null, 'bkg_1'),
      ...requested('bkg_2', dates[1]!, dates[1]!, inSeries),
      moved(later, dates[1]!, 'bkg_2'),
      ...occurrence(3),
      ...freedOn(3),
      displaced({}, 'bkg_3'),
      seriesBooked(),
    )
      .when(cancel())
      .thenEvents(
        ...freed('bkg_2', later),
        cancelled(null, 'bkg_2'),
        cancelled(null, 'bkg_3'),
        seriesCancelled(['bkg_2', 'bkg_3']),
      );
  });

  it('is not, once the window of all that is left has closed', () => {
    given(...adas)
      .when(cancel({}, dates[2]! - 119 * minute))
      .thenRefused('window-closed', { closedAt: dates[2]! - 120 * minute });
    given(...adas)
      .when(cancel({ override: ['window-closed'] }, dates[2]! - 119 * minute))
      .thenEvents(...givenBack(3), seriesCancelled(['bkg_3']));
    given(...adas)
      .when(cancel({}, dates[2]!))
      .thenEvents(seriesCancelled([]));
  });

  it('is not cancelled twice', () => {
    given(...adas, seriesCancelled([]))
      .when(cancel())
      .thenNothing();
    given(...adas, by(someoneElse, seriesCancelled([])))
      .when(cancel({ stated: at(2) }))
      .thenNothing();
  });

  it('is cancelled by whoever knows what it is, and is theirs', () => {
    given(...adas)
      .when(cancel({ stated: undefined }))
      .thenRefused('version-required');
    given(...adas)
      .when(cancel({ stated: at(7) }))
      .thenRefused('version-conflict');
    given(...adas)
      .when(cancel({ onlyCustomer: 'cus_bob' }))
      .thenRefused('not-found');
    given(...shop)
      .when(cancel())
      .thenRefused('not-found');
  });
});
