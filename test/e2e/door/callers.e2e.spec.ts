import { openTenant } from '#test/harness/apps/open-tenant';
import { ada, inBerlin, openRoom, type RunningApi, room, runningApi } from '#test/harness/apps/running-api';
import { fromNow, untilPast } from '#test/harness/running-clock';

let api: RunningApi;

beforeAll(async () => {
  api = await runningApi();
});

afterAll(() => api.stop());

const keyWith = async (...scopes: string[]) => {
  const { body } = await api.client.post('/v1/api-keys', { scopes });
  return { ...body, client: api.client.as(body.key) };
};

describe('a caller', () => {
  it.each([null, 'slk_wrong', 'slk_default.0.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'x'.repeat(5_000)])(
    'without a key that is known gets nothing, not even a wrong path: %s',
    async (key) => {
      for (const path of ['/v1/calendars', '/v1/bookings/bkg_anything', '/v1/nowhere', '/v1']) {
        const { status, headers, body } = await api.client.as(key).get(path);
        expect({ status, code: body.code }).toEqual({ status: 401, code: 'unauthenticated' });
        expect(headers.get('WWW-Authenticate')).toMatch(/^Bearer/);
        expect(headers.get('Cache-Control')).toBe('private, no-store');
      }
    },
  );

  it('does only what its key allows', async () => {
    const reader = await keyWith('calendars:read');
    expect((await reader.client.get('/v1/calendars')).status).toBe(200);
    const { status, body } = await reader.client.post('/v1/calendars', '{ this is not even JSON');
    expect(status).toBe(403);
    expect(body).toMatchObject({ code: 'forbidden', requiredScope: 'calendars:write' });
    expect((await reader.client.get('/v1/bookings')).status).toBe(403);
    expect((await reader.client.get('/v1/api-keys')).status).toBe(403);
  });

  it('that may not read bookings does not learn whose the lost slot is', async () => {
    const { serviceId } = await openRoom(api.client, 'discreet');
    const writer = await keyWith('bookings:write');
    const wish = { serviceId, start: inBerlin(2, '09:00'), customer: ada };
    await api.client.post('/v1/bookings', wish);
    const { body } = await writer.client.post('/v1/bookings', wish);
    expect(body.conflicts).toHaveLength(1);
    expect(body.conflicts[0]).not.toHaveProperty('bookingId');
  });

  it('of another tenant sees nothing of it, under the same ids', async () => {
    const other = api.client.as(await openTenant(api.databaseUrl, 'another-house'));
    const id = 'cal_in-both-houses';
    const { body: ours } = await api.client.post('/v1/calendars', { id, ...room });
    expect((await other.get(`/v1/calendars/${id}`)).status).toBe(404);
    expect((await other.patch(`/v1/calendars/${id}`, { name: 'Mine', expectedVersion: 1 })).status).toBe(404);
    expect((await other.get('/v1/calendars')).body.items).toEqual([]);
    const theirs = await other.post('/v1/calendars', { id, ...room, name: 'Theirs' });
    expect(theirs.status).toBe(201);
    expect((await api.client.get(`/v1/calendars/${id}?minPosition=${ours.position}`)).body.name).toBe(room.name);
    const { body: first } = await api.client.get('/v1/calendars?limit=1');
    expect((await other.get(`/v1/calendars?limit=1&cursor=${first.nextCursor}`)).status).toBe(400);
  });
});

describe('an API key', () => {
  it('is told once, listed without its text, and revoked at once', async () => {
    const { status, headers, body } = await api.client.post('/v1/api-keys', {
      name: 'Kiosk',
      scopes: ['calendars:read'],
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ kind: 'secret', name: 'Kiosk', scopes: ['calendars:read'], expiresAt: null });
    expect(body.key).toMatch(/^slk_default\.\d+\.[\w-]{43}$/);
    expect(headers.get('Location')).toBe(`${api.app.url}/v1/api-keys/${body.id}`);
    const { key, ...told } = body;
    expect((await api.client.get(`/v1/api-keys/${body.id}`)).body).toEqual({ ...told, key: null });
    expect((await api.client.get('/v1/api-keys?limit=200')).body.items).toContainEqual({ ...told, key: null });
    const kiosk = api.client.as(key);
    expect((await kiosk.get('/v1/calendars')).status).toBe(200);
    expect((await api.client.delete(`/v1/api-keys/${body.id}`)).status).toBe(204);
    expect((await kiosk.get('/v1/calendars')).status).toBe(401);
    expect((await api.client.delete(`/v1/api-keys/${body.id}`)).status).toBe(204);
    expect((await api.client.get(`/v1/api-keys/${body.id}`)).body.revokedAt).not.toBeNull();
    expect(api.app.lines.join('\n')).not.toContain(key);
  });

  it('expires', async () => {
    const soon = fromNow({ seconds: 3 });
    const { body } = await api.client.post('/v1/api-keys', { scopes: ['calendars:read'], expiresAt: soon.toString() });
    const brief = api.client.as(body.key);
    expect((await brief.get('/v1/calendars')).status).toBe(200);
    await untilPast(soon.epochMilliseconds);
    expect((await brief.get('/v1/calendars')).status).toBe(401);
    const past = await api.client.post('/v1/api-keys', {
      scopes: ['calendars:read'],
      expiresAt: '2020-01-01T00:00:00Z',
    });
    expect(past.body).toMatchObject({ code: 'rule-violation', errors: [{ pointer: '/expiresAt', rule: 'in-past' }] });
  });

  it('is made once for one idempotency key or id', async () => {
    const wish = { id: 'key_made-once', scopes: ['events:read'] };
    const { body: first } = await api.client.post('/v1/api-keys', wish);
    const byId = await api.client.post('/v1/api-keys', wish);
    expect({ status: byId.status, body: byId.body }).toEqual({ status: 200, body: { ...first, key: null } });
    const other = await api.client.post('/v1/api-keys', { ...wish, scopes: ['admin'] });
    expect(other.body).toMatchObject({ code: 'already-exists', differs: ['scopes'] });
    const header = { 'Idempotency-Key': 'one key' };
    const { body: second } = await api.client.post('/v1/api-keys', { scopes: ['admin'] }, header);
    const replayed = await api.client.post('/v1/api-keys', { scopes: ['admin'] }, header);
    expect({ status: replayed.status, body: replayed.body }).toEqual({ status: 201, body: { ...second, key: null } });
    expect(replayed.headers.get('Idempotency-Replayed')).toBe('true');
    const reused = await api.client.post('/v1/api-keys', { scopes: ['events:read'] }, header);
    expect(reused.body.code).toBe('idempotency-key-reused');
  });

  it('cannot stand for a customer', async () => {
    const { status, body } = await api.client.post('/v1/api-keys', { scopes: ['bookings:own'] });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ pointer: '/scopes', rule: 'unknown-value' }]);
  });

  it('is not found where there is none', async () => {
    expect((await api.client.get('/v1/api-keys/key_nobody-knows')).status).toBe(404);
    expect((await api.client.delete('/v1/api-keys/key_nobody-knows')).status).toBe(404);
  });
});
