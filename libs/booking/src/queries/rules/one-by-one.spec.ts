import { ReadingDesk, revealed } from '#test/harness/reading-desk';
import type { Scope } from '../../read-models/scope.js';
import { GetBooking, GetBookingHandler } from '../get-booking.js';
import { GetCalendar, GetCalendarHandler } from '../get-calendar.js';
import { GetLatest, GetLatestHandler } from '../get-latest.js';
import { GetSeries, GetSeriesHandler } from '../get-series.js';
import { GetService, GetServiceHandler } from '../get-service.js';
import { GetWaitlistEntry, GetWaitlistEntryHandler } from '../get-waitlist-entry.js';

const scope = { tenant: 'acme', shard: 7 };
const ada = { id: 'cus_ada' };

type Handler = new (
  ...parts: [ReadingDesk['log'], ReadingDesk['pool'], ReadingDesk['progress']]
) => { execute(query: never): Promise<unknown> };

const things: readonly {
  readonly what: string;
  readonly view: string;
  readonly table: string;
  readonly stream: string;
  readonly handler: Handler;
  readonly query: new (scope: Scope, id: string, minPosition?: number) => unknown;
  readonly isPersonal?: boolean;
  readonly others?: readonly string[];
}[] = [
  {
    ...{ what: 'a booking', view: 'bookings', table: 'bookings_v3', stream: 'booking/bkg_1', isPersonal: true },
    ...{ handler: GetBookingHandler as Handler, query: GetBooking },
  },
  {
    ...{ what: 'a calendar', view: 'calendars', table: 'calendars_v2', stream: 'calendar/cal_1' },
    ...{ handler: GetCalendarHandler as Handler, query: GetCalendar },
  },
  {
    ...{ what: 'a service', view: 'services', table: 'services_v3', stream: 'service/svc_1' },
    ...{ handler: GetServiceHandler as Handler, query: GetService },
  },
  {
    // Whoever is shown a series is shown its bookings as well.
    ...{ what: 'a series', view: 'series', table: 'series_v1', stream: 'series/srs_1', others: ['7 bookings 5'] },
    ...{ handler: GetSeriesHandler as Handler, query: GetSeries },
  },
  {
    ...{ what: 'a waitlist entry', view: 'waitlist-entries', table: 'waitlist_entries_v1', isPersonal: true },
    ...{ stream: 'waitlist-entry/wle_1', handler: GetWaitlistEntryHandler as Handler, query: GetWaitlistEntry },
  },
];

describe.each(things)('$what', ({ view, table, stream, handler, query, isPersonal = false, others = [] }) => {
  const id = stream.split('/')[1]!;
  const thing = { id, customer: ada, customerId: ada.id };
  const shown = (found: object) => (isPersonal ? revealed(found) : found);
  const ask = async (known: ConstructorParameters<typeof ReadingDesk>[0], more: object = {}) => {
    const desk = new ReadingDesk(known);
    const handling = new handler(desk.log, desk.pool, desk.progress);
    const found = await handling.execute(new query({ ...scope, ...more }, id, 5) as never);
    return { found, desk };
  };
  const row = { ...thing, of: 'its row' };
  const latest = { [stream]: { ...thing, of: 'the log' } };

  it('is told as its row has it, once its view has come as far as is asked for, it being behind for no other’s sake', async () => {
    const { found, desk } = await ask({ rows: { [table]: [{ state: row }] }, latest });
    expect(found).toEqual(shown(row));
    expect(desk.waited).toEqual([`7 ${view} 5 acme ${stream}`, ...others]);
    expect(desk.statements.map(({ values }) => values.slice(0, 3).flat())).toEqual([[7, 'acme', id]]);
  });

  it('is told as the log has it where it has no row, and is not there where that has none either', async () => {
    expect((await ask({ latest })).found).toEqual(shown(latest[stream]!));
    expect((await ask({})).found).toBeNull();
    expect((await ask({ latest: { [`${stream}0`]: thing } })).found).toBeNull();
  });
});

describe.each(things.filter(({ what }) => !['a calendar', 'a service'].includes(what)))(
  'to one customer $what',
  ({ table, stream, handler, query, isPersonal = false }) => {
    it.each([
      ['cus_ada', true],
      ['cus_bob', false],
    ])('is there only if it is theirs: %s', async (onlyCustomer, isThere) => {
      const id = stream.split('/')[1]!;
      const thing = { id, customer: ada, customerId: ada.id };
      for (const known of [{ rows: { [table]: [{ state: thing }] } }, { latest: { [stream]: thing } }]) {
        const desk = new ReadingDesk(known);
        const handling = new handler(desk.log, desk.pool, desk.progress);
        const found = await handling.execute(new query({ ...scope, onlyCustomer }, id) as never);
        expect(found).toEqual(isThere ? (isPersonal ? revealed(thing) : thing) : null);
      }
    });
  },
);

it('a booking that is handed on is there for its new customer, though its row is the old one’s still', async () => {
  const stale = { id: 'bkg_1', customer: { id: 'cus_bob' } };
  const latest = { 'booking/bkg_1': { id: 'bkg_1', customer: ada } };
  const desk = new ReadingDesk({ rows: { bookings_v3: [{ state: stale }] }, latest });
  const handler = new GetBookingHandler(desk.log, desk.pool, desk.progress);
  const found = await handler.execute(new GetBooking({ ...scope, onlyCustomer: 'cus_ada' }, 'bkg_1'));
  expect(found).toEqual(revealed(latest['booking/bkg_1']));
});

it('the latest of a thing is what the log has, whatever any row says, with all that is personal', async () => {
  const stream = { name: 'booking/bkg_1', initial: null, evolve: () => null };
  const desk = new ReadingDesk({ latest: { 'booking/bkg_1': { id: 'bkg_1' } } });
  const handler = new GetLatestHandler(desk.log);
  expect(await handler.execute(new GetLatest(scope, stream))).toEqual(revealed({ id: 'bkg_1' }));
  expect(await handler.execute(new GetLatest({ ...scope, tenant: 'other' }, stream))).toBeNull();
  expect(desk.statements).toEqual([]);
});
