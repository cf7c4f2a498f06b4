import { Dice } from '#test/fuzz/dice';
import { PlantedRows, places } from '#test/harness/databases/planted-rows';
import { findRemindable } from '../../../../libs/booking/src/read-models/reminders.js';

const dice = new Dice(55);
const minute = 60_000;
const now = Date.UTC(2026, 10, 23, 8);

const services = places.flatMap((place, nth) =>
  [[], [60], [30, 120], [60, 60]].map((reminders, of) => ({
    ...{ ...place, id: `svc_${of}`, status: 'active', calendar_ids: [], reminders, days_before: 0, days_after: 0 },
    state: { remindersSince: now - [300, 90, 60, 400][(of + nth) % 4]! * minute },
  })),
);

/** At and around each bound. */
const starts = Array.from({ length: 60 }, () => {
  const minutes = dice.pick([0, 30, 60, 119, 120]);
  return now + minutes * minute + dice.pick([0, 0, 1, minutes === 0 ? -1 : 1]);
});

/** The same ids at the same instants in each place. */
const bookings = places.flatMap((place) =>
  starts.map((start, nth) => ({
    ...{
      ...place,
      id: `bkg_${String(nth).padStart(2, '0')}`,
      position: nth,
      status: dice.pick(['confirmed', 'confirmed', 'held']),
    },
    ...{ service_id: `svc_${dice.below(5)}`, customer_id: null, calendar_ids: [], expires_at: null },
    ...{ starts_at: start, ends_at: start + minute },
    state: { appointedAt: now - dice.pick([200, 60, 1]) * minute - dice.pick([0, 1]) },
  })),
);

/** What was reminded of already: of that start or another one. */
const reminded = bookings
  .filter(() => dice.happens(1 / 3))
  .map(({ shard, tenant, id, starts_at: start }) => ({
    ...{ shard, tenant, id, minutes_before: dice.pick([29, 30, 60, 61, 120]), starts_at: start + dice.pick([0, 0, 1]) },
    state: {},
  }));

let planted: PlantedRows;

beforeAll(async () => {
  planted = await PlantedRows.open();
  await planted.plant('services_v3', services);
  await planted.plant('bookings_v3', bookings);
  await planted.plant('reminders_v1', reminded);
});

afterAll(() => planted.close());

type Place = Pick<(typeof places)[number], 'shard' | 'tenant'>;
const isOf = (row: Place, { shard, tenant }: Place) => row.shard === shard && row.tenant === tenant;

/** Of each confirmed booking the least of what has become due since then and was not reminded of. */
const dueIn = (shard: number, at: number, from: number) =>
  bookings
    .filter((booking) => booking.shard === shard && booking.status === 'confirmed' && booking.starts_at > at)
    .flatMap((booking) => {
      const { tenant, id, starts_at: start } = booking;
      const service = services.find((each) => isOf(each, booking) && each.id === booking.service_id);
      const told = reminded.filter((each) => isOf(each, booking) && each.id === id && each.starts_at === start);
      const since = Math.max(booking.state.appointedAt, service?.state.remindersSince ?? 0);
      const due = (service?.reminders ?? []).filter(
        (minutes) =>
          start <= at + minutes * minute &&
          start - minutes * minute >= from &&
          start - minutes * minute >= since &&
          !told.some((each) => each.minutes_before <= minutes),
      );
      return due.length > 0 ? [{ tenant, id, start, minutes: Math.min(...due) }] : [];
    })
    .sort((a, b) => a.start - b.start || (`${a.tenant} ${a.id}` < `${b.tenant} ${b.id}` ? -1 : 1));

test('bookings are found of which a reminder is due and was not told, of all tenants of a shard, the nearest first', async () => {
  let found = 0;
  for (const shard of [3, 7]) {
    for (const later of [0, 1, 29 * minute, 60 * minute]) {
      for (const from of [0, now - 30 * minute, now - 1, now]) {
        const due = dueIn(shard, now + later, from);
        found += due.length;
        const asked = { since: from + 0.5, now: now + later + 0.5 };
        expect(await findRemindable(planted.pool, shard, asked, [], 999)).toEqual(due);
        const paused = due.filter((_, nth) => nth % 3 === 1).map(({ tenant, id }) => `${tenant} ${id}`);
        const rest = due.filter(({ tenant, id }) => !paused.includes(`${tenant} ${id}`));
        expect(await findRemindable(planted.pool, shard, asked, paused, 3)).toEqual(rest.slice(0, 3));
      }
    }
  }
  expect(found).toBeGreaterThan(40);
});
