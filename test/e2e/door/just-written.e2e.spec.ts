import { hostedApp } from '#test/harness/apps/hosted-app';
import { audience, IdentityProvider } from '#test/harness/apps/identity-provider';
import { openTenant } from '#test/harness/apps/open-tenant';
import { ada, inBerlin, type RunningApi, room, runningApi } from '#test/harness/apps/running-api';
import type { ServedApp } from '#test/harness/apps/start-app';
import { type Answer, ApiClient } from '#test/harness/clients/api-client';

let provider: IdentityProvider;
let api: RunningApi;
let client: ApiClient;
let second: ServedApp;
let elsewhere: ApiClient;

/** Two processes that project nothing, on a database of which nobody moves the views. */
beforeAll(async () => {
  provider = await IdentityProvider.start({});
  api = await runningApi({ ROLE: 'api', OIDC_ISSUER: provider.issuer, OIDC_AUDIENCE: audience });
  client = api.client;
  second = await hostedApp(api.databaseUrl, { ROLE: 'api', PUBLIC_BASE_URL: api.app.url }, 'another process');
  elsewhere = await ApiClient.of(second);
});

afterAll(async () => {
  await second.stop();
  await api.stop();
  await provider.stop();
});

const customer = (sub: string) => provider.forged({ sub, scope: 'bookings:own' });
const grace = { ...ada, id: 'cus_grace', name: 'Grace Hopper' };

/** One of everything that is made, and where each is. */
const makeAll = async (name: string) => {
  const { serviceId, calendarId } = await open(name);
  const start = inBerlin(2, '09:00');
  const wish = { serviceId, start, customer: grace, notes: 'by the window' };
  const period = { from: inBerlin(3, '09:00'), to: inBerlin(3, '12:00') };
  const every = { start: inBerlin(4, '09:00'), recurrence: 'FREQ=DAILY;COUNT=2' };
  const closed = { start: inBerlin(6, '09:00'), end: inBerlin(6, '10:00'), expectedVersion: 1 };
  return {
    calendar: await client.post('/v1/calendars', room),
    service: await client.post('/v1/services', { name: 'Visit', durations: [30], uses: [{ calendarId }] }),
    booking: await client.post('/v1/bookings', wish),
    hold: await client.post('/v1/bookings', { serviceId, start: inBerlin(2, '11:00'), hold: {} }),
    series: await client.post('/v1/series', { serviceId, ...every, customer: grace }),
    entry: await client.post('/v1/waitlist', { serviceId, ...period, customer: grace }),
    blackout: await client.post(`/v1/calendars/${calendarId}/blackouts`, closed),
  };
};

const open = async (name: string) => {
  const calendarId = `cal_room-${name}`;
  const serviceId = `svc_room-${name}`;
  await client.post('/v1/calendars', { id: calendarId, ...room });
  await client.post('/v1/services', { id: serviceId, name: 'Visit', durations: [30], uses: [{ calendarId }] });
  return { calendarId, serviceId };
};

const pathOf = ({ headers }: Answer) => new URL(headers.get('Location')!).pathname;
const told = ({ status, headers, body }: Answer) => ({ status, tag: headers.get('ETag'), body });

test('a thing that was just made is at its Location, as it was answered, though no view shows it', async () => {
  const made = await makeAll('made');
  for (const [kind, answer] of Object.entries(made)) {
    expect({ kind, status: answer.status }).toEqual({ kind, status: 201 });
    const read = await client.get(pathOf(answer));
    expect({ kind, ...told(read) }).toEqual({ kind, ...told(answer), status: 200 });
    const again = await client.get(pathOf(answer), { 'If-None-Match': answer.headers.get('ETag')! });
    expect({ kind, status: again.status }).toEqual({ kind, status: 304 });
  }
});

