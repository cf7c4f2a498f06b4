import { createTenant } from '#libs/event-store';
import { type Rebuilding, RebuildUnderWay, rebuild } from '#libs/projection';
import { FrontOffice } from '#test/harness/logs/front-office';
import { booked, contentOf, freed, massageCreated, monday, roomCreated } from '#test/rules/front-desk';
import { bookingStream } from '../../../libs/booking/src/domain/bookings/booking.js';
import { append } from '../../../libs/booking/src/domain/deciding/decision.js';
import { bookingProjections } from '../../../libs/booking/src/read-models/booking-projections.js';
import { projectBookings } from '../../../libs/booking/src/read-models/bookings.js';
import { projectClaims } from '../../../libs/booking/src/read-models/claims.js';

let office: FrontOffice;

beforeEach(async () => {
  office = await FrontOffice.open();
});

afterEach(() => office.close());

const hour = 3_600_000;

/** Bookings hour by hour, every third of which is cancelled. */
const book = async (count: number, tenant = 'default') => {
  let position = await office.record([roomCreated()], tenant);
  await office.record([massageCreated()], tenant);
  for (let number = 0; number < count; number += 1) {
    const [id, start] = [`bkg_${number}`, monday('09:00') + number * hour];
    position = await office.record(booked(id, start), tenant);
    if (number % 3 > 0) continue;
    const cancelled = append(bookingStream(id), { type: 'BookingCancelled', data: { reason: 'a\\b\t"c"\n' } });
    position = await office.record([...freed(id, contentOf(start)), cancelled], tenant);
  }
  return position;
};

const rebuildAll = (how: Partial<Rebuilding> = {}) =>
  rebuild({ log: office.ownerLog, pool: office.ownerPool, projections: bookingProjections, ...how });

test('rebuilt rows are those that were there, in all shards, and are kept up to date from then on', async () => {
  await createTenant(office.ownerPool, 'north-clinic', 60);
  await office.shown(await book(9));
  await book(3, 'north-clinic');
  await office.rest();
  await office.follow();
  await office.shownIn(60);
  const before = await office.rows();
  const { world } = office.ownerLog;
  const began = world.monotonic();
  const rebuilt = await rebuildAll();
  const seconds = (world.monotonic() - began) / 1_000;
  for (const each of rebuilt) expect(each.seconds).toBeLessThanOrEqual(seconds);
  expect(rebuilt.map(({ name }) => name)).toEqual(bookingProjections.map(({ name }) => name));
  expect(rebuilt.flatMap(({ comparisons }) => comparisons.filter(({ isEqual }) => !isEqual))).toEqual([]);
  expect(await office.rows()).toEqual(before);
  await office.shown(await office.record(booked('bkg_next', monday('08:00'))));
  expect((await office.rows()).bookings_v3).toHaveLength(before.bookings_v3!.length + 1);
});

test('rows that somebody has changed by hand are found, and put right', async () => {
  await office.shown(await book(5));
  const before = await office.rows();
  await office.ownerPool.query("update slotlog.claims_v2 set units = 7 where booking_id = 'bkg_1'");
  const [{ comparisons } = { comparisons: [] }] = await rebuildAll({ projections: [projectClaims] });
  expect(comparisons).toMatchObject([{ shard: office.shard, rows: { served: 3, built: 3 }, isEqual: false }]);
  expect(await office.rows()).toEqual(before);
});

test('indexes, keys and rights of the rebuilt tables are those of the old ones', async () => {
  await office.shown(await book(2));
  const before = await office.schema();
  await rebuildAll();
  expect(await office.schema()).toEqual(before);
});

test('a read model that nobody has filled yet is filled by a rebuild, and then followed', async () => {
  await office.shown(await book(5));
  const before = await office.rows();
  await office.rest();
  await office.forget();
  await rebuildAll();
  expect(await office.rows()).toEqual(before);
  await office.follow();
  await office.shown(await office.record(booked('bkg_next', monday('08:00'))));
});

test('a rebuild that was stopped goes on where it was', async () => {
  await office.shown(await book(5));
  const before = await office.rows();
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  const projections = [projectBookings];
  const stopped = rebuildAll({
    projections,
    signal: stopping.signal,
    onProgress: ({ phase }) => phase === 'catch-up' && stop(),
  });
  await expect(stopped).rejects.toThrow('aborted');
  const seen: number[] = [];
  await rebuildAll({
    projections,
    onProgress: ({ phase, events }) => phase === 'load' && seen.push(events),
  });
  expect(seen[0]).toBeGreaterThan(0);
  expect((await office.rows()).bookings_v3).toEqual(before.bookings_v3);
});

test('the second of two who rebuild the same is told so', async () => {
  await office.shown(await book(5));
  const both = await Promise.allSettled([rebuildAll(), rebuildAll()]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
  expect(refused.reason).toBeInstanceOf(RebuildUnderWay);
});

test('bookings made while the rows are rebuilt are in them', async () => {
  await office.shown(await book(20));
  let isRebuilding = true;
  const booking = (async () => {
    let number = 100;
    while (isRebuilding && number < 150)
      await office.record(booked(`bkg_${number++}`, monday('09:00') + number * hour));
    return number;
  })();
  for (let round = 0; round < 2; round += 1) await rebuildAll();
  isRebuilding = false;
  const last = await booking;
  await office.shown(await office.log.head(office.shard));
  expect((await office.rows()).bookings_v3).toHaveLength(20 + last - 100);
  expect((await rebuildAll()).every(({ comparisons }) => comparisons.every(({ isEqual }) => isEqual))).toBe(true);
});
