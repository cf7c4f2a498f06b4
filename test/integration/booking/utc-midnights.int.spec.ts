import { jest } from '@jest/globals';
import { FrontOffice } from '#test/harness/logs/front-office';
import { booked, massageCreated, roomCreated, theMassage } from '#test/rules/front-desk';
import type { ServiceContent } from '../../../libs/booking/src/domain/calendars/service.js';
import { append } from '../../../libs/booking/src/domain/deciding/decision.js';
import { talliesOf } from '../../../libs/booking/src/domain/limits/count-in-limits.js';
import { day, minute, widen } from '../../../libs/booking/src/domain/time/interval.js';
import { findAfresh } from '../../../libs/booking/src/queries/availability/find-afresh.js';
import { findOffered } from '../../../libs/booking/src/queries/availability/find-offered.js';
import { KeptSlots } from '../../../libs/booking/src/queries/availability/kept-slots.js';

/**
 * Claims lie on days of UTC, hours and limits go by the clock on the wall. Where midnight of UTC comes in the middle of a day's
 * work, a question about one side of it is answered from both.
 */
const places = ['America/Los_Angeles', 'America/St_Johns', 'Asia/Tokyo', 'Asia/Kathmandu', 'Pacific/Auckland'];

const midnight = Date.UTC(2027, 4, 12);
const now = midnight - 3 * day;
const always = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, from: '00:00', to: '24:00' }];

let office: FrontOffice;
let made = 0;

beforeAll(async () => {
  office = await FrontOffice.open();
});

beforeEach(() => void jest.spyOn(office.log, 'now').mockReturnValue(now));

afterAll(() => office.close());

/** A service of hours, every quarter of an hour, in a room of that zone that is always open. */
const open = async (timeZone: string, changes: Partial<ServiceContent> = {}) => {
  made += 1;
  const calendarId = `cal_midnight-${made}`;
  const more = { durations: [60], step: 15, bufferBefore: 0, bufferAfter: 0, minNotice: 0, horizonDays: 365 };
  const content = { timeZone, uses: [{ calendarId }], ...more, ...changes };
  const serviceId = `svc_midnight-${made}`;
  await office.record([roomCreated({ timeZone, openingHours: always }, calendarId)]);
  await office.record([massageCreated(content, serviceId)]);
  return { calendarId, service: theMassage({ ...content, id: serviceId }) };
};

type Place = Awaited<ReturnType<typeof open>>;

const bookedAt = async ({ calendarId, service }: Place, start: number) => {
  made += 1;
  const [id, core] = [`bkg_midnight-${made}`, { start, end: start + 60 * minute }];
  const more = { core, buffered: widen(core, service.bufferBefore, service.bufferAfter) };
  const facts = booked(id, start, { serviceId: service.id, calendarIds: [calendarId], ...more });
  const counted = { bookingId: id, start, expiresAt: null };
  const tallied = talliesOf(service, { id, serviceId: service.id, core, customerHash: null }).map((tally) =>
    append(tally, { type: 'TallyCounted', data: counted }),
  );
  await office.shown(await office.record([...facts, ...tallied]));
};

/** What is offered in the hour from an instant on, in minutes from midnight: as read models have it, kept, and as it was looked back. */
const offered = async ({ service }: Place, from: number) => {
  const scope = { tenant: 'default', shard: office.shard };
  const filter = { from, to: from + 60 * minute, duration: null, units: 1 };
  const desk = { pool: office.pool, log: office.log, kept: new KeptSlots(office.log, office.pool) };
  const { rows } = await office.pool.query(
    'select extract(epoch from max(recorded_at)) * 1000 as last from slotlog.events',
  );
  jest.spyOn(office.log, 'now').mockReturnValue(now);
  const moment = Math.ceil(Number(rows[0].last)) + 1;
  const answers = [
    await findAfresh(desk, scope, service.id, filter),
    await findOffered(desk, scope, service.id, filter),
    await findAfresh(desk, scope, service.id, { ...filter, at: moment }),
  ];
  return answers.map((answer) => answer!.slots.map(({ start }) => (start - midnight) / minute));
};

const inAllOfThem = (starts: readonly number[]) => [starts, starts, starts];

describe.each(places)('in %s, at midnight of UTC,', (timeZone) => {
  test('whoever begins before it does not meet who begins after it', async () => {
    const place = await open(timeZone);
    await bookedAt(place, midnight);
    expect(await offered(place, midnight - 60 * minute)).toEqual(inAllOfThem([-60]));
  });

  test('nor who is still there from before it', async () => {
    const place = await open(timeZone);
    await bookedAt(place, midnight - 30 * minute);
    expect(await offered(place, midnight)).toEqual(inAllOfThem([30, 45]));
  });

  test('the airing before and after a booking reaches over it too', async () => {
    const place = await open(timeZone, { bufferBefore: 30, bufferAfter: 30 });
    await bookedAt(place, midnight + 30 * minute);
    expect(await offered(place, midnight - 90 * minute)).toEqual(inAllOfThem([-90]));
    expect(await offered(place, midnight + 60 * minute)).toEqual(inAllOfThem([]));
  });

  test('a day that has all the bookings it may have is full on both sides of it', async () => {
    const limits = { perDay: 1, perWeek: null, perCustomer: null };
    const place = await open(timeZone, { limits });
    const dayOf = (instant: number) =>
      Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
    await bookedAt(place, midnight - 2 * 60 * minute);
    const isSame = (instant: number) => dayOf(instant) === dayOf(midnight - 2 * 60 * minute);
    for (const hours of [-8, -4, 1, 3, 7]) {
      const from = midnight + hours * 60 * minute;
      const starts = [0, 15, 30, 45].filter((at) => !isSame(from + at * minute)).map((at) => hours * 60 + at);
      expect(await offered(place, from)).toEqual(inAllOfThem(starts));
    }
  });
});
