import { PlantedRows, places } from '#test/harness/databases/planted-rows';
import type { Service } from '../../../../libs/booking/src/domain/calendars/service.js';
import { availabilityProjections } from '../../../../libs/booking/src/read-models/availability.js';
import { projectBookings } from '../../../../libs/booking/src/read-models/bookings.js';
import { projectCalendars } from '../../../../libs/booking/src/read-models/calendars.js';
import { projectClaims } from '../../../../libs/booking/src/read-models/claims.js';
import { claimRows, dateOf, tallyRows } from './claimed-days.js';

export const serviceOf = (id: string, uses: Service['uses'], of: string) =>
  ({ id, uses, durations: [60], bufferBefore: 10, bufferAfter: 5, of }) as unknown as Service;

/** Not in the order of their ids; of `cal_9` there is no row. */
export const services = {
  svc: [{ calendarId: 'cal_2' }, { calendarId: 'cal_1' }],
  svc_any: [{ anyOf: ['cal_9', 'cal_1'], strategy: 'first' }],
} as const;

/** Days of calendars and bookings that are parked, of each place. */
const whatIsParked: { days: string[]; bookings: string[]; calendars: string[] }[] = [
  { days: [], bookings: [], calendars: [] },
  { days: ['cal_1/2', 'cal_2/0'], bookings: ['bkg_3', 'bkg_4'], calendars: [] },
  { days: [], bookings: ['bkg_1'], calendars: [] },
  { days: ['cal_1/1', 'cal_1/3'], bookings: [], calendars: ['cal_2'] },
];
export const parked = whatIsParked.map((each, nth) => ({ ...each, ...places[nth]! }));

export const rows = claimRows(4);
export const tallies = tallyRows(Object.keys(services));

/** Claims, tallies, calendars and services of each place, and what is parked there. */
export const openCalendars = async (): Promise<PlantedRows> => {
  const planted = await PlantedRows.open();
  await planted.plant(
    'claims_v2',
    rows.map(({ nth: _, ...row }) => row),
  );
  for (const [of, table] of [
    ['day', 'tally_days_v2'],
    ['week', 'tally_weeks_v2'],
  ] as const) {
    const own = tallies.filter((tally) => tally.period === of);
    await planted.plant(
      table,
      own.map(({ shard, tenant, id, state }) => ({ shard, tenant, id, state })),
    );
  }
  const of = ({ shard, tenant }: (typeof places)[number]) => `${shard} ${tenant}`;
  await planted.plant(
    'calendars_v2',
    places.flatMap((place) =>
      ['cal_1', 'cal_2'].map((id) => ({ ...place, id, status: 'active', state: { id, of: of(place) } })),
    ),
  );
  await planted.plant(
    'services_v3',
    places.flatMap((place) =>
      Object.entries(services).map(([id, uses]) => ({
        ...place,
        id,
        status: 'active',
        calendar_ids: uses.flatMap((use) => ('anyOf' in use ? use.anyOf : [use.calendarId])),
        days_before: 1,
        days_after: 1,
        state: serviceOf(id, uses, of(place)),
      })),
    ),
  );
  const since = { from_version: 1, from_position: 5, fault: 'event', reason: '', build: '' };
  const word = ({ name, version }: { name: string; version: number }) => ({ consumer: name, version, ...since });
  await planted.plant(
    'parked_subjects',
    parked.flatMap(({ shard, tenant, days, bookings, calendars }) => [
      ...days.map((each) => {
        const [calendar, at] = each.split('/');
        return { shard, tenant, ...word(projectClaims), subject: `agenda/${calendar}/${dateOf(Number(at))}` };
      }),
      ...bookings.map((id) => ({ shard, tenant, ...word(projectBookings), subject: `booking/${id}` })),
      ...calendars.map((id) => ({ shard, tenant, ...word(projectCalendars), subject: `calendar/${id}` })),
      // Of no day, so nobody misses it: behind which nothing is hidden.
      ...calendars.map(() => ({ shard, tenant, ...word(projectClaims), subject: 'agenda/cal_1/some-day' })),
    ]),
  );
  await planted.plant(
    'checkpoints',
    availabilityProjections.map(({ name, version }, nth) => ({
      shard: 3,
      projection: name,
      version,
      from_position: 0,
      position: 10 + ((nth + 2) % 4),
      mark: `0000000${(nth + 2) % 4}`,
    })),
  );
  return planted;
};
