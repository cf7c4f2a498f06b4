import { PlantedRows, places } from '#test/harness/databases/planted-rows';
import { type BusyTimes, readBusy } from '../../../../libs/booking/src/read-models/busy.js';
import { projectCalendars } from '../../../../libs/booking/src/read-models/calendars.js';
import { projectClaims } from '../../../../libs/booking/src/read-models/claims.js';
import { claimRows, dateOf, day, hour, origin } from './claimed-days.js';

const now = origin;
const rows = claimRows(3);

/** Which days are behind, of which calendar of which place. */
const behind = places.flatMap((place, nth) => [
  { ...place, calendar: 'cal_1', days: [[1, 2], [], [0, 3], [2]][nth]! },
  { ...place, calendar: 'cal_2', days: [[], [2, 4], [1], []][nth]! },
]);

let planted: PlantedRows;

beforeAll(async () => {
  planted = await PlantedRows.open();
  await planted.plant(
    'claims_v2',
    rows.map(({ nth: _, ...row }) => row),
  );
  const { name, version } = projectClaims;
  const parked = { version, from_version: 1, from_position: 1, fault: 'event', reason: '', build: '' };
  await planted.plant(
    'parked_subjects',
    behind.flatMap(({ calendar, days, shard, tenant }) =>
      [
        // The last one first, as they are told in their order.
        ...days.toReversed().map((at) => ({ subject: `agenda/${calendar}/${dateOf(at)}`, consumer: name })),
        { subject: `agenda/${calendar}/${dateOf(5)}`, consumer: projectCalendars.name },
      ].map((each) => ({ shard, tenant, ...parked, ...each })),
    ),
  );
  const stand = { projection: name, version };
  await planted.plant('checkpoints', [
    { shard: 3, ...stand, from_position: 0, drains: 0, position: 40, mark: 'aaaaaaaa' },
    { shard: 3, ...stand, from_position: 40, drains: 0, position: 41, mark: 'bbbbbbbb' },
    { shard: 3, ...stand, version: version + 1, from_position: 41, drains: 0, position: 50, mark: 'cccccccc' },
    {
      shard: 3,
      ...stand,
      projection: projectCalendars.name,
      from_position: 41,
      drains: 0,
      position: 60,
      mark: 'dddddddd',
    },
  ]);
});

afterAll(() => planted.close());

/**
 * Units hour by hour. An hour is told by the day on which a claim begins, or by the first day that is read; but nothing is
 * told across a day that is behind: what comes after it is told by the days after it.
 */
const unitsBy = (own: typeof rows, late: readonly number[], first: number, last: number): Map<number, number> => {
  const units = new Map<number, number>();
  const firstTelling = (at: number): number => (at > first && !late.includes(at - 1) ? firstTelling(at - 1) : at);
  for (let at = first; at <= last; at += 1) {
    for (let clock = 24 * at; clock < 24 * (at + 1); clock += 1) {
      const instant = origin + clock * hour;
      const telling = own.filter((row) => {
        const begins = Math.floor((row.starts_at - origin) / day);
        return row.day === dateOf(Math.max(firstTelling(at), begins));
      });
      const taken = telling
        .filter((row) => row.starts_at <= instant && instant < row.ends_at)
        .filter((row) => row.expires_at === null || row.expires_at + 2_000 > now)
        .reduce((sum, row) => sum + row.units, 0);
      units.set(instant, taken);
    }
  }
  return units;
};

const hourly = ({ busy }: BusyTimes, start: number, end: number): number[] =>
  Array.from({ length: (end - start) / hour }, (_, nth) => {
    const instant = start + nth * hour;
    return busy.find((each) => each.start <= instant && instant < each.end)?.units ?? 0;
  });

test('a calendar is busy with what the days say on which it was claimed, as far as they are not behind', async () => {
  const ranges = [
    [0, 120],
    [24, 47],
    [30, 70],
    [48, 72],
    [26, 100],
  ] as const;
  for (const { shard, tenant, calendar, days } of behind) {
    const own = rows.filter((row) => row.shard === shard && row.tenant === tenant && row.calendar_id === calendar);
    for (const [from, to] of ranges) {
      const [start, end] = [origin + from * hour, origin + to * hour];
      const [first, last] = [Math.floor(from / 24), Math.floor(to / 24)];
      const found = await readBusy(planted.pool, { shard, tenant }, calendar, { start, end }, now);
      const wanted = unitsBy(own, days, first, last);
      expect(hourly(found, start, end)).toEqual(
        [...wanted].filter(([instant]) => start <= instant && instant < end).map(([, units]) => units),
      );
      expect(found.behind).toEqual(days.filter((at) => first <= at && at <= last).map(dateOf));
      const stands = shard === 3 ? { position: 41, mark: 'bbbbbbbb' } : { position: 0, mark: '00000000' };
      expect(found).toMatchObject(stands);
    }
  }
});

test('the busy times of a calendar that nobody has claimed say where that is known from', async () => {
  const range = { start: origin, end: origin + day };
  const found = await readBusy(planted.pool, places[0]!, 'cal_3', range, now);
  expect(found).toEqual({ busy: [], behind: [], position: 41, mark: 'bbbbbbbb' });
});
