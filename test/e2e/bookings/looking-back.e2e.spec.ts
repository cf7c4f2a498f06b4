import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import type { Body } from '#test/harness/clients/api-client';

let api: RunningApi;

beforeAll(async () => {
  api = await runningApi();
});

afterAll(() => api.stop());

const at = (body: Body) => `at=${encodeURIComponent(body.updatedAt)}`;

/** The clock of the database has moved on since a thing was changed. */
const later = async () => {
  const { body } = await api.client.post('/v1/calendars', {
    name: 'Clock',
    timeZone: 'UTC',
    openingHours: [],
  });
  return body as Body;
};

test('a booking is read as it was in each of its versions and at any instant', async () => {
  const { serviceId } = await openRoom(api.client, 'lookback1');
  const start = (time: string) => inBerlin(1, time);
  const first = await api.client.post('/v1/bookings', { serviceId, start: start('09:00'), customer: ada });
  const path = `/v1/bookings/${first.body.id}`;
  await later();
  const moved = await api.client.post(`${path}/reschedule`, { expectedVersion: 1, start: start('10:00') });
  await later();
  await api.client.post(`${path}/cancel`, { expectedVersion: 2 });
  for (const query of ['atVersion=1', at(first.body)]) {
    const { status, headers, body } = await api.client.get(`${path}?${query}`);
    expect([status, headers.get('ETag'), body]).toEqual([200, first.headers.get('ETag'), first.body]);
  }
  for (const query of ['atVersion=2', at(moved.body)]) {
    expect((await api.client.get(`${path}?${query}`)).body).toEqual(moved.body);
  }
  expect((await api.client.get(`${path}?atVersion=4`)).status).toBe(404);
  expect((await api.client.get(`${path}?at=2020-01-01T00:00:00Z`)).status).toBe(404);
  expect((await api.client.get(`${path}?at=2020-01-01T00:00:00Z&atVersion=1`)).body.errors).toEqual([
    expect.objectContaining({ pointer: '?at' }),
  ]);
  const ahead = await api.client.get(`${path}?at=2120-01-01T00:00:00Z`);
  expect([ahead.status, ahead.body.errors[0].pointer]).toEqual([422, '?at']);
});

test('calendars and services are read as they were', async () => {
  const { calendarId, serviceId } = await openRoom(api.client, 'lookback2');
  const before = (await api.client.get(`/v1/calendars/${calendarId}`)).body;
  await api.client.patch(`/v1/calendars/${calendarId}`, { name: 'Room 5', expectedVersion: 1 });
  await api.client.patch(`/v1/services/${serviceId}`, { name: 'Talk', expectedVersion: 1 });
  expect((await api.client.get(`/v1/calendars/${calendarId}?atVersion=1`)).body).toEqual(before);
  expect((await api.client.get(`/v1/services/${serviceId}?atVersion=1`)).body.name).toBe('Consultation');
  expect((await api.client.get(`/v1/services/${serviceId}?atVersion=2`)).body.name).toBe('Talk');
});

test('the operator is told which slots were offered at a moment, whatever has happened since, and nobody else is', async () => {
  const { calendarId, serviceId } = await openRoom(api.client, 'lookback3', 1, { limits: { perDay: 2 } });
  const slots = `/v1/services/${serviceId}/slots?from=${inBerlin(1, '09:00')}&to=${inBerlin(1, '12:00')}`;
  const starts = (body: Body) => body.slots.map(({ start }: { start: string }) => start);
  const now = async ({ position }: Body) => (await api.client.get(`${slots}&minPosition=${position}`)).body;
  const clocks = [await later()];
  const offers = [await now(clocks[0]!)];
  const ninth = await api.client.post('/v1/bookings', { serviceId, start: inBerlin(1, '09:00'), customer: ada });
  clocks.push(await later());
  offers.push(await now(clocks[1]!));
  await api.client.post('/v1/bookings', { serviceId, start: inBerlin(1, '10:00'), customer: ada });
  clocks.push(await later());
  offers.push(await now(clocks[2]!));
  await api.client.post(`/v1/bookings/${ninth.body.id}/cancel`, { expectedVersion: 1 });
  await api.client.patch(`/v1/calendars/${calendarId}`, {
    exceptions: [{ date: inBerlin(1, '09:00').slice(0, 10), openingHours: [] }],
    onConflict: 'displace',
    expectedVersion: 1,
  });
  for (const [index, clock] of clocks.entries()) {
    const then = (await api.client.get(`${slots}&${at(clock)}`)).body;
    expect(starts(then)).toEqual(starts(offers[index]));
    expect([then.nextAvailable, then.position]).toEqual([offers[index].nextAvailable, clock.position]);
  }
  expect(starts(offers[2])).toEqual([]);
  const { body } = await api.client.post('/v1/api-keys', { name: 'desk', scopes: ['bookings:read'] });
  const refused = await api.client.as(body.key).get(`${slots}&${at(clocks[0]!)}`);
  expect([refused.status, refused.body.requiredScope]).toEqual([403, 'admin']);
});
