import { ada, massageArchived, sundayNoon } from '#test/rules/front-desk';
import {
  adas,
  asked,
  dates,
  drawn,
  occurrence,
  occurrences,
  seriesBooked,
  shop,
  taken,
} from '#test/rules/front-desk-series';
import { desk, given, someoneElse } from '#test/rules/given';
import type { Read } from '../../deciding/decision.js';
import { day, minute } from '../../time/interval.js';
import { bookSeries, type SeriesRequest } from './book-series.js';

const bookAll =
  (changes: Partial<SeriesRequest> = {}, actor = desk, now = sundayNoon, starts: readonly number[] = dates) =>
  (read: Read) =>
    bookSeries({ read, actor, now }, { ...asked, ...changes }, starts, drawn);

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
      .thenRefused('already-exists', { subject: { kind: 'series', id: 'ser_ada' }, differs: [] });
    given(...adas)
      .when(bookAll({ duration: null }))
      .thenNothing();
  });

  it('asked for again is the same on the same calendars only', () => {
    const calendarIds = ['cal_room4'];
    const pinned = [...adas.slice(0, -1), seriesBooked({ calendarIds })];
    given(...pinned)
      .when(bookAll({ calendarIds }))
      .thenNothing();
    given(...adas)
      .when(bookAll({ calendarIds }))
      .thenRefused('already-exists', { differs: ['calendarIds'] });
  });

  it('is of a service that there is', () => {
    given()
      .when(bookAll())
      .thenRefused('not-found', { subject: { kind: 'service', id: 'svc_massage' }, pointer: '/serviceId' });
  });

  it('that takes what is available says which rule a date breaks', () => {
    const late = dates[1]! + minute;
    const left = { start: late, bookingId: null, reason: 'rule-violation', rule: 'off-grid' } as const;
    given(...shop)
      .when(bookAll({ mode: 'available' }, desk, sundayNoon, [dates[0]!, late]))
      .thenEvents(...occurrence(1), seriesBooked({ mode: 'available', occurrences: [occurrences[0]!, left] }));
  });

  it('whose every date is off the grid is told so: no other booking could change that', () => {
    const refusal = given(...shop).when(
      bookAll(
        {},
        desk,
        sundayNoon,
        dates.map((start) => start + 7 * minute),
      ),
    );
    refusal.thenRefused('rule-violation', {
      errors: [{ pointer: '/start', rule: 'off-grid', detail: expect.any(String) }],
    });
  });

  it('whose dates break one rule each is told of each of them once', () => {
    const starts = [sundayNoon - 60 * minute, sundayNoon - 30 * minute, dates[0]! + 91 * day];
    given(...shop)
      .when(bookAll({ override: ['outside-hours'] }, desk, sundayNoon, starts))
      .thenRefused('rule-violation', {
        errors: [expect.objectContaining({ rule: 'in-past' }), expect.objectContaining({ rule: 'beyond-horizon' })],
      });
  });

  it('of which one date is off the grid and another taken is a conflict', () => {
    given(...shop, ...taken(2))
      .when(bookAll({ mode: 'available' }, desk, sundayNoon, [dates[0]! + minute, dates[1]!]))
      .thenRefused('series-conflict');
  });
});
