import { setTimeout as sleep } from 'node:timers/promises';
import { verifyRows } from '#libs/projection';
import { openTenant } from '#test/harness/apps/open-tenant';
import { ada, inBerlin, openRoom, type RunningApi, room, runningApi } from '#test/harness/apps/running-api';
import type { ApiClient } from '#test/harness/clients/api-client';
import { Poisoner } from '#test/harness/logs/poison';
import { bookingProjections } from '../../../libs/booking/src/read-models/booking-projections.js';

let api: RunningApi;
let client: ApiClient;
let poisoner: Poisoner;
let shard: number;

beforeEach(async () => {
  api = await runningApi();
  client = api.client;
  poisoner = await Poisoner.open(api.databaseUrl);
  shard = (await poisoner.log.shardOf('default'))!;
});

afterEach(async () => {
  await poisoner.close();
  await api.stop();
});

const poison = async (stream: string, ...event: [type?: string, data?: object]): Promise<number> => {
  const position = await poisoner.write(stream, ...event);
  await poisoner.parked(stream);
  return position;
};

const nine = inBerlin(2, '09:00');
const nextDay = inBerlin(3, '09:00');
const dayOfNine = nine.slice(0, 10);

const book = (serviceId: string, start = nine, more: object = {}) =>
  client.post('/v1/bookings', { serviceId, start, customer: ada, ...more });

const slots = async (serviceId: string, day: number, more = '') =>
  client.get(`/v1/services/${serviceId}/slots?from=${inBerlin(day, '09:00')}&to=${inBerlin(day, '17:00')}${more}`);

/** As one who waits for what is at a position says it. */
const token = async (position: number, like: string) => {
  const point = await poisoner.log.pointAt(shard, position);
  return like.replace(/^\d+@(\w+)\.\w+$/, `${position}@$1.${point!.mark}`);
};

/** What another tenant of the shard does: all of it, as ever. */
const goesOn = async (neighbour: ApiClient, name: string) => {
  const { serviceId } = await openRoom(neighbour, name);
  const { status, body } = await neighbour.post('/v1/bookings', { serviceId, start: nine, customer: ada });
  expect(status).toBe(201);
  const read = await neighbour.get(`/v1/bookings/${body.id}?minPosition=${body.position}`);
  expect(read).toMatchObject({ status: 200, body: { status: 'confirmed' } });
  const { items, nextCursor } = (await neighbour.get(`/v1/events?stream=booking/${body.id}`)).body;
  expect([items.length, nextCursor]).toEqual([1, null]);
  const list = await neighbour.get(`/v1/bookings?minPosition=${body.position}`);
  expect(list.body).not.toHaveProperty('behind');
};

/** The process is another one, which tries at once what is parked; then the rows are what a replay comes to. */
const restartedAndMended = async () => {
  client = await api.restart();
  await poisoner.unparked();
  for (const projection of bookingProjections) {
    expect(await verifyRows(poisoner.log, poisoner.pool, projection, shard)).toEqual({ faults: [], parked: [] });
  }
};

