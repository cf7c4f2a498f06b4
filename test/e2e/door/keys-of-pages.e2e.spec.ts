import { inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import type { Body } from '#test/harness/clients/api-client';

const [shop, other, stated] = ['https://shop.example.com', 'https://other.example.com', 'https://stated.example.com'];
let api: RunningApi;
let key: Body;
let serviceId: string;

beforeAll(async () => {
  api = await runningApi({ CORS_ORIGINS: stated, RATE_LIMIT: 'on', PUBLIC_ATTEMPTS_PER_MINUTE: '30' });
  serviceId = (await openRoom(api.client, 'on-a-page', 20)).serviceId;
  key = await publicKey({ origins: [shop] });
});

afterAll(() => api.stop());

const publicKey = async (more: object): Promise<Body> =>
  (await api.client.post('/v1/api-keys', { kind: 'public', ...more })).body;
const allowed = ({ headers }: { headers: Headers }) => headers.get('Access-Control-Allow-Origin');
const preflight = (Origin: string, path = '/v1/bookings', method = 'POST') =>
  fetch(api.app.url + path, { method: 'OPTIONS', headers: { Origin, 'Access-Control-Request-Method': method } });
const read = (text: string, headers: Record<string, string> = {}) =>
  api.client.as(text).get(`/v1/services/${serviceId}`, headers);

describe('a public key for the pages of an origin', () => {
  it('stays readable, with what it is for', async () => {
    expect(key).toMatchObject({ origins: [shop], limits: { attemptsPerMinute: null, liveHolds: null } });
    expect(key.key).toMatch(/^slp_/);
    expect((await api.client.get(`/v1/api-keys/${key.id}`)).body).toEqual(key);
    expect((await api.client.get('/v1/api-keys?limit=200')).body.items).toContainEqual(key);
    const again = await api.client.post('/v1/api-keys', { id: key.id, kind: 'public', origins: [shop] });
    expect([again.status, again.body]).toEqual([200, key]);
    const differing = { id: key.id, kind: 'public', origins: [other], limits: { liveHolds: 1 } };
    const refused = await api.client.post('/v1/api-keys', differing);
    expect(refused.body).toMatchObject({ code: 'already-exists', differs: ['origins', 'limits'] });
  });

  it('is heard from them, from our own and from what is no browser, and from no other page', async () => {
    for (const headers of [{ Origin: shop }, { Origin: api.app.url }, {}])
      expect((await read(key.key, headers as Record<string, string>)).status).toBe(200);
    for (const Origin of [other, stated, 'null', `${shop}.evil.example`, shop.toUpperCase()]) {
      const { status, body } = await read(key.key, { Origin });
      expect([Origin, status, body.code]).toEqual([Origin, 403, 'forbidden']);
    }
    const anywhere = await publicKey({});
    expect((await read(anywhere.key, { Origin: other })).status).toBe(200);
  });

  it('lets browsers there see answers, also before the key is sent, and to what comes of it', async () => {
    const answer = await read(key.key, { Origin: shop });
    expect([allowed(answer), answer.headers.get('Vary')]).toEqual([shop, expect.stringContaining('Origin')]);
    for (const method of ['GET', 'POST', 'PATCH']) {
      const { status, headers } = await preflight(shop, '/v1/bookings/bkg_some-booking', method);
      expect([status, headers.get('Access-Control-Allow-Headers')]).toEqual([204, expect.stringContaining('If-Match')]);
      expect(headers.get('Access-Control-Allow-Origin')).toBe(shop);
    }
    expect(allowed(await preflight(other))).toBeNull();
    expect(allowed(await preflight(stated))).toBe(stated);
    expect(allowed(await read(key.key, { Origin: other }))).toBeNull();
  });

  it.each([
    'shop.example.com',
    'https://shop.example.com/',
    'https://Shop.example.com',
    'https://shop.example.com:443',
    'https://shop.example.com/page',
    'ftp://shop.example.com',
    '*',
    'null',
  ])('is for no page of %s, which no browser says', async (origin) => {
    const { status, body } = await api.client.post('/v1/api-keys', { kind: 'public', origins: [origin] });
    expect([status, body.errors[0].pointer]).toEqual([400, '/origins/0']);
  });
});

describe('a public key with limits of its own', () => {
  const book = (text: string, more: object = {}) =>
    api.client.as(text).post('/v1/bookings', {
      ...{ serviceId, start: inBerlin(2, '09:00'), customer: { name: 'Ada', email: 'ada@example.com' } },
      ...more,
    });

  it('may try to book so often, and hold so much, from one address', async () => {
    const few = await publicKey({ limits: { attemptsPerMinute: 2 } });
    const first = await book(few.key);
    expect([first.status, first.headers.get('RateLimit-Policy')]).toEqual([201, '"booking-attempts";q=2;w=60']);
    expect([(await book(few.key)).status, (await book(few.key)).status]).toEqual([201, 429]);
    const careful = await publicKey({ limits: { liveHolds: 1 } });
    const hold = { hold: {}, customer: null };
    const waiting = { ...hold, customer: { name: 'Ada', email: 'ada@example.com' }, waitlist: true };
    expect((await book(careful.key, hold)).status).toBe(201);
    for (const more of [hold, waiting]) {
      const { status, body } = await book(careful.key, more);
      expect([status, body.code, body.limit]).toEqual([409, 'limit-reached', { kind: 'live-holds', atMost: 1 }]);
    }
    const usual = await publicKey({});
    const { headers } = await book(usual.key, hold);
    expect(headers.get('RateLimit-Policy')).toBe('"booking-attempts";q=30;w=60');
    expect((await book(usual.key, hold)).status).toBe(201);
  });

  it('is no secret one', async () => {
    const wish = { scopes: ['bookings:write'], origins: [shop], limits: { liveHolds: 1 } };
    const { status, body } = await api.client.post('/v1/api-keys', wish);
    expect([status, body.errors.map(({ pointer }: Body) => pointer)]).toEqual([400, ['/origins', '/limits']]);
    const none = await api.client.post('/v1/api-keys', { kind: 'public', limits: { liveHolds: 0 } });
    expect([none.status, none.body.errors[0].pointer]).toEqual([400, '/limits/liveHolds']);
  });
});
