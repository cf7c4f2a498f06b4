import { ada, inBerlin, openRoom, type RunningApi, room, runningApi } from '#test/harness/apps/running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await runningApi();
});

afterAll(() => api.stop());

describe('a request with an idempotency key', () => {
  it('that is sent again gets the first answer, and nothing happens twice', async () => {
    const { serviceId } = await openRoom(api.client, 'once-only');
    const wish = { serviceId, start: inBerlin(2, '09:00'), customer: ada };
    const key = { 'Idempotency-Key': 'Ada wants this once' };
    const first = await api.client.post('/v1/bookings', wish, key);
    expect(first.headers.has('Idempotency-Replayed')).toBe(false);
    const again = await api.client.post('/v1/bookings', wish, key);
    expect({ status: again.status, body: again.body }).toEqual({ status: 201, body: first.body });
    expect(again.headers.get('Idempotency-Replayed')).toBe('true');
    for (const name of ['ETag', 'Location', 'Event-Position']) {
      expect(again.headers.get(name)).toBe(first.headers.get(name));
    }
  });

  it('gets the first answer also after the thing moved on', async () => {
    const { body: calendar } = await api.client.post('/v1/calendars', room);
    const path = `/v1/calendars/${calendar.id}`;
    const rename = () => api.client.patch(path, { name: 'Once', expectedVersion: 1 }, { 'Idempotency-Key': 'rename' });
    const first = await rename();
    await api.client.patch(path, { name: 'Twice', expectedVersion: 2 });
    const again = await rename();
    expect({ status: again.status, body: again.body }).toEqual({ status: 200, body: first.body });
  });

  it('is refused where it says something else, also in its precondition', async () => {
    const key = { 'Idempotency-Key': 'about rooms' };
    await api.client.post('/v1/calendars', room, key);
    const { status, body } = await api.client.post('/v1/calendars', { ...room, name: 'Room 5' }, key);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'idempotency-key-reused', firstSeenAt: expect.any(String) });
  });

  it('is the same in whatever order its fields come', async () => {
    const key = { 'Idempotency-Key': 'in any order' };
    const first = await api.client.post('/v1/calendars', room, key);
    const backwards = Object.fromEntries(Object.entries(room).reverse());
    expect((await api.client.post('/v1/calendars', backwards, key)).body).toEqual(first.body);
  });

  it('is judged afresh where it was refused', async () => {
    const { serviceId } = await openRoom(api.client, 'afresh');
    const wish = { serviceId, start: inBerlin(2, '09:00'), customer: ada };
    const { body: other } = await api.client.post('/v1/bookings', wish);
    const key = { 'Idempotency-Key': 'until it is free' };
    expect((await api.client.post('/v1/bookings', wish, key)).status).toBe(409);
    await api.client.post(`/v1/bookings/${other.id}/cancel`, { expectedVersion: 1 });
    expect((await api.client.post('/v1/bookings', wish, key)).status).toBe(201);
  });

  it('counts per caller and per path', async () => {
    const key = { 'Idempotency-Key': 'everybody calls it one' };
    const { body } = await api.client.post('/v1/api-keys', { scopes: ['calendars:write'] }, key);
    const mine = await api.client.post('/v1/calendars', room, key);
    const theirs = await api.client.as(body.key).post('/v1/calendars', room, key);
    expect(theirs.status).toBe(201);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  it('of which two arrive at once happens once', async () => {
    const key = { 'Idempotency-Key': 'impatient' };
    const send = () => api.client.post('/v1/calendars', room, key);
    const answers = await Promise.all(Array.from({ length: 8 }, send));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
  });

  it.each(['', 'x'.repeat(256)])('is malformed with a key that is too short or too long', async (key) => {
    const { status, body } = await api.client.post('/v1/calendars', room, { 'Idempotency-Key': key });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ pointer: 'Idempotency-Key' }]);
  });
});

describe('a creation under an id of the caller’s choice', () => {
  const id = 'cal_room-of-my-own';

  it('that is sent again with equal content gets the current state', async () => {
    expect((await api.client.post('/v1/calendars', { id, ...room })).status).toBe(201);
    await api.client.patch(`/v1/calendars/${id}`, { name: 'Room 5', expectedVersion: 1 });
    const again = await api.client.post('/v1/calendars', { id, ...room });
    expect({ status: again.status, name: again.body.name }).toEqual({ status: 200, name: 'Room 5' });
    expect(again.headers.has('Idempotency-Replayed')).toBe(false);
  });

  it('is refused with other content, and told what differs', async () => {
    const { status, body } = await api.client.post('/v1/calendars', { id, ...room, name: 'Room 9', capacity: 4 });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'already-exists', existing: `${api.app.url}/v1/calendars/${id}` });
    expect(body.differs.sort()).toEqual(['capacity', 'name']);
  });

  it('is refused to another caller, who learns no more than it may read', async () => {
    const { body: writer } = await api.client.post('/v1/api-keys', { scopes: ['calendars:write'] });
    const { status, body } = await api.client.as(writer.key).post('/v1/calendars', { id, ...room });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'already-exists' });
    expect(body).not.toHaveProperty('existing');
    expect(body).not.toHaveProperty('differs');
  });

  it('of a booking never meets its own conflict', async () => {
    const { serviceId } = await openRoom(api.client, 'my-own-id');
    const wish = { id: 'bkg_ada-her-own', serviceId, start: inBerlin(2, '09:00'), customer: ada };
    const first = await api.client.post('/v1/bookings', wish);
    const again = await api.client.post('/v1/bookings', wish);
    expect({ status: again.status, body: again.body }).toEqual({ status: 200, body: first.body });
  });
});
