import { ReadingDesk, revealed } from '#test/harness/reading-desk';
import { FindBookings, FindBookingsHandler } from '../find-bookings.js';
import { FindBusy, FindBusyHandler } from '../find-busy.js';
import { FindCalendars, FindCalendarsHandler } from '../find-calendars.js';
import { FindServices, FindServicesHandler } from '../find-services.js';
import { FindWaitlistEntries, FindWaitlistEntriesHandler } from '../find-waitlist-entries.js';
import { GetCalendarsOf, GetCalendarsOfHandler } from '../get-calendars-of.js';

const scope = { tenant: 'acme', shard: 7 };
const items = [1, 2, 3].map((nth) => ({ state: { id: `thing_${nth}`, customer: { id: 'cus_ada' } } }));
const parked = (kind: string) => ['_4', '_5'].map((id) => ({ subject: `${kind}/${kind}${id}` }));

type Known = NonNullable<ConstructorParameters<typeof ReadingDesk>[0]['rows']>;

const lists: readonly {
  readonly what: string;
  readonly view: string;
  readonly table: string;
  readonly kind: string;
  readonly find: (desk: ReadingDesk, of: object) => Promise<object>;
  readonly isPersonal?: boolean;
}[] = [
  {
    ...{ what: 'calendars', view: 'calendars', table: 'calendars_v2', kind: 'calendar' },
    find: ({ pool, progress }, of) =>
      new FindCalendarsHandler(pool, progress).execute(new FindCalendars(of as typeof scope, { limit: 2 }, 5)),
  },
  {
    ...{ what: 'services', view: 'services', table: 'services_v3', kind: 'service' },
    find: ({ pool, progress }, of) =>
      new FindServicesHandler(pool, progress).execute(new FindServices(of as typeof scope, { limit: 2 }, 5)),
  },
  {
    ...{ what: 'bookings', view: 'bookings', table: 'bookings_v3', kind: 'booking', isPersonal: true },
    find: ({ log, pool, progress }, of) =>
      new FindBookingsHandler(log, pool, progress).execute(
        new FindBookings(of as typeof scope, { sort: 'start', limit: 2 }, 5),
      ),
  },
  {
    ...{ what: 'waitlist entries', view: 'waitlist-entries', table: 'waitlist_entries_v1', kind: 'waitlist-entry' },
    isPersonal: true,
    find: ({ log, pool, progress }, of) =>
      new FindWaitlistEntriesHandler(log, pool, progress).execute(
        new FindWaitlistEntries(of as typeof scope, { limit: 2 }, 5),
      ),
  },
];

describe.each(lists)('a list of $what', ({ view, table, kind, find, isPersonal = false }) => {
  it('is a page of what is in their view by then, with what that lacks', async () => {
    // None of what is behind has a row.
    const page = (values: readonly unknown[]) => (values.some((value) => isParked(value)) ? [] : items);
    const isParked = (value: unknown) => parked(kind).some(({ subject }) => subject === `${kind}/${value}`);
    const desk = new ReadingDesk({ rows: { [table]: page, parked_subjects: parked(kind) } });
    const found = {
      items: items.slice(0, 2).map(({ state }) => state),
      more: true,
      behind: [`${kind}_4`, `${kind}_5`],
    };
    expect(await find(desk, scope)).toEqual(isPersonal ? revealed(found) : found);
    expect(desk.waited).toEqual([`7 ${view} 5`]);
    for (const { values } of desk.statements) expect(values).toEqual(expect.arrayContaining([7, 'acme']));
    const asked = desk.statements.find(({ text }) => text.includes('parked_subjects'));
    expect(asked?.values[1]).toEqual([view]);
  });
});

describe.each(lists.slice(2))('to one customer a list of $what', ({ table, kind, find }) => {
  it('names as behind what their rows say is that customer’s, and nobody else’s', async () => {
    const ofId = (id: string) => (id === `${kind}_5` ? items.slice(0, 1) : []);
    const byId = (values: readonly unknown[]) => {
      const id = values.find((value) => String(value).startsWith(`${kind}_`));
      return id === undefined ? items : ofId(String(id));
    };
    const desk = new ReadingDesk({ rows: { [table]: byId, parked_subjects: parked(kind) } });
    expect(await find(desk, { ...scope, onlyCustomer: 'cus_ada' })).toMatchObject({ behind: [`${kind}_5`] });
  });
});

describe('when a calendar is busy', () => {
  const range = { start: 0, end: 1_000 };
  const busyRows = [{ starts_at: 100, ends_at: 200, units: 1, behind: null, position: 9, mark: 'mark' }];
  const ask = async (known: ConstructorParameters<typeof ReadingDesk>[0]) => {
    const desk = new ReadingDesk({ now: 5_000, ...known });
    const handler = new FindBusyHandler(desk.pool, desk.log, desk.progress);
    return { desk, found: await handler.execute(new FindBusy(scope, 'cal_1', range, 5)) };
  };
  const busy = { busy: [{ start: 100, end: 200, units: 1 }], behind: [], position: 9, mark: 'mark' };
  // The statement about claims names where the views stand first.
  const rows: Known = { checkpoints: busyRows, claims_v2: busyRows };

  it('is told of one that there is, by its row or by the log, as of now', async () => {
    const { found, desk } = await ask({ rows: { ...rows, calendars_v2: [{ state: { id: 'cal_1' } }] } });
    expect(found).toEqual(busy);
    expect(desk.waited).toEqual(['7 calendars,claims 5']);
    expect(desk.statements.at(-1)!.values).toEqual([7, 'acme', 'cal_1', 0, 0, 5_000]);
    expect((await ask({ rows, latest: { 'calendar/cal_1': {} } })).found).toEqual(busy);
  });

  it('is told of none that there is not', async () => {
    expect((await ask({ rows, latest: { 'calendar/cal_2': {} } })).found).toBeNull();
  });
});

it('the calendars of a service are those that its uses name, once their view has come as far as is asked for', async () => {
  const desk = new ReadingDesk({ rows: { calendars_v2: items } });
  const handler = new GetCalendarsOfHandler(desk.pool, desk.progress);
  const service = {
    uses: [{ calendarId: 'cal_1' }, { anyOf: ['cal_2', 'cal_3'], strategy: 'first' as const }],
  };
  const found = await handler.execute(new GetCalendarsOf(scope, service, 5));
  expect(found).toEqual(items.map(({ state }) => state));
  expect(desk.waited).toEqual(['7 calendars 5']);
  expect(desk.statements[0]!.values).toEqual([7, 'acme', ['cal_1', 'cal_2', 'cal_3'], 'active']);
});