test('a booking: its newest events are waited for by nobody, lists name it, and it alone cannot be changed', async () => {
  const neighbour = client.as(await openTenant(api.databaseUrl, 'neighbour', shard));
  const { serviceId } = await openRoom(client, 'booking');
  const { body: booking } = await book(serviceId);
  const path = `/v1/bookings/${booking.id}`;
  const position = await poison(`booking/${booking.id}`);
  const before = await client.get(`${path}?minPosition=${booking.position}`);
  expect(before).toMatchObject({ status: 200, body: { version: 1 } });
  expect(await client.get(path)).toMatchObject({ status: 200, body: { version: 1 } });
  const behind = await client.get(`${path}?minPosition=${await token(position, booking.position)}`);
  expect(behind).toMatchObject({ status: 503, body: { code: 'read-behind', parked: `booking/${booking.id}` } });
  const list = await client.get(`/v1/bookings?minPosition=${await token(position, booking.position)}`);
  expect(list).toMatchObject({ status: 200, body: { items: [{ id: booking.id }], behind: [booking.id] } });
  const cancelled = await client.post(`${path}/cancel`, { expectedVersion: 2 });
  expect(cancelled).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  expect(cancelled.body.detail).toContain(`booking/${booking.id}`);
  expect((await book(serviceId, inBerlin(2, '10:00'))).status).toBe(201);
  await goesOn(neighbour, 'beside-booking');
  expect((await client.get('/v1/events')).body.items.at(-1)).toMatchObject({ type: 'BookingConfirmed' });

  await poisoner.mend(position, 'BookingDetailsChanged', { notes: null });
  expect(await client.post(`${path}/cancel`, { expectedVersion: 2 })).toMatchObject({ status: 200 });
  await restartedAndMended();
  expect(await client.get(path)).toMatchObject({ status: 200, body: { version: 3, status: 'cancelled' } });
});

test.each([
  ['that nobody knows', 'Riddle', {}],
  ['that fails in the hands of whoever takes it', 'TimeClaimed', { bookingId: 'bkg_none' }],
])('an agenda with an event %s: that day is closed everywhere, and other days are not', async (_, type, data) => {
  const neighbour = client.as(await openTenant(api.databaseUrl, 'neighbour', shard));
  const { calendarId, serviceId } = await openRoom(client, 'agenda');
  const { body: booking } = await book(serviceId, inBerlin(2, '12:00'));
  const position = await poison(`agenda/${calendarId}/${dayOfNine}`, type, data);
  const closed = await slots(serviceId, 2, '&explain=true');
  expect(closed).toMatchObject({ status: 200, body: { slots: [], nextAvailable: nextDay } });
  expect(new Set(closed.body.refused.map(({ reason }: { reason: string }) => reason))).toEqual(
    new Set(['unavailable', 'rule-violation']),
  );
  expect((await slots(serviceId, 3)).body.slots).not.toEqual([]);
  const refused = await book(serviceId);
  expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  expect(refused.body.detail).toContain(calendarId);
  expect(refused.body.alternatives.map(({ start }: { start: string }) => start)).toContain(inBerlin(1, '16:30'));
  expect(refused.body.alternatives.every(({ start }: { start: string }) => !start.startsWith(dayOfNine))).toBe(true);
  expect((await book(serviceId, nextDay)).status).toBe(201);
  const busy = await client.get(
    `/v1/calendars/${calendarId}/busy?from=${inBerlin(2, '00:00')}&to=${inBerlin(4, '00:00')}`,
  );
  expect(busy).toMatchObject({ status: 200, body: { behind: [dayOfNine] } });
  const other = `cal_other-${calendarId.slice(4)}`;
  await client.post('/v1/calendars', { id: other, ...room });
  const uses = [{ anyOf: [calendarId, other], strategy: 'first' }];
  const { body: either } = await client.post('/v1/services', { name: 'Either', durations: [30], uses });
  expect(await book(either.id)).toMatchObject({ status: 201, body: { calendarIds: [other] } });
  const taken = await book(either.id);
  expect(taken).toMatchObject({ status: 409, body: { code: 'slot-taken', conflicts: [{ calendarId: other }] } });
  await goesOn(neighbour, 'beside-agenda');

  const hours = { openingHours: [{ days: ['mon'], from: '03:00', to: '03:30' }] };
  const change = { expectedVersion: 1, onConflict: 'displace', ...hours };
  const changed = await client.patch(`/v1/calendars/${calendarId}`, change);
  expect(changed).toMatchObject({ status: 200, body: { unchecked: [dayOfNine] } });
  expect((await client.get(`/v1/bookings/${booking.id}`)).body.status).toBe('confirmed');
  await poisoner.mend(position, 'TimeFreed', { bookingId: 'bkg_none' });
  await restartedAndMended();
  while ((await client.get(`/v1/bookings/${booking.id}`)).body.status !== 'displaced') await sleep(50);
  const again = await client.patch(`/v1/calendars/${calendarId}`, { expectedVersion: 2, name: 'Room 5' });
  expect(again.body).not.toHaveProperty('unchecked');
});

