import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await runningApi();
});

afterAll(() => api.stop());

const start = inBerlin(2, '09:00');
const range = `from=${inBerlin(2, '00:00')}&to=${inBerlin(3, '00:00')}`;

const book = (serviceId: string, wish: object = {}) =>
  api.client.post('/v1/bookings', { serviceId, start, customer: ada, ...wish });
const move = (id: string, to: object, expectedVersion = 1) =>
  api.client.post(`/v1/bookings/${id}/reschedule`, { start, ...to, expectedVersion });
const patchService = (id: string, changes: object, expectedVersion = 1) =>
  api.client.patch(`/v1/services/${id}`, { ...changes, expectedVersion });

it('the slots for moving a booking are those that moving it takes, with its own length and units', async () => {
  const { serviceId } = await openRoom(api.client, 'agreed', 3, { durations: [45, 30], maxUnitsPerBooking: 3 });
  const { body: booking } = await book(serviceId, { duration: 45, units: 3 });
  const { body: service } = await patchService(serviceId, { durations: [30], maxUnitsPerBooking: 2 });
  const slots = async (more = '') => {
    const { body } = await api.client.get(
      `/v1/services/${serviceId}/slots?${range}&minPosition=${service.position}${more}`,
    );
    return body.slots as { start: string; end: string }[];
  };
  const offered = await slots(`&ignoreBooking=${booking.id}`);
  expect(offered[0]).toMatchObject({ start, end: inBerlin(2, '09:45') });
  expect(await slots(`&ignoreBooking=${booking.id}&duration=45&units=3`)).toEqual(offered);
  expect(await slots('&ignoreBooking=bkg_nobody-knows-it')).toEqual(await slots());
  const moved = await move(booking.id, { start: offered.at(-1)!.start });
  expect(moved.body).toMatchObject({ start: offered.at(-1)!.start, end: offered.at(-1)!.end, units: 3 });
});

it('an archived service offers slots to whoever has a booking of it, and to nobody else', async () => {
  const { serviceId } = await openRoom(api.client, 'archived');
  const { body: booking } = await book(serviceId);
  const archived = await api.client.post(`/v1/services/${serviceId}/archive`, { expectedVersion: 1 });
  const path = `/v1/services/${serviceId}/slots?${range}&minPosition=${archived.body.position}`;
  expect((await api.client.get(`${path}&ignoreBooking=bkg_no-such-booking`)).body.slots).toEqual([]);
  expect((await api.client.get(`${path}&ignoreBooking=${booking.id}`)).body.slots).not.toEqual([]);
});

it('somebody who keeps a start is not judged on notice, and the desk sets more aside than before', async () => {
  const service = { durations: [60, 30], maxUnitsPerBooking: 3, step: 15 };
  const { serviceId } = await openRoom(api.client, 'kept', 3, service);
  const { body: booking } = await book(serviceId, { units: 3 });
  await patchService(serviceId, { minNotice: 43_200 });
  expect((await move(booking.id, { units: 2 })).body).toMatchObject({ units: 2 });
  expect((await move(booking.id, { units: 2, duration: 45 }, 2)).body).toMatchObject({ end: inBerlin(2, '09:45') });
  expect((await move(booking.id, { start: inBerlin(2, '11:00') }, 3)).body.errors).toMatchObject([
    { rule: 'under-notice' },
  ]);
  const override = ['under-notice', 'off-grid', 'in-past', 'limit-reached'];
  const walkIn = await book(serviceId, { start: inBerlin(-7, '10:07'), override });
  expect(walkIn.body).toMatchObject({ status: 'confirmed', start: inBerlin(-7, '10:07'), overrides: override });
});

describe('null clears', () => {
  it('what a calendar, a service or a booking is made with is what it usually is', async () => {
    const { serviceId, calendarId } = await openRoom(api.client, 'cleared', 2, { metadata: { a: 1 }, step: 30 });
    const { body: booking } = await book(serviceId, { metadata: { a: 1 } });
    const shut = { exceptions: [{ date: '2040-12-24', openingHours: [] }], metadata: { a: 1 }, expectedVersion: 1 };
    await api.client.patch(`/v1/calendars/${calendarId}`, shut);
    const none = { exceptions: null, metadata: null, capacity: null, expectedVersion: 2 };
    const calendar = await api.client.patch(`/v1/calendars/${calendarId}`, none);
    expect(calendar.body).toMatchObject({ exceptions: [], metadata: {}, capacity: 1 });
    const service = await patchService(serviceId, { metadata: null, step: null, limits: null });
    expect(service.body).toMatchObject({ metadata: {}, step: 15 });
    const change = { metadata: null, notes: null, expectedVersion: 1 };
    expect((await api.client.patch(`/v1/bookings/${booking.id}`, change)).body).toMatchObject({ metadata: {} });
  });

  it('but what cannot be missing', async () => {
    const { calendarId } = await openRoom(api.client, 'nameless');
    for (const field of ['name', 'timeZone', 'openingHours']) {
      const answer = await api.client.patch(`/v1/calendars/${calendarId}`, { [field]: null, expectedVersion: 1 });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: `/${field}`, rule: 'wrong-type' }] } });
    }
  });
});

it('a service whose settings contradict each other is 422, naming the field', async () => {
  const { calendarId, serviceId } = await openRoom(api.client, 'contradicting');
  const make = (content: object) =>
    api.client.post('/v1/services', { name: 'S', durations: [30], uses: [{ calendarId }], ...content });
  expect(await make({ holdSeconds: 86_400 })).toMatchObject({
    status: 422,
    body: { code: 'rule-violation', errors: [{ pointer: '/holdSeconds', rule: 'contradiction' }] },
  });
  expect(await make({ holdSecondsMax: 60 })).toMatchObject({ status: 201, body: { holdSeconds: 60 } });
  expect(await patchService(serviceId, { holdSecondsMax: 60 })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/holdSecondsMax', rule: 'contradiction' }] },
  });
});
