import { ada, inBerlin, openRoom, type RunningApi, room, runningApi } from '#test/harness/apps/running-api';
import { startApp } from '#test/harness/apps/start-app';
import { ApiClient } from '#test/harness/clients/api-client';

let api: RunningApi;

beforeAll(async () => {
  api = await runningApi();
});

afterAll(() => api.stop());

const idsIn = ({ body }: { body: { items: { id: string }[] } }) => body.items.map(({ id }) => id);

describe('a booking', () => {
  it('is confirmed at once, for the shortest length and one unit unless more is said', async () => {
    const { calendarId, serviceId } = await openRoom(api.client, 'first');
    const start = inBerlin(2, '09:00');
    const { status, headers, body } = await api.client.post('/v1/bookings', { serviceId, start, customer: ada });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'confirmed',
      version: 1,
      serviceId,
      calendarIds: [calendarId],
      start,
      end: inBerlin(2, '09:30'),
      units: 1,
      customer: { id: expect.stringMatching(/^cus_/), ...ada, phone: null },
      notes: null,
      metadata: {},
      seriesId: null,
      expiresAt: null,
      choices: [],
      overrides: [],
    });
    expect(headers.get('Location')).toBe(`${api.app.url}/v1/bookings/${body.id}`);
    const read = await api.client.get(`/v1/bookings/${body.id}?minPosition=${body.position}`);
    expect(read.body).toEqual(body);
  });

  it('may begin at any offset from UTC', async () => {
    const { serviceId } = await openRoom(api.client, 'offset');
    const start = Temporal.Instant.from(inBerlin(2, '09:00')).toZonedDateTimeISO('Asia/Tokyo');
    const text = start.toString({ timeZoneName: 'never' });
    const { body } = await api.client.post('/v1/bookings', { serviceId, start: text, duration: 60, customer: ada });
    expect(body).toMatchObject({ start: inBerlin(2, '09:00'), end: inBerlin(2, '10:00') });
  });

  it('cannot take what another one has, and is told what it can have instead', async () => {
    const { calendarId, serviceId } = await openRoom(api.client, 'wanted');
    const wish = { serviceId, start: inBerlin(2, '09:00'), customer: ada };
    const { body: first } = await api.client.post('/v1/bookings', wish);
    await api.client.get(
      `/v1/services/${serviceId}/slots?from=${wish.start}&to=${inBerlin(3, '09:00')}&minPosition=${first.position}`,
    );
    const { status, body } = await api.client.post('/v1/bookings', wish);
    expect(status).toBe(409);
    expect(body).toMatchObject({
      type: `${api.app.url}/problems/slot-taken`,
      code: 'slot-taken',
      detail: 'Room 4 is booked from 09:00 to 09:30.',
      instance: '/v1/bookings',
      retry: { strategy: 'choose-alternative' },
      conflicts: [{ start: first.start, end: first.end, calendarId, kind: 'booking', bookingId: first.id }],
      waitlist: `${api.app.url}/v1/waitlist`,
    });
    expect(body.alternatives.map(({ start }: { start: string }) => start)).toEqual(
      ['09:30', '09:45', '10:00', '10:15', '10:30'].map((time) => inBerlin(2, time)),
    );
    const { start } = body.alternatives[0];
    expect((await api.client.post('/v1/bookings', { ...wish, start })).status).toBe(201);
  });

  it('is not offered what its refusal knew to be taken, even where nothing follows the log', async () => {
    const whole = await runningApi();
    const { serviceId, position } = await openRoom(whole.client, 'unprojected');
    await whole.client.get(`/v1/services/${serviceId}?minPosition=${position}`);
    await whole.app.stop();
    const app = await startApp(whole.databaseUrl, { ROLE: 'api' });
    const client = await ApiClient.of(app);
    const wish = (time: string) => ({ serviceId, start: inBerlin(2, time), customer: ada });
    for (const time of ['09:00', '09:30', '10:00']) await client.post('/v1/bookings', wish(time));
    const { body } = await client.post('/v1/bookings', wish('09:00'));
    expect(body.alternatives.map(({ start }: { start: string }) => start)).toEqual(
      ['10:30', '10:45', '11:00', '11:15', '11:30'].map((time) => inBerlin(2, time)),
    );
    const calendar = await client.post('/v1/calendars', room);
    const uses = [{ calendarId: calendar.body.id }];
    const service = await client.post('/v1/services', { name: 'Consultation', durations: [30], uses });
    const first = { ...wish('09:00'), serviceId: service.body.id };
    const [won, lost] = [await client.post('/v1/bookings', first), await client.post('/v1/bookings', first)];
    expect([won.status, lost.status]).toEqual([201, 409]);
    expect(lost.body.alternatives.map(({ start }: { start: string }) => start)).toEqual(
      ['09:30', '09:45', '10:00', '10:15', '10:30'].map((time) => inBerlin(2, time)),
    );
    await app.stop();
    await whole.stop();
  });

  it('does not get more room than there is left', async () => {
    const { serviceId } = await openRoom(api.client, 'shared', 3);
    const wish = { serviceId, start: inBerlin(2, '09:00'), units: 2, customer: ada };
    await api.client.post('/v1/bookings', wish);
    const { status, body } = await api.client.post('/v1/bookings', wish);
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'capacity-exhausted',
      detail: '1 of 3 places is left; you asked for 2.',
      capacity: 3,
      remaining: 1,
      requested: 2,
    });
  });

  it.each([
    [{ start: '2020-01-06T09:00:00Z' }, '/start', 'in-past'],
    [{ start: inBerlin(4, '09:05') }, '/start', 'off-grid'],
    [{ start: inBerlin(4, '08:00') }, '/start', 'outside-hours'],
    [{ start: inBerlin(400, '09:00') }, '/start', 'beyond-horizon'],
    [{ start: inBerlin(1, '09:00') }, '/start', 'under-notice'],
    [{ duration: 45 }, '/duration', 'unknown-duration'],
    [{ units: 2 }, '/units', 'too-many-units'],
  ])('keeps to the rules of the service: %j', async (wish, pointer, rule) => {
    const { serviceId } = await openRoom(api.client, 'rules-of', 1, { minNotice: 2880 });
    const request = { serviceId, start: inBerlin(4, '09:00'), customer: ada, ...wish };
    const { status, body } = await api.client.post('/v1/bookings', request);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'rule-violation', retry: { strategy: 'fix-request' } });
    expect(body.errors).toContainEqual({ pointer, rule, detail: expect.any(String) });
  });

  it('needs a service that is there and not archived', async () => {
    const wish = { start: inBerlin(4, '09:00'), customer: ada };
    const nowhere = await api.client.post('/v1/bookings', { ...wish, serviceId: 'svc_nobody-knows' });
    expect(nowhere.status).toBe(404);
    expect(nowhere.body.errors).toMatchObject([{ pointer: '/serviceId' }]);
    const { serviceId } = await openRoom(api.client, 'archived');
    await api.client.post(`/v1/services/${serviceId}/archive`, { expectedVersion: 1 });
    const { status, body } = await api.client.post('/v1/bookings', { ...wish, serviceId });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'dependency-gone', missing: { type: 'service', id: serviceId } });
  });

  it('is moved, both times or neither', async () => {
    const { serviceId } = await openRoom(api.client, 'moving');
    const book = (time: string) =>
      api.client.post('/v1/bookings', { serviceId, start: inBerlin(2, time), customer: ada });
    const { body: booking } = await book('09:00');
    await book('10:00');
    const move = (time: string) =>
      api.client.post(`/v1/bookings/${booking.id}/reschedule`, { start: inBerlin(2, time), expectedVersion: 1 });
    expect((await move('10:00')).body).toMatchObject({ code: 'slot-taken' });
    const moved = await move('09:15');
    expect(moved.body).toMatchObject({
      id: booking.id,
      version: 2,
      start: inBerlin(2, '09:15'),
      end: inBerlin(2, '09:45'),
    });
    expect((await book('09:00')).body).toMatchObject({ code: 'slot-taken' });
  });

  it('is changed, cancelled and remembered', async () => {
    const { serviceId } = await openRoom(api.client, 'life');
    const wish = { serviceId, start: inBerlin(2, '09:00'), customer: ada, notes: 'A window, please' };
    const { body: booking } = await api.client.post('/v1/bookings', wish);
    const path = `/v1/bookings/${booking.id}`;
    const change = { customer: { phone: '+49 30 1234567' }, notes: null, expectedVersion: 1 };
    const changed = await api.client.patch(path, change);
    expect(changed.body).toMatchObject({ notes: null, customer: { ...ada, phone: '+49 30 1234567' }, version: 2 });
    const cancelled = await api.client.post(`${path}/cancel`, { reason: 'Rain', expectedVersion: 2 });
    expect(cancelled.body).toMatchObject({ status: 'cancelled', version: 3 });
    expect((await api.client.post('/v1/bookings', wish)).status).toBe(201);
    const moved = await api.client.post(`${path}/reschedule`, { start: inBerlin(2, '12:00'), expectedVersion: 3 });
    expect(moved.status).toBe(409);
    expect(moved.body).toMatchObject({ code: 'illegal-transition', currentStatus: 'cancelled', currentVersion: 3 });
    const { body } = await api.client.get(`${path}/history`);
    expect(body.items).toMatchObject([
      { type: 'BookingConfirmed', data: { serviceId, start: booking.start, end: booking.end, units: 1 } },
      { type: 'BookingDetailsChanged' },
      { type: 'BookingCancelled', data: { reason: 'Rain' } },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/buffered|"core"/);
  });

  it('cannot be cancelled or moved when it is too late', async () => {
    const { serviceId } = await openRoom(api.client, 'too-late', 1, { cancellationWindow: 7 * 1440 });
    const { body: booking } = await api.client.post('/v1/bookings', {
      serviceId,
      start: inBerlin(2, '09:00'),
      customer: ada,
    });
    const { status, body } = await api.client.post(`/v1/bookings/${booking.id}/cancel`, { expectedVersion: 1 });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'window-closed', closedAt: expect.any(String), retry: { strategy: 'never' } });
  });

  it('keeps its calendar from being archived or closed', async () => {
    const { calendarId, serviceId } = await openRoom(api.client, 'needed');
    const { body: booking } = await api.client.post('/v1/bookings', {
      serviceId,
      start: inBerlin(2, '09:00'),
      customer: ada,
    });
    const blockers = { count: 1, bookings: [booking.id] };
    const archive = await api.client.post(`/v1/calendars/${calendarId}/archive`, { expectedVersion: 1 });
    expect({ status: archive.status, ...archive.body }).toMatchObject({
      status: 409,
      code: 'dependency-conflict',
      blockers,
    });
    const close = await api.client.patch(`/v1/calendars/${calendarId}`, { openingHours: [], expectedVersion: 1 });
    expect(close.body).toMatchObject({ code: 'dependency-conflict', blockers, resolutions: expect.any(Array) });
  });
});