test('a claim over midnight is seen from a day that can be read', async () => {
  const { body: calendar } = await client.post('/v1/calendars', {
    ...{ name: 'Night desk', timeZone: 'UTC' },
    openingHours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' }],
  });
  const uses = [{ calendarId: calendar.id }];
  const { body: service } = await client.post('/v1/services', { name: 'Watch', durations: [60], uses });
  const midnight = Date.parse(dayOfNine) + 24 * 3_600_000;
  const noon = { start: midnight - 12 * 3_600_000, end: midnight - 11 * 3_600_000 };
  const claim = { bookingId: 'bkg_none', serviceId: service.id, kind: 'booking', expiresAt: null, outsideHours: false };
  const tooMany = { ...claim, core: noon, buffered: noon, units: 3_000_000_000 };
  await poison(`agenda/${calendar.id}/${dayOfNine}`, 'TimeClaimed', tooMany);
  const { status, body: night } = await book(service.id, new Date(midnight - 30 * 60_000).toISOString());
  expect(status).toBe(201);
  const from = new Date(midnight - 2 * 3_600_000).toISOString();
  const to = new Date(midnight + 2 * 3_600_000).toISOString();
  const { body } = await client.get(
    `/v1/services/${service.id}/slots?from=${from}&to=${to}&minPosition=${night.position}`,
  );
  expect(body.slots[0].start).toBe(new Date(midnight + 30 * 60_000).toISOString().replace('.000', ''));
});

test('a calendar: it is closed, and so is a service that needs it, but not one that can do without', async () => {
  const neighbour = client.as(await openTenant(api.databaseUrl, 'neighbour', shard));
  const { calendarId, serviceId } = await openRoom(client, 'calendar');
  const { body: other } = await client.post('/v1/calendars', room);
  const uses = [{ anyOf: [calendarId, other.id], strategy: 'first' }];
  const { body: either } = await client.post('/v1/services', { name: 'Either', durations: [30], uses });
  const position = await poison(`calendar/${calendarId}`);
  const closed = await slots(serviceId, 2, '&explain=true');
  expect(closed.body).toMatchObject({ slots: [], nextAvailable: null });
  expect(closed.body.refused[0]).toMatchObject({ start: nine, reason: 'unavailable' });
  const refused = await book(serviceId);
  expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable', alternatives: [] } });
  expect(refused.body.detail).toContain(calendarId);
  expect((await slots(either.id, 2, '&include=candidates')).body.slots[0].candidates).toEqual([other.id]);
  expect(await book(either.id)).toMatchObject({ status: 201, body: { calendarIds: [other.id] } });
  const change = await client.patch(`/v1/calendars/${calendarId}`, { expectedVersion: 2, name: 'Room 5' });
  expect(change).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  expect((await client.get('/v1/calendars')).body.behind).toEqual([calendarId]);
  await goesOn(neighbour, 'beside-calendar');

  await poisoner.mend(position, 'CalendarChanged', { name: 'Room 6', onConflict: 'reject' });
  expect((await book(serviceId)).status).toBe(201);
  await restartedAndMended();
  expect((await client.get(`/v1/calendars/${calendarId}`)).body).toMatchObject({ version: 2, name: 'Room 6' });
});