test('a change is told too, and what happened to it, what is closed and what is taken', async () => {
  const { calendarId, serviceId } = await open('changed');
  const { body: booking } = await client.post('/v1/bookings', {
    serviceId,
    start: inBerlin(2, '09:00'),
    customer: ada,
  });
  const cancelled = await client.post(`/v1/bookings/${booking.id}/cancel`, { expectedVersion: 1 });
  expect(told(await client.get(`/v1/bookings/${booking.id}`))).toEqual(told(cancelled));
  const { body: history } = await client.get(`/v1/bookings/${booking.id}/history`);
  expect(history.items.map(({ type }: { type: string }) => type)).toEqual(['BookingConfirmed', 'BookingCancelled']);
  expect((await client.get(`/v1/calendars/${calendarId}/history`)).body.items).toHaveLength(1);
  expect((await client.get(`/v1/calendars/${calendarId}/blackouts`)).body.items).toEqual([]);
  const range = `from=${inBerlin(2, '00:00')}&to=${inBerlin(3, '00:00')}`;
  expect((await client.get(`/v1/calendars/${calendarId}/busy?${range}`)).status).toBe(200);
});

test.each(['slots', 'days'])(
  '%s of a service that was just made wait for the views, and are not said to be nowhere',
  async (found) => {
    const { serviceId } = await open(`offered-${found}`);
    const [from, to] = [inBerlin(2, '09:00'), inBerlin(3, '10:00')];
    const range = found === 'slots' ? `from=${from}&to=${to}` : `from=${from.slice(0, 10)}&to=${to.slice(0, 10)}`;
    const look = (by: ApiClient, id: string) => by.send('GET', `/v1/services/${id}/${found}?${range}`, undefined, {});
    for (const each of [client, elsewhere]) {
      const { status, body } = await look(each, serviceId);
      expect({ status, code: body.code }).toEqual({ status: 503, code: 'read-behind' });
      expect((await look(each, 'svc_nobody-made-it')).status).toBe(404);
    }
  },
);

test('a thing that was never made is not found, nor is another tenant’s', async () => {
  const made = await makeAll('ours');
  const other = client.as(await openTenant(api.databaseUrl, 'another-house'));
  for (const answer of Object.values(made)) {
    expect((await other.get(pathOf(answer))).status).toBe(404);
    expect((await client.get(pathOf(answer).replace(/_[^_/]*$/, '_nobody-made-it'))).status).toBe(404);
  }
  const { body: theirs } = await other.post('/v1/calendars', { id: made.calendar.body.id, ...room, name: 'Theirs' });
  expect((await other.get(`/v1/calendars/${theirs.id}`)).body.name).toBe('Theirs');
  expect((await client.get(`/v1/calendars/${theirs.id}`)).body.name).toBe(room.name);
});

test('a customer finds what is its own and nothing else', async () => {
  const { booking, series, entry, hold } = await makeAll('own');
  const her = client.as(await customer(grace.id));
  const him = client.as(await customer('cus_somebody-else'));
  for (const answer of [booking, series, entry]) {
    expect(told(await her.get(pathOf(answer)))).toEqual({ ...told(answer), status: 200 });
    expect((await him.get(pathOf(answer))).status).toBe(404);
  }
  expect((await her.get(pathOf(hold))).status).toBe(404);
  expect((await her.get(`${pathOf(booking)}/history`)).status).toBe(200);
  expect((await him.get(`${pathOf(booking)}/history`)).status).toBe(404);
  expect((await him.get(`${pathOf(booking)}?atVersion=1`)).status).toBe(404);
});

test('somebody who was erased is, and it is another representation', async () => {
  const { serviceId } = await open('erased');
  const wish = {
    serviceId,
    start: inBerlin(2, '09:00'),
    customer: { ...ada, id: 'cus_forget-me' },
    notes: 'asked twice',
  };
  const made = await client.post('/v1/bookings', wish);
  await client.post('/v1/customers/erase', { customerId: 'cus_forget-me' });
  const read = await client.get(pathOf(made));
  expect(read.body).toMatchObject({ customer: { id: 'cus_forget-me', erased: true, name: null }, notes: null });
  expect(read.headers.get('ETag')).not.toBe(made.headers.get('ETag'));
  expect(JSON.stringify(read.body)).not.toContain(ada.email);
});

test('through another process, and what a view says later is the same', async () => {
  const made = await makeAll('elsewhere');
  for (const answer of Object.values(made)) {
    expect(told(await elsewhere.get(pathOf(answer)))).toEqual({ ...told(answer), status: 200 });
  }
  const projecting = await hostedApp(api.databaseUrl, {}, 'another process');
  for (const answer of Object.values(made)) {
    const path = `${pathOf(answer)}?minPosition=${answer.body.position}`;
    expect(told(await client.get(path))).toEqual({ ...told(answer), status: 200 });
  }
  await projecting.stop();
});
