import { jest } from '@jest/globals';
import { FrontOffice } from '#test/harness/logs/front-office';
import { openShop } from '#test/models/two-rooms';
import { booked } from '#test/rules/front-desk';
import { day, minute } from '../../../libs/booking/src/domain/time/interval.js';
import { findAfresh } from '../../../libs/booking/src/queries/availability/find-afresh.js';
import { findOffered } from '../../../libs/booking/src/queries/availability/find-offered.js';
import type { SlotFilter } from '../../../libs/booking/src/queries/availability/found-slots.js';
import { KeptSlots } from '../../../libs/booking/src/queries/availability/kept-slots.js';

/** Two days before a night in which the clock is set. */
const begin = Date.UTC(2027, 2, 26, 9);

let office: FrontOffice;
let kept: KeptSlots;
let now = begin;

beforeAll(async () => {
  office = await FrontOffice.open();
  kept = new KeptSlots(office.log, office.pool);
});

beforeEach(() => {
  now = begin;
  jest.spyOn(office.log, 'now').mockImplementation(() => now);
  jest.spyOn(office.pool, 'query');
});

afterEach(() => jest.restoreAllMocks());

afterAll(() => office.close());

const desk = () => ({ pool: office.pool, log: office.log, kept });
const scope = () => ({ tenant: 'default', shard: office.shard });

/** What was asked of the database to look at availability. */
const looks = () =>
  jest
    .mocked(office.pool.query)
    .mock.calls.map(([asked]) => asked as unknown as { readonly name?: string; readonly values: readonly unknown[] })
    .filter(({ name }) => name === 'slotlog-availability');

const unlimited = { perDay: null, perWeek: null };

test('an answer that is asked for again is read again only where it moved, whatever else is appended', async () => {
  const shop = await openShop(office, unlimited);
  const [serviceId] = shop.services;
  const filter = { from: begin, to: begin + 62 * day, duration: null, units: null };
  const ask = (more: Partial<SlotFilter> = {}, minPosition?: number) =>
    findOffered(desk(), scope(), serviceId!, { ...filter, ...more }, minPosition);
  const first = await ask();
  jest.mocked(office.pool.query).mockClear();
  await office.shown(
    await office.record(booked('bkg_far', begin + day, { serviceId: 'svc_x', calendarIds: ['cal_x'] })),
  );
  expect(await ask()).toBe(first);
  expect(await ask({ from: begin + 17 * minute, to: begin + 5 * day })).toMatchObject({ position: first!.position });
  expect(looks().length).toBe(0);
  const head = await office.log.head(office.shard);
  const afresh = (await findAfresh(desk(), scope(), serviceId!, filter))!;
  expect(await ask({}, head)).toEqual({ ...afresh, position: head, until: begin + 30 * minute + 1 });
  const readBefore = looks().length;
  await office.shown(
    await office.record(booked('bkg_1', begin + 3 * day, { serviceId: serviceId!, calendarIds: [shop.rooms[0]!] })),
  );
  jest.mocked(office.pool.query).mockClear();
  await ask();
  expect([readBefore, looks().length]).toEqual([1, 1]);
  const [, , , from, to] = looks()[0]!.values as readonly number[];
  expect(to! - from!).toBeLessThan(6);
});

test('an answer that many ask for at once is found out once', async () => {
  const { services } = await openShop(office, unlimited);
  await findOffered(desk(), scope(), services[0]!, { from: begin, to: begin + 1, duration: null, units: null });
  jest.mocked(office.pool.query).mockClear();
  const ask = (minutes: number) =>
    findOffered(desk(), scope(), services[0]!, {
      from: begin + day,
      to: begin + 9 * day - minutes * minute,
      duration: null,
      units: null,
    });
  await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(ask));
  expect(looks().length).toBe(1);
});

test('an answer made of events that a failover took back is not given again', async () => {
  const { services } = await openShop(office, unlimited);
  const ask = () =>
    findOffered(desk(), scope(), services[0]!, { from: begin, to: begin + day, duration: null, units: null });
  const first = await ask();
  expect(await ask()).toBe(first);
  const lost = jest.spyOn(kept.movements, 'look');
  lost.mockImplementationOnce(async (shard) => new KeptSlots(office.log, office.pool).movements.look(shard));
  expect(await ask()).not.toBe(first);
  lost.mockRestore();
});

test('a kept day that moves while another one is read is found out anew', async () => {
  const { rooms, services } = await openShop(office, unlimited);
  const ask = (to: number) => findOffered(desk(), scope(), services[0]!, { from: begin, to, duration: null, units: 2 });
  await ask(begin + day);
  const query = jest.mocked(office.pool.query);
  const real = Object.getPrototypeOf(office.pool).query.bind(office.pool);
  let isDone = false;
  query.mockImplementation((async (...asked: unknown[]) => {
    if (!isDone && (asked[0] as unknown as { name?: string }).name === 'slotlog-availability') {
      isDone = true;
      const taken = booked('bkg_between', begin + 5 * 60 * minute, {
        calendarIds: [rooms[1]!],
        serviceId: services[1]!,
      });
      await office.shown(await office.record(taken));
    }
    return real(...asked);
  }) as never);
  const found = await ask(begin + 2 * day);
  const afresh = await findAfresh(desk(), scope(), services[0]!, {
    from: begin,
    to: begin + 2 * day,
    duration: null,
    units: 2,
  });
  expect([isDone, found!.slots]).toEqual([true, afresh!.slots]);
});

test('a search for a start long ago reads no more than its day, and looks for what comes next from now on', async () => {
  const { services } = await openShop(office, unlimited);
  const longAgo = { from: 0, to: 1, duration: null, units: null, explain: true };
  jest.mocked(office.pool.query).mockClear();
  const found = await findAfresh(desk(), scope(), services[0]!, longAgo);
  const days = looks().map(({ values: [, , , from, to] }) => (to as number) - (from as number));
  expect(Math.max(...days)).toBeLessThan(6);
  expect(found!.refused).toMatchObject([{ start: 0, rule: 'in-past' }]);
  expect(found!.nextAvailable).toBeGreaterThanOrEqual(begin);
});
