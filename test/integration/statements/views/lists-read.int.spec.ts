import { PlantedRows, places } from '#test/harness/databases/planted-rows';
import {
  findCalendars,
  getActiveCalendars,
  getCalendar,
  projectCalendars,
} from '../../../../libs/booking/src/read-models/calendars.js';
import { findDisplacements, projectDisplacements } from '../../../../libs/booking/src/read-models/displacements.js';
import { getSeries } from '../../../../libs/booking/src/read-models/series.js';
import { findServices, getService } from '../../../../libs/booking/src/read-models/services.js';

let planted: PlantedRows;

const ids = ['A', 'b', 'c', 'd', 'e', 'f'];

/** Each place has another half of the things archived, and lacks another one. */
const rows = places.flatMap(({ shard, tenant }, place) =>
  ids
    .filter((_, nth) => nth !== place + 1)
    .map((id, nth) => {
      const status = (nth + place) % 2 === 0 ? 'active' : 'archived';
      return { shard, tenant, id, status, state: { id, status, of: `${shard} ${tenant}` } };
    }),
);

beforeAll(async () => {
  planted = await PlantedRows.open();
  // Not in the order of their ids, as they would be found without one.
  const shuffled = rows.toSorted((a, b) => b.state.of.localeCompare(a.state.of) || (a.id < b.id ? 1 : -1));
  await planted.plant('calendars_v2', shuffled);
  await planted.plant(
    'series_v1',
    shuffled.map(({ status: _, ...row }) => row),
  );
  const ofServices = { calendar_ids: [], days_before: 0, days_after: 0 };
  await planted.plant(
    'services_v3',
    shuffled.map((row) => ({ ...row, ...ofServices })),
  );
});

afterAll(() => planted.close());

const of = (place: (typeof places)[number]) =>
  rows.filter(({ shard, tenant }) => shard === place.shard && tenant === place.tenant);

test('a thing is found by its id where it is', async () => {
  for (const place of places) {
    for (const id of ['b', 'e']) {
      const wanted = of(place).find((row) => row.id === id)?.state ?? null;
      expect(await getCalendar(planted.pool, place, id)).toEqual(wanted);
      expect(await getService(planted.pool, place, id)).toEqual(wanted);
      expect(await getSeries(planted.pool, place, id)).toEqual(wanted);
    }
  }
});

test('calendars are found by some ids that are there and active, in the order of their ids', async () => {
  for (const place of places) {
    for (const some of [[], ['b', 'A', 'zzz'], ['f', 'd', 'e', 'c']]) {
      const wanted = of(place).filter(({ id, status }) => some.includes(id) && status === 'active');
      expect(await getActiveCalendars(planted.pool, place, some)).toEqual(
        wanted.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ state }) => state),
      );
    }
  }
});

test('lists are of one status, behind an id, in the order of the ids', async () => {
  for (const place of places) {
    for (const status of [undefined, 'archived'] as const) {
      for (const after of [undefined, 'A', 'c']) {
        for (const limit of [1, 10]) {
          const wanted = of(place).filter(
            (row) => row.status === (status ?? 'active') && (after === undefined || row.id > after),
          );
          const page = { items: wanted.slice(0, limit).map(({ state }) => state), more: wanted.length > limit };
          expect(await findCalendars(planted.pool, place, { status, after, limit })).toEqual(page);
          expect(await findServices(planted.pool, place, { status, after, limit })).toEqual(page);
        }
      }
    }
  }
});

test('displacements are those of a shard that are under way or whose rows may lack it, but for what is paused', async () => {
  await planted.plant(
    'displacements_v1',
    places.flatMap(({ shard, tenant }, place) =>
      ids.map((id, nth) => ({ shard, tenant, calendar_id: id, is_under_way: nth % 4 === place })),
    ),
  );
  const { name, version } = projectDisplacements;
  const parked = { from_version: 1, from_position: 1, fault: 'event', reason: '', build: '' };
  await planted.plant(
    'parked_subjects',
    places.flatMap(({ shard, tenant }, place) => [
      { shard, tenant, consumer: name, version, subject: `displacement/parked_${place}`, ...parked },
      { shard, tenant, consumer: name, version: version + 1, subject: 'displacement/of_another_version', ...parked },
      { shard, tenant, consumer: projectCalendars.name, version, subject: 'displacement/of_another_view', ...parked },
    ]),
  );
  const underWay = places.flatMap(({ shard, tenant }, place) => [
    ...ids.filter((_, nth) => nth % 4 === place).map((calendarId) => ({ shard, tenant, calendarId })),
    { shard, tenant, calendarId: `parked_${place}` },
  ]);
  for (const shard of [3, 7]) {
    const own = underWay.filter((each) => each.shard === shard).map(({ shard: _, ...each }) => each);
    const words = (found: typeof own) => found.map((each) => `${each.tenant} ${each.calendarId}`).sort();
    for (const paused of [[], words(own).slice(1, 3)]) {
      const wanted = words(own).filter((each) => !paused.includes(each));
      expect(words(await findDisplacements(planted.pool, shard, paused, 50))).toEqual(wanted);
      expect(await findDisplacements(planted.pool, shard, paused, 1)).toHaveLength(1);
    }
  }
});