describe('the list of bookings', () => {
  it('can be narrowed in all ways that a front desk asks for', async () => {
    const { calendarId, serviceId } = await openRoom(api.client, 'listed');
    const book = async (day: number, customer: object) =>
      (
        await api.client.post('/v1/bookings', {
          serviceId,
          start: inBerlin(day, '09:00'),
          customer: { ...ada, ...customer },
        })
      ).body;
    const later = await book(4, { id: 'ada@work' });
    const sooner = await book(3, { id: 'grace' });
    const { body: cancelled } = await api.client.post(`/v1/bookings/${later.id}/cancel`, { expectedVersion: 1 });
    const list = async (query: string) =>
      idsIn(await api.client.get(`/v1/bookings?${query}&minPosition=${cancelled.position}`));
    expect(await list(`serviceId=${serviceId}`)).toEqual([sooner.id, later.id]);
    expect(await list(`calendarId=${calendarId}&sort=updated`)).toEqual([sooner.id, later.id]);
    expect(await list(`serviceId=${serviceId}&status=cancelled`)).toEqual([later.id]);
    expect(await list(`serviceId=${serviceId}&status=confirmed&status=cancelled`)).toHaveLength(2);
    expect(await list('customerId=ada%40work')).toEqual([later.id]);
    expect(await list(`serviceId=${serviceId}&from=${inBerlin(4, '00:00')}`)).toEqual([later.id]);
    expect(await list(`serviceId=${serviceId}&to=${inBerlin(4, '00:00')}`)).toEqual([sooner.id]);
    expect(await list(`serviceId=${serviceId}&sort=updated&updatedSince=${sooner.position}`)).toEqual([later.id]);
    const first = await api.client.get(`/v1/bookings?serviceId=${serviceId}&limit=1`);
    expect(await list(`serviceId=${serviceId}&limit=1&cursor=${first.body.nextCursor}`)).toEqual([later.id]);
  });
});
