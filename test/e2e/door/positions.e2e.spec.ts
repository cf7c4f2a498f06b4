import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import { startApp } from '#test/harness/apps/start-app';
import { ApiClient, type Body } from '#test/harness/clients/api-client';
import { openStream } from '#test/harness/clients/event-stream';

let api: RunningApi;
let serviceId: string;
let calendarId: string;
let booking: Body;

beforeAll(async () => {
  api = await runningApi();
  ({ serviceId, calendarId } = await openRoom(api.client, 'positions'));
  booking = (await book('09:00')).body;
});

afterAll(() => api.stop());

const book = (time: string, more: object = {}) =>
  api.client.post('/v1/bookings', { serviceId, start: inBerlin(1, time), customer: ada, ...more });

const bearing = ({ key }: { readonly key: string }) => ({ Authorization: `Bearer ${key}` });

/** The same position of the same log with another event at it, as after a failover that lost the one that was there. */
const lost = (token: string) =>
  token.replace(/[0-9a-f]{8}$/, (mark) => (mark === '4be01c77' ? '9c01d2e3' : '4be01c77'));
const beyond = (token: string) => token.replace(/^\d+/, '99999');
const elsewhere = (token: string) => token.replace(/@\w+/, '@0000ffff');

/** All reads that wait for a position or go on from one. */
const goingOn: readonly (readonly [string, (token: string) => string])[] = [
  ['the booking', (token) => `bookings/${booking.id}?minPosition=${token}`],
  ['the history of the booking', (token) => `bookings/${booking.id}/history?minPosition=${token}`],
  ['the bookings', (token) => `bookings?minPosition=${token}`],
  ['what changed since', (token) => `bookings?updatedSince=${token}&sort=updated`],
  ['the calendars', (token) => `calendars?minPosition=${token}`],
  ['the calendar', (token) => `calendars/${calendarId}?minPosition=${token}`],
  [
    'busy times',
    (token) =>
      `calendars/${calendarId}/busy?from=${inBerlin(1, '09:00')}&to=${inBerlin(1, '17:00')}&minPosition=${token}`,
  ],
  ['the service', (token) => `services/${serviceId}?minPosition=${token}`],
  [
    'slots',
    (token) =>
      `services/${serviceId}/slots?from=${inBerlin(1, '09:00')}&to=${inBerlin(1, '17:00')}&minPosition=${token}`,
  ],
  ['the waitlist', (token) => `waitlist?minPosition=${token}`],
  ['the feed', (token) => `events?after=${token}`],
];

describe.each(goingOn)('%s', (_, path) => {
  const answerTo = async (token: string) => {
    const { status, body } = await api.client.get(`/v1/${path(token)}`);
    return [status, body.code, body.errors?.[0].rule];
  };

  it('goes on from a position of this history, and from no other', async () => {
    expect(await answerTo(booking.position)).toEqual([200, undefined, undefined]);
    for (const token of [lost, beyond, elsewhere].map((made) => made(booking.position))) {
      expect([token, ...(await answerTo(token))]).toEqual([token, 410, 'other-history', undefined]);
    }
    for (const token of ['815', booking.position.split('.')[0], `0${booking.position}`, `${booking.position}0`]) {
      expect([token, ...(await answerTo(token))]).toEqual([token, 422, 'rule-violation', 'position-unknown']);
    }
  });
});

it('the stream goes on from a position of this history, and from no other', async () => {
  const url = `${api.app.url}/v1/events/stream`;
  const statusOf = async (token: string) => {
    const headers = { ...bearing(api.app), 'Last-Event-ID': token };
    return [
      (await fetch(`${url}?after=${token}`, { headers: bearing(api.app) })).status,
      (await fetch(url, { headers })).status,
    ];
  };
  for (const made of [lost, beyond, elsewhere]) expect(await statusOf(made(booking.position))).toEqual([410, 410]);
  expect(await statusOf('815')).toEqual([422, 422]);
});

it('a caller who makes up positions takes nothing from the memory of a process', async () => {
  const inMemory = async () =>
    /^slotlog_cached_streams (\d+)$/m.exec(await (await fetch(`${api.app.url}/metrics`)).text())![1];
  const before = await inMemory();
  expect(Number(before)).toBeGreaterThan(1);
  for (const [, path] of goingOn) {
    for (const made of [lost, beyond, elsewhere]) await api.client.get(`/v1/${path(made(booking.position))}`);
  }
  expect(await inMemory()).toBe(before);
});

it('a slot that was seen in another history is booked, or refused, as if nobody had said where it was seen', async () => {
  const seen = booking.position;
  await book('10:00');
  const told = await book('10:00', { slotPosition: seen });
  expect(told.body).toMatchObject({ code: 'slot-taken', changed: [{ type: 'calendar', event: 'TimeClaimed' }] });
  for (const token of [lost, beyond, elsewhere].map((made) => made(seen))) {
    const refused = await book('10:00', { slotPosition: token });
    expect(refused.body).toMatchObject({ status: 409, code: 'slot-taken' });
    expect(refused.body).not.toHaveProperty('changed');
  }
  const { body } = await book('10:00', { slotPosition: '815' });
  expect(body).toMatchObject({ status: 422, errors: [{ pointer: '/slotPosition', rule: 'position-unknown' }] });
});

it('every position that is given is one to go on from, also after a restart', async () => {
  const made = await book('11:00');
  expect(made.headers.get('Event-Position')).toBe(made.body.position);
  const day = `from=${inBerlin(1, '09:00')}&to=${inBerlin(1, '17:00')}`;
  const after = `minPosition=${made.body.position}`;
  const feed = (await api.client.get(`/v1/events?include=internal`)).body;
  const stream = await openStream(`${api.app.url}/v1/events/stream?after=${booking.position}`, bearing(api.app));
  const [heard] = await stream.read(1);
  stream.close();
  const given: string[] = [
    feed.position,
    ...feed.items.map(({ position }: Body) => position),
    heard!.id,
    heard!.data.position,
    (await book('11:00')).body.position,
    (await api.client.get(`/v1/services/${serviceId}/slots?${day}&${after}`)).body.position,
    (await api.client.get(`/v1/calendars/${calendarId}/busy?${day}&${after}`)).body.position,
    (await api.client.get(`/v1/calendars/${calendarId}/history`)).body.items[0].position,
    ...(await api.client.get(`/v1/bookings?${after}`)).body.items.map(({ position }: Body) => position),
    ...(await api.client.get('/v1/projections')).body.items.map(({ position }: Body) => position),
  ];
  const restarted = await startApp(api.databaseUrl);
  const clients = [api.client, await ApiClient.of(restarted)];
  for (const token of new Set(given)) {
    expect(token).toMatch(/^\d+@[0-9a-f]+\.[0-9a-f]{8}$/);
    for (const client of clients) {
      expect([token, (await client.get(`/v1/events?after=${token}`)).status]).toEqual([token, 200]);
      expect([token, (await client.get(`/v1/events?after=${lost(token)}`)).status]).toEqual([token, 410]);
    }
  }
  await restarted.stop();
});
