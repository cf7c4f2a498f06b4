import type { EventLog } from '#libs/event-store';
import type { Progress } from '#libs/projection';
import { FrontOffice } from '#test/harness/logs/front-office';
import { massageCreated, roomCreated, theMassage } from '#test/rules/front-desk';
import type { Booking } from '../../../libs/booking/src/domain/bookings/booking.js';
import { FindDays, FindDaysHandler } from '../../../libs/booking/src/queries/availability/find-days.js';
import type { FindSlots, FindSlotsHandler } from '../../../libs/booking/src/queries/availability/find-slots.js';
import { FindAppointments, FindAppointmentsHandler } from '../../../libs/booking/src/queries/find-appointments.js';

const hour = 3_600_000;
const monday = Date.UTC(2027, 4, 10);
const today = monday / (24 * hour);

let office: FrontOffice;

beforeAll(async () => {
  office = await FrontOffice.open();
});

afterAll(() => office.close());

test('a month is as new as the oldest of the pages that it was read in', async () => {
  await office.record([roomCreated()]);
  await office.shown(await office.record([massageCreated({ timeZone: 'UTC' })]));
  const service = theMassage({ timeZone: 'UTC' });
  const pages = [
    { position: 9, slots: [monday, monday + hour], nextFrom: monday + 24 * hour },
    { position: 7, slots: [monday + 25 * hour], nextFrom: monday + 48 * hour },
    { position: 8, slots: [], nextFrom: null },
  ];
  const asked: number[] = [];
  const execute = async ({ filter }: FindSlots) => {
    asked.push(filter.from!);
    const { slots, ...page } = pages[asked.length - 1]!;
    return { ...page, service, mark: `of ${page.position}`, slots: slots.map((start) => ({ start })) };
  };
  const means = { log: office.log, pool: office.pool, progress: { reached: async () => {} }, execute };
  const handler = new FindDaysHandler(means as unknown as FindSlotsHandler);
  const filter = { fromDay: today, toDay: today + 3, duration: 30, units: 1 };
  const found = await handler.execute(new FindDays({ shard: office.shard, tenant: 'default' }, 'svc_massage', filter));
  expect(found).toMatchObject({
    ...{ position: 7, mark: 'of 7' },
    days: [
      { date: '2027-05-10', first: monday, count: 2 },
      { date: '2027-05-11', first: monday + 25 * hour, count: 1 },
    ],
  });
  expect(asked).toEqual([monday, monday + 24 * hour, monday + 48 * hour]);
});

test('a calendar that is subscribed to has all that was agreed on, behind however much that was not', async () => {
  const booking = (nth: number, status: Booking['status']) => {
    const start = monday + nth * hour;
    const state = { id: `bkg_${nth}`, status, core: { start, end: start + hour }, updatedAt: monday, version: 1 };
    return { ...state, before: null, creation: { holdSeconds: null }, cancellationWindow: null };
  };
  const bookings = Array.from({ length: 1_201 }, (_, nth) => booking(nth, nth % 600 === 0 ? 'confirmed' : 'held'));
  const rows = bookings.map((state, nth) => ({
    ...{ shard: office.shard, tenant: 'default', id: state.id, position: nth + 1_000, status: state.status },
    ...{ service_id: 'svc_massage', customer_id: null, calendar_ids: ['cal_far'], expires_at: null },
    ...{ starts_at: state.core.start, ends_at: state.core.end, state },
  }));
  await office.ownerPool.query(
    `insert into slotlog.bookings_v3 (shard, tenant, id, position, status, service_id, customer_id, calendar_ids, expires_at, starts_at, ends_at, state)
      select shard, tenant, id, position, status, service_id, customer_id, calendar_ids, expires_at, starts_at, ends_at, state
        from json_populate_recordset(null::slotlog.bookings_v3, $1)`,
    [JSON.stringify(rows)],
  );
  const log = { now: () => monday } as EventLog;
  const progress = { reached: async () => {} } as unknown as Progress;
  const handler = new FindAppointmentsHandler(log, office.pool, progress);
  const found = await handler.execute(
    new FindAppointments({ shard: office.shard, tenant: 'default' }, 'cal_far', false),
  );
  expect(found.map(({ id }) => id)).toEqual(['bkg_0', 'bkg_600', 'bkg_1200']);
});
