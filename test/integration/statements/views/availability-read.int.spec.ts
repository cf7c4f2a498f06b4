import { type PlantedRows, places } from '#test/harness/databases/planted-rows';
import type { Sight } from '../../../../libs/booking/src/domain/deciding/refused.js';
import {
  type Availability,
  type Known,
  readAvailability,
} from '../../../../libs/booking/src/read-models/availability.js';
import { dateOf, day, hour, origin, weekOf } from './claimed-days.js';
import { openCalendars, parked, rows, serviceOf, services, tallies } from './planted-calendars.js';

let planted: PlantedRows;

beforeAll(async () => {
  planted = await openCalendars();
});

afterAll(() => planted.close());

type Asked = { nth: number; id: keyof typeof services; from: number; to: number; known: Known };

/** What a reader of all rows would tell, calendar by calendar. */
const wantedOf = ({ nth, id, from, to, known: { seen, ignoreBooking } }: Asked) => {
  const { shard, tenant, days, bookings, calendars } = parked[nth]!;
  const [first, last] = [Math.floor(from / 24) - 1, Math.floor(to / 24) + 1];
  const excluded = [
    ...(seen?.agendas.flatMap(({ claims }) => claims.map(({ bookingId }) => bookingId)) ?? []),
    ignoreBooking,
  ];
  const asked = services[id].flatMap((use) => ('anyOf' in use ? use.anyOf : [use.calendarId]));
  return asked
    .filter((calendar) => calendar !== 'cal_9')
    .map((calendar) => {
      const closed = days.filter((each) => each.startsWith(`${calendar}/`)).map((each) => Number(each.split('/')[1]));
      const own = (seen?.agendas ?? []).filter(({ calendarId }) => calendarId === calendar);
      const untold = new Set([...closed.map(dateOf), ...own.map((agenda) => agenda.day)]);
      const claims = rows
        .filter((row) => row.shard === shard && row.tenant === tenant && row.calendar_id === calendar)
        .filter(({ day: date }) => dateOf(first) <= date && date <= dateOf(last) && !untold.has(date))
        .filter((row) => !excluded.includes(row.booking_id))
        .filter(({ nth: at, starts_at: start }) => {
          const before = Array.from({ length: at - first }, (_, back) => at - 1 - back);
          return !before.some((earlier) => start < origin + (earlier + 1) * day && !untold.has(dateOf(earlier)));
        })
        .map((row) => ({
          bookingId: '',
          kind: row.kind,
          serviceId: row.service_id === id ? id : '',
          core: { start: row.service_id === id ? row.core_starts_at : row.starts_at, end: row.ends_at },
          buffered: { start: row.starts_at, end: row.ends_at },
          units: row.units,
          expiresAt: row.expires_at,
          outsideHours: false,
          ...(bookings.includes(row.booking_id) && { isUnreadable: true }),
        }));
      const seenClaims = own.flatMap((agenda) => agenda.claims);
      const marked = seenClaims.map((claim) =>
        bookings.includes(claim.bookingId) ? { ...claim, isUnreadable: true } : claim,
      );
      return {
        id: calendar,
        of: calendars.includes(calendar) ? undefined : `${shard} ${tenant}`,
        claims: [...claims, ...marked],
        closedDays:
          closed.filter((at) => !own.some((agenda) => agenda.day === dateOf(at))).length +
          Number(calendars.includes(calendar)) +
          Number(calendars.length > 0 && calendar === 'cal_1'),
      };
    });
};

const inOrder = (claims: readonly unknown[]) =>
  claims
    .map((claim) =>
      JSON.stringify(claim, (_, value) =>
        value && typeof value === 'object' && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).sort())
          : value,
      ),
    )
    .sort();

const told = ({ context }: Availability) =>
  context.calendars.map(({ calendar, claims, unavailable }) => ({
    id: calendar.id,
    of: (calendar as unknown as { of?: string }).of,
    claims: inOrder(claims),
    closedDays: unavailable!.length,
  }));

const ask = async (asked: Asked) => {
  const range = { start: origin + asked.from * hour, end: origin + asked.to * hour };
  const found = (await readAvailability(planted.pool, places[asked.nth]!, asked.id, range, asked.known))!;
  expect(told(found)).toEqual(wantedOf(asked).map((each) => ({ ...each, claims: inOrder(each.claims) })));
  return found;
};

const ranges = [
  [24, 47],
  [30, 70],
  [50, 60],
] as const;

test('the times at which a service could be booked are told by the rows of its days, each claim once', async () => {
  for (const nth of places.keys()) {
    for (const id of ['svc', 'svc_any'] as const) {
      for (const [from, to] of ranges) {
        const found = await ask({ nth, id, from, to, known: { ignoreBooking: from === 30 ? 'bkg_2' : undefined } });
        const { days, bookings, calendars, shard, tenant } = parked[nth]!;
        const isWhole = id === 'svc' && days.length + bookings.length + calendars.length === 0;
        expect(found).toMatchObject({
          isWhole,
          ...(shard === 3 ? { position: 10, mark: '00000000' } : { position: 0 }),
        });
        const counted = tallies
          .filter((tally) => tally.shard === shard && tally.tenant === tenant && tally.service === id)
          .filter(({ period, of }) =>
            period === 'day'
              ? dateOf(Math.floor(from / 24) - 1) <= of && of <= dateOf(Math.floor(to / 24) + 1)
              : weekOf(Math.floor(from / 24) - 1) <= of && of <= weekOf(Math.floor(to / 24) + 1),
          )
          .map(({ of, state }) => ({ of, ...state }));
        const byPeriod = found.context.tallies!.toSorted((a, b) => (a.of < b.of ? -1 : 1));
        expect(byPeriod).toEqual(counted.sort((a, b) => (a.of < b.of ? -1 : 1)));
        expect((found.context.service as unknown as { of: string }).of).toBe(`${shard} ${tenant}`);
      }
    }
  }
});

test('a decision’s days are not read again, and the days beside them tell what reaches out of them', async () => {
  for (const nth of places.keys()) {
    for (const at of [1, 2]) {
      const { shard, tenant } = places[nth]!;
      const claims = ['bkg_0', 'bkg_4'].map((bookingId) => ({ bookingId, buffered: { start: at, end: at } }));
      const agendas = [{ calendarId: 'cal_1', day: dateOf(at), version: 1, claims }];
      const service = serviceOf('svc', services.svc, `${shard} ${tenant}`);
      const seen = { service, calendars: [], agendas, tallies: [] } as unknown as Sight;
      const found = await ask({ nth, id: 'svc', from: 24, to: 60, known: { seen } });
      const { days, bookings, calendars: closed } = parked[nth]!;
      expect(found.isWhole).toBe(days.length + bookings.length + closed.length === 0);
    }
  }
});

test('a service that is in another place only is none', async () => {
  const range = { start: origin, end: origin + hour };
  expect(await readAvailability(planted.pool, { shard: 3, tenant: 'ten_c' }, 'svc', range)).toBeNull();
  expect(await readAvailability(planted.pool, { shard: 4, tenant: 'ten_a' }, 'svc', range)).toBeNull();
  expect(await readAvailability(planted.pool, places[0]!, 'svc_none', range)).toBeNull();
});
