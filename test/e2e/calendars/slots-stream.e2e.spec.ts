import { jest } from '@jest/globals';
import { hostedApp } from '#test/harness/apps/hosted-app';
import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import type { ServedApp } from '#test/harness/apps/start-app';
import { openStream } from '#test/harness/clients/event-stream';
import { until } from '#test/harness/logs/followed-log';

let api: RunningApi;
let other: ServedApp;

beforeAll(async () => {
  jest.spyOn(console, 'warn').mockReturnValue();
  api = await runningApi({ STREAMS_PER_ADDRESS: '3' });
  other = await hostedApp(api.databaseUrl, {}, 'another process');
});

afterAll(async () => {
  await other.stop();
  await api.stop();
});

const dateOf = (days: number) => inBerlin(days, '12:00').slice(0, 10);
const bearing = (key: string) => ({ Authorization: `Bearer ${key}` });
const streamOf = (app: ServedApp, serviceId: string, days = [1, 3], more = '') =>
  `${app.url}/v1/services/${serviceId}/slots/stream?from=${dateOf(days[0]!)}&to=${dateOf(days[1]!)}${more}`;
const visitor = async () => (await api.client.post('/v1/api-keys', { kind: 'public' })).body;
const starts = (slots: readonly { readonly start: string }[]) => slots.map(({ start }) => start);

it('begins with what slots answers, and brings each day that has changed, wherever it was booked', async () => {
  const { serviceId } = await openRoom(api.client, 'live1');
  const { key } = await visitor();
  const streams = await Promise.all([
    openStream(streamOf(api.app, serviceId), bearing(key)),
    openStream(streamOf(other, serviceId), bearing(key)),
  ]);
  const range = `from=${inBerlin(1, '00:00')}&to=${inBerlin(3, '00:00')}`;
  const { body } = await api.client.as(key).get(`/v1/services/${serviceId}/slots?${range}`);
  for (const stream of streams) {
    expect(stream.headers.get('Content-Type')).toBe('text/event-stream; charset=utf-8');
    const [first] = await stream.read(1);
    const { position: _, ...said } = body;
    expect(first).toMatchObject({ event: 'slots', data: said });
  }
  const start = inBerlin(1, '10:00');
  const made = await api.client.post('/v1/bookings', { serviceId, start, customer: ada });
  for (const stream of streams) {
    const [day] = await stream.read(1);
    expect(day).toMatchObject({ event: 'day', data: { date: dateOf(1), nextAvailable: inBerlin(1, '09:00') } });
    expect(starts(day!.data.slots)).not.toContain(start);
    expect(Number.parseInt(day!.id, 10)).toBeGreaterThanOrEqual(Number.parseInt(made.body.position, 10));
  }
  await api.client.post('/v1/bookings', { serviceId, start: inBerlin(5, '10:00'), customer: ada });
  await api.client.post(`/v1/bookings/${made.body.id}/cancel`, { expectedVersion: 1 });
  for (const stream of streams) {
    const [day] = await stream.read(1);
    expect(starts(day!.data.slots)).toContain(start);
    expect(stream.rest()).toEqual([]);
    stream.close();
  }
});

it('a hold that lapses is told, though nobody writes anything', async () => {
  const { serviceId } = await openRoom(api.client, 'live2');
  const start = inBerlin(1, '10:00');
  await api.client.post('/v1/bookings', { serviceId, start, customer: ada, hold: { seconds: 2 } });
  const stream = await openStream(streamOf(api.app, serviceId), bearing(api.app.key));
  const heard: string[][] = [];
  await until(async () => {
    heard.push(...stream.rest().map(({ data }) => starts(data.slots)));
    return heard.length >= 2;
  });
  expect([heard[0]!.includes(start), heard.at(-1)!.includes(start)]).toEqual([false, true]);
  stream.close();
});

it('a service that moves to another zone, or is archived, is told as it is then', async () => {
  const { serviceId } = await openRoom(api.client, 'live3');
  const stream = await openStream(streamOf(api.app, serviceId), bearing(api.app.key));
  await stream.read(1);
  await api.client.patch(`/v1/services/${serviceId}`, { timeZone: 'Pacific/Auckland', expectedVersion: 1 });
  const [moved] = await stream.read(1);
  expect(moved!.event).toBe('slots');
  expect(moved!.data.slots[0].localStart.slice(0, 10)).toBe(dateOf(1));
  await api.client.post(`/v1/services/${serviceId}/archive`, { expectedVersion: 2 });
  const [archived] = await stream.read(1);
  expect(archived!.data.slots).toEqual([]);
  stream.close();
});

it('is opened with a ticket of a public key, ends with that key, and is nobody else’s', async () => {
  const { serviceId } = await openRoom(api.client, 'live4');
  const { id, key } = await visitor();
  const { ticket } = (await api.client.as(key).post('/v1/tickets')).body;
  const streams = [
    await openStream(streamOf(api.app, serviceId, [1, 3], `&ticket=${ticket}`), {}),
    await openStream(streamOf(other, serviceId), bearing(key)),
  ];
  await api.client.delete(`/v1/api-keys/${id}`);
  for (const { ended } of streams) expect(await ended).toBe('by the server');
  const booked = await api.client.as((await visitor()).key).post('/v1/bookings', {
    ...{ serviceId, start: inBerlin(1, '10:00'), customer: ada },
  });
  const manager = await fetch(streamOf(api.app, serviceId), { headers: bearing(booked.body.manageToken) });
  expect(manager.status).toBe(403);
});

it('refuses what is not there, what is too long, and who comes when there is no room', async () => {
  const { serviceId } = await openRoom(api.client, 'live5');
  const { key } = await visitor();
  const ask = async (url: string) => {
    const answer = await fetch(url, { headers: bearing(key) });
    if (answer.status === 200) throw new Error('it was let in');
    const { code, retry } = (await answer.json()) as { code: string; retry: object };
    return [answer.status, code, retry];
  };
  expect(await ask(streamOf(api.app, 'svc_nowhere'))).toEqual([404, 'not-found', { strategy: 'never' }]);
  expect((await ask(streamOf(api.app, serviceId, [1, 64])))[1]).toBe('malformed-request');
  expect((await ask(streamOf(api.app, serviceId, [1, 2], '&minPosition=1@00.9c01d2e3')))[0]).toBe(410);
  const open = await Promise.all([1, 2, 3].map(() => openStream(streamOf(api.app, serviceId), bearing(key))));
  expect(await ask(streamOf(api.app, serviceId))).toEqual([
    ...[429, 'quota-exceeded', { strategy: 'same-request', afterMs: 30_000 }],
  ]);
  for (const { close } of open) close();
});
