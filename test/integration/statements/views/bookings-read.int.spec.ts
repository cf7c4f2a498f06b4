import { Dice } from '#test/fuzz/dice';
import { PlantedRows, places } from '#test/harness/databases/planted-rows';
import type { Booking } from '../../../../libs/booking/src/domain/bookings/booking.js';
import {
  type BookingFilter,
  findBookings,
  findLapsed,
  getBooking,
  getBookings,
} from '../../../../libs/booking/src/read-models/bookings.js';

const hour = 3_600_000;
const dice = new Dice(1);
const statuses = ['held', 'pending', 'confirmed', 'cancelled'];
const services = ['svc_1', 'svc_2'];
const customers = ['cus_1', 'cus_2', null];
const calendars = [['cal_1'], ['cal_2'], ['cal_1', 'cal_2']];

const rows = places.flatMap(({ shard, tenant }, place) =>
  Array.from({ length: 60 }, (_, nth) => {
    const id = `bkg_${String(nth).padStart(2, '0')}`;
    const customer = dice.pick(customers);
    const starts = 100 * hour + dice.below(12) * hour;
    // Those of the second place are the longest, and of no other place: how long one lasts is asked per place.
    const hours = dice.pick(nth % 20 === place ? [9] : [1, 1, 2]);
    const expires = dice.below(2) ? null : 90 * hour + (nth * places.length + place) * 7;
    return {
      shard,
      tenant,
      id,
      position: ((nth * 37) % 60) * places.length + place + 1,
      status: dice.pick(statuses),
      service_id: dice.pick(services),
      customer_id: customer,
      calendar_ids: dice.pick(calendars),
      starts_at: starts,
      ends_at: starts + hours * hour,
      expires_at: expires,
      state: { id, version: nth + 1, customer: customer && { id: customer }, of: `${shard} ${tenant}` },
    };
  }),
);

let planted: PlantedRows;

beforeAll(async () => {
  planted = await PlantedRows.open();
  await planted.plant('bookings_v3', rows);
});

afterAll(() => planted.close());

const of = ({ shard, tenant }: (typeof places)[number]) =>
  rows.filter((row) => row.shard === shard && row.tenant === tenant);

const state = (row: { state: unknown } | undefined) => (row ? row.state : null) as Booking | null;

test('a booking is found by its id where it is, for its own customer', async () => {
  for (const place of places) {
    for (const onlyCustomer of [null, 'cus_1']) {
      for (const id of ['bkg_07', 'bkg_31', 'bkg_32', 'bkg_99']) {
        const wanted = of(place).find((row) => row.id === id);
        const isTheirs = onlyCustomer === null || wanted?.customer_id === onlyCustomer;
        expect(await getBooking(planted.pool, { ...place, onlyCustomer }, id)).toEqual(isTheirs ? state(wanted) : null);
      }
    }
    const ids = ['bkg_03', 'bkg_44', 'bkg_99'];
    const found = await getBookings(planted.pool, place, ids);
    expect(found.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      of(place)
        .filter(({ id }) => ids.includes(id))
        .map(state),
    );
  }
});

test('lapsed bookings are found in the order in which they lapsed, of all tenants of a shard, but for the paused ones', async () => {
  const lapsing = rows.filter(({ expires_at: at }) => at !== null).sort((a, b) => a.expires_at! - b.expires_at!);
  const idle = lapsing.filter(({ shard }) => shard === 3).map(({ tenant, id }) => `${tenant} ${id}`);
  for (const shard of [3, 7]) {
    for (const { expires_at: at } of lapsing.filter((_, nth) => nth % 25 === 0)) {
      for (const paused of [[], idle.slice(0, 5), idle.slice(3, 4)]) {
        for (const [before, limit] of [
          [at!, 200],
          [at! + 0.9, 4],
          [at! - 1, 200],
        ] as const) {
          const wanted = lapsing.filter(
            (row) => row.shard === shard && row.expires_at! <= before && !paused.includes(`${row.tenant} ${row.id}`),
          );
          const found = await findLapsed(planted.pool, shard, before, paused, limit);
          const words = wanted.map(({ tenant, id, state }) => ({ tenant, id, version: state.version }));
          expect(found).toEqual(words.slice(0, limit));
        }
      }
    }
  }
});

/** Every condition by itself, in plain words. */
const meets = (row: (typeof rows)[number], filter: BookingFilter, onlyCustomer: string | null): boolean => {
  const { serviceId, calendarId, customerId, statuses: asked, from, to, updatedSince } = filter;
  return [
    onlyCustomer === null || row.customer_id === onlyCustomer,
    serviceId === undefined || row.service_id === serviceId,
    calendarId === undefined || row.calendar_ids.includes(calendarId),
    customerId === undefined || row.customer_id === customerId,
    asked === undefined || asked.includes(row.status),
    from === undefined || row.ends_at > from,
    to === undefined || row.starts_at < to,
    updatedSince === undefined || row.position > updatedSince,
  ].every(Boolean);
};

test('lists are what a reader of all rows would pick, page by page', async () => {
  for (let round = 0; round < 60; round += 1) {
    const place = places[round % places.length]!;
    const onlyCustomer = dice.pick([null, null, 'cus_1', 'cus_2']);
    const from = dice.pick([0, 0, 103, 104, 105, 108, 111]);
    const to = dice.pick([0, 0, 105, 107, 109, 112]);
    const filter: BookingFilter = {
      ...(dice.below(3) === 0 && { serviceId: dice.pick(services) }),
      ...(dice.below(3) === 0 && { calendarId: dice.pick(['cal_1', 'cal_2']) }),
      ...(dice.below(4) === 0 && { customerId: dice.pick(['cus_1', 'cus_2']) }),
      ...(dice.below(3) === 0 && { statuses: dice.pick([['held'], ['pending', 'confirmed']]) }),
      ...(from && { from: from * hour }),
      ...(to && { to: to * hour }),
      ...(dice.below(4) === 0 && { updatedSince: dice.pick(of(place)).position }),
      sort: dice.pick(['start', 'updated']),
      limit: dice.pick([1, 3, 7, 60]),
    };
    const keyOf = (row: (typeof rows)[number]) => (filter.sort === 'start' ? row.starts_at : row.position);
    const wanted = of(place)
      .filter((row) => meets(row, filter, onlyCustomer))
      .sort((a, b) => keyOf(a) - keyOf(b) || (a.id < b.id ? -1 : 1));
    for (let at = 0; at < Math.min(wanted.length, filter.limit) + 1; at += filter.limit) {
      const last = wanted[at - 1];
      const page = await findBookings(
        planted.pool,
        { ...place, onlyCustomer },
        {
          ...filter,
          after: last && { key: keyOf(last), id: last.id },
        },
      );
      expect(page).toEqual({
        items: wanted.slice(at, at + filter.limit).map(state),
        more: wanted.length > at + filter.limit,
      });
    }
  }
});