test('a service: nobody can say what it offers, and all others go on', async () => {
  const { serviceId, calendarId } = await openRoom(client, 'service');
  const uses = [{ calendarId }];
  const { body: other } = await client.post('/v1/services', { name: 'Other', durations: [30], uses });
  const position = await poison(`service/${serviceId}`);
  const behind = await slots(serviceId, 2);
  expect(behind).toMatchObject({ status: 503, body: { code: 'read-behind', parked: `service/${serviceId}` } });
  const refused = await book(serviceId);
  expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  expect(refused.body.detail).toContain(`service/${serviceId}`);
  expect((await client.get('/v1/services')).body.behind).toEqual([serviceId]);
  expect((await slots(other.id, 2)).body.slots).not.toEqual([]);
  expect((await book(other.id)).status).toBe(201);

  const unheardOf = 'svc_of-a-newer-build';
  await poison(`service/${unheardOf}`);
  expect(await slots(unheardOf, 2)).toMatchObject({ status: 503, body: { parked: `service/${unheardOf}` } });
  const itself = await client.get(`/v1/services/${unheardOf}`);
  expect(itself).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  await poisoner.mend(position, 'ServiceChanged', { name: 'Mended' });
  expect((await book(serviceId, inBerlin(2, '10:00'))).status).toBe(201);
});

test('a tally: what it counts cannot be booked, and other days can', async () => {
  const { serviceId, calendarId } = await openRoom(client, 'tally', 1, { limits: { perDay: 3 } });
  const { body: given } = await book(serviceId);
  const { body: stranded } = await book(serviceId, inBerlin(2, '11:00'));
  const position = await poison(`tally-day/${serviceId}/${dayOfNine}`);
  const behind = await slots(serviceId, 2);
  expect(behind).toMatchObject({ status: 503, body: { code: 'read-behind' } });
  expect(behind.body.parked).toBe(`tally-day/${serviceId}/${dayOfNine}`);
  const refused = await book(serviceId, inBerlin(2, '10:00'));
  expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  expect((await book(serviceId, nextDay)).status).toBe(201);
  const lost = await book(serviceId, nextDay);
  expect(lost).toMatchObject({ status: 409, body: { code: 'slot-taken', conflicts: [{}], alternatives: [] } });
  expect((await slots(serviceId, 8)).body.slots).not.toEqual([]);
  expect((await book(serviceId, inBerlin(8, '10:00'))).status).toBe(201);
  const cancelled = await client.post(`/v1/bookings/${given.id}/cancel`, { expectedVersion: 1 });
  expect(cancelled).toMatchObject({ status: 200 });
  const blackout = { start: inBerlin(2, '11:00'), end: inBerlin(2, '12:00'), reason: 'Paint' };
  const change = { expectedVersion: 1, onConflict: 'displace', ...blackout };
  const closed = await client.post(`/v1/calendars/${calendarId}/blackouts`, change);
  const moved = await client.get(`/v1/bookings/${stranded.id}?minPosition=${closed.body.position}`);
  expect(moved.body.status).toBe('displaced');
  await poisoner.mend(position, 'TallyFreed', { bookingId: 'bkg_none' });
  for (const time of ['10:00', '13:00', '14:00']) expect((await book(serviceId, inBerlin(2, time))).status).toBe(201);
  expect(await book(serviceId, inBerlin(2, '15:00'))).toMatchObject({ body: { code: 'limit-reached' } });
  await restartedAndMended();
  expect((await slots(serviceId, 2)).body.slots).toEqual([]);
});

test('a waitlist: nobody joins it, and its service is booked as ever', async () => {
  const { serviceId } = await openRoom(client, 'waitlist');
  const position = await poison(`waitlist/${serviceId}`);
  const wish = { serviceId, from: nine, to: inBerlin(2, '12:00'), customer: ada };
  expect(await client.post('/v1/waitlist', wish)).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  expect((await slots(serviceId, 2)).body.slots).not.toEqual([]);
  expect((await book(serviceId)).status).toBe(201);
  expect(await book(serviceId)).toMatchObject({ status: 409, body: { code: 'slot-taken' } });
  await poisoner.mend(position, 'EntryRemoved', { entryId: 'wls_none' });
  expect((await client.post('/v1/waitlist', wish)).status).toBe(201);
  await restartedAndMended();
});
