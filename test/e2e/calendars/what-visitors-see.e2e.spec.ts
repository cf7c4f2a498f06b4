import { createClient } from '../../../libs/client/src/index.js';
import { ada, inBerlin, openRoom, type RunningApi, room, runningApi } from '#test/harness/apps/running-api';
import type { ApiClient } from '#test/harness/clients/api-client';

let api: RunningApi;
let visitor: ApiClient;
let key: string;

beforeAll(async () => {
  api = await runningApi();
  ({ key } = (await api.client.post('/v1/api-keys', { kind: 'public' })).body);
  visitor = api.client.as(key);
});

afterAll(() => api.stop());

it('a visitor is told of the calendars of a service what is for everybody, as it is now', async () => {
  const [one, other] = ['cal_visitors-one', 'cal_visitors-two'];
  const publicMetadata = { picture: 'ada.png' };
  await api.client.post('/v1/calendars', { id: one, ...room, metadata: { rent: 400 }, publicMetadata });
  const second = await api.client.post('/v1/calendars', { id: other, ...room, name: 'Room 5' });
  expect(second.body.publicMetadata).toEqual({});
  const uses = [{ anyOf: [one, other], strategy: 'first' }];
  const { body: service } = await api.client.post('/v1/services', { name: 'Visit', durations: [30], uses });
  const url = `/v1/services/${service.id}?minPosition=${service.position}`;
  const { body, headers } = await visitor.get(url);
  const told = { timeZone: room.timeZone, publicMetadata: {} };
  expect(body.calendars).toEqual([
    { ...told, id: one, name: 'Room 4', publicMetadata },
    { ...told, id: other, name: 'Room 5' },
  ]);
  const { calendars: _, ...common } = body;
  const { notifyDesk, ...ours } = (await api.client.get(url)).body;
  expect([ours, notifyDesk]).toEqual([common, []]);
  const tag = headers.get('ETag')!;
  expect((await visitor.get(url, { 'If-None-Match': tag })).status).toBe(304);
  const changed = await api.client.patch(`/v1/calendars/${one}`, { publicMetadata: { floor: 2 }, expectedVersion: 1 });
  const again = await visitor.get(`/v1/services/${service.id}?minPosition=${changed.body.position}`, {
    'If-None-Match': tag,
  });
  expect([again.status, again.body.calendars[0].publicMetadata]).toEqual([200, { floor: 2 }]);
  const cleared = await api.client.patch(`/v1/calendars/${one}`, { publicMetadata: null, expectedVersion: 2 });
  expect(cleared.body.publicMetadata).toEqual({});
  const large = await api.client.patch(`/v1/calendars/${one}`, { publicMetadata: { a: 'b'.repeat(1_024) } });
  expect([large.status, large.body.errors[0].pointer]).toEqual([400, '/publicMetadata']);
});

it('a visitor who has nothing but a manage token finds days and slots as if the booking were not there, and moves it', async () => {
  const { serviceId } = await openRoom(api.client, 'manage1');
  const start = inBerlin(1, '10:00');
  const { body } = await visitor.post('/v1/bookings', { serviceId, start, customer: ada });
  const { manageToken, id, position } = body;
  const bearer = createClient({ url: api.app.url, manageTokens: [manageToken] });
  bearer.position = position;
  const booking = await bearer.bookings.get(id);
  const service = await bearer.services.get(booking.serviceId);
  expect([service.name, service.calendars?.map(({ name }) => name)]).toEqual(['Consultation', [room.name]]);
  const range = { serviceId, from: inBerlin(1, '00:00'), to: inBerlin(2, '00:00') };
  const starts = async (ignoreBooking?: string) => {
    const { slots } = await bearer.services.slots({ ...range, ...(ignoreBooking && { ignoreBooking }) });
    return slots.map((slot) => slot.start);
  };
  expect(await starts()).not.toContain(start);
  expect(await starts(id)).toContain(start);
  const dates = { serviceId, from: start.slice(0, 10), to: inBerlin(3, '12:00').slice(0, 10) };
  const count = async (ignoreBooking?: string) => {
    const { days } = await bearer.services.days({ ...dates, ...(ignoreBooking && { ignoreBooking }) });
    return days[0]?.count;
  };
  expect((await count(id))! - (await count())!).toBeGreaterThan(0);
  const moved = await bearer.bookings.reschedule(booking, { start: inBerlin(1, '10:15') });
  expect([moved.start, moved.version]).toEqual([inBerlin(1, '10:15'), 2]);
  const { serviceId: foreign } = await openRoom(api.client, 'manage2');
  for (const path of ['', '/slots', '/days']) {
    const query = {
      '': '',
      '/slots': `?from=${range.from}&to=${range.to}`,
      '/days': `?from=${dates.from}&to=${dates.to}`,
    }[path];
    expect((await api.client.as(manageToken).get(`/v1/services/${foreign}${path}${query}`)).status).toBe(404);
  }
});

it('a client with a public key and a manage token is told what is for everybody of a booking’s days, by each where it must be', async () => {
  const { serviceId } = await openRoom(api.client, 'manage3');
  const slotlog = createClient({ url: api.app.url, key });
  const start = inBerlin(1, '11:00');
  const booking = await slotlog.bookings.create({ serviceId, start, customer: ada });
  const { slots } = await slotlog.services.slots({
    ...{ serviceId, from: start, to: inBerlin(1, '11:15'), ignoreBooking: booking.id },
  });
  expect(slots.map((slot) => slot.start)).toEqual([start]);
});
