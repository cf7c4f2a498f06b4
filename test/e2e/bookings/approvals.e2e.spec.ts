import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await runningApi();
});

afterAll(() => api.stop());

const start = inBerlin(2, '09:00');

const post = (path: string, body: object) => api.client.post(`/v1/bookings${path}`, body);

const request = async (name: string, service = {}) => {
  const { calendarId, serviceId } = await openRoom(api.client, name, 1, { approval: 'required', ...service });
  const { body } = await post('', { serviceId, start, customer: ada });
  return { booking: body, path: `/${body.id}`, serviceId, calendarId };
};

describe('a booking that needs approval', () => {
  it('waits for it, and keeps its time from others meanwhile', async () => {
    const { booking, serviceId, calendarId } = await request('asked-for', { approvalDeadline: 60 });
    expect(booking).toMatchObject({ status: 'pending', version: 1, customer: ada });
    const minutes = (Date.parse(booking.expiresAt) - Date.parse(booking.createdAt)) / 60_000;
    expect(Math.round(minutes)).toBe(60);
    const { status, body } = await post('', { serviceId, start, customer: ada });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'slot-taken',
      detail: 'Room 4 is requested from 09:00 to 09:30.',
      conflicts: [{ calendarId, kind: 'request', bookingId: booking.id }],
    });
  });

  it('waits until it begins and not beyond, where nothing else is agreed', async () => {
    expect((await request('patient')).booking.expiresAt).toBe(start);
    expect((await request('very-patient', { approvalDeadline: 90 * 1440 })).booking.expiresAt).toBe(start);
  });

  it('is confirmed once it is approved', async () => {
    const { path } = await request('approved');
    const { status, body } = await post(`${path}/approve`, { expectedVersion: 1 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'confirmed', version: 2, expiresAt: null });
    const declined = await post(`${path}/decline`, { expectedVersion: 2 });
    expect(declined.status).toBe(409);
    expect(declined.body).toMatchObject({ code: 'illegal-transition', currentStatus: 'confirmed', currentVersion: 2 });
    const { body: history } = await api.client.get(`/v1/bookings${path}/history`);
    expect(history.items).toMatchObject([{ type: 'BookingRequested' }, { type: 'BookingApproved', data: {} }]);
  });

  it('gives its time back once it is declined, and remembers why', async () => {
    const { path, serviceId } = await request('declined');
    const { body } = await post(`${path}/decline`, { reason: 'On holiday', expectedVersion: 1 });
    expect(body).toMatchObject({ status: 'declined', version: 2, expiresAt: null });
    const { body: history } = await api.client.get(`/v1/bookings${path}/history`);
    expect(history.items[1]).toMatchObject({ type: 'BookingDeclined', data: { reason: 'On holiday' } });
    expect((await post('', { serviceId, start, customer: ada })).status).toBe(201);
  });

  it('can be moved while it waits, and still waits; once approved it stays so', async () => {
    const { booking, path } = await request('moved', { approvalDeadline: 60 });
    const move = (time: string, expectedVersion: number) =>
      post(`${path}/reschedule`, { start: inBerlin(2, time), expectedVersion });
    expect((await move('10:00', 1)).body).toMatchObject({ status: 'pending', expiresAt: booking.expiresAt });
    await post(`${path}/approve`, { expectedVersion: 2 });
    expect((await move('11:00', 3)).body).toMatchObject({ status: 'confirmed', expiresAt: null });
  });

  it('may be held first: confirming the hold asks for approval', async () => {
    const { serviceId } = await request('held-first');
    const wish = { serviceId, start: inBerlin(2, '12:00'), hold: {}, customer: ada };
    const { body: held } = await post('', wish);
    const { body: asked } = await post(`/${held.id}/confirm`, { expectedVersion: 1 });
    expect(asked).toMatchObject({ status: 'pending', version: 2, expiresAt: wish.start });
    expect((await post(`/${held.id}/approve`, { expectedVersion: 2 })).body.status).toBe('confirmed');
  });

  it('is approved and declined only by those who may', async () => {
    const { path } = await request('not-by-all');
    const { body: key } = await api.client.post('/v1/api-keys', { scopes: ['bookings:write'] });
    for (const command of ['approve', 'decline']) {
      const { status, body } = await api.client
        .as(key.key)
        .post(`/v1/bookings${path}/${command}`, { expectedVersion: 1 });
      expect({ status, scope: body.requiredScope }).toEqual({ status: 403, scope: 'bookings:approve' });
    }
  });
});
