import { jest } from '@jest/globals';
import { audience, IdentityProvider } from '#test/harness/apps/identity-provider';
import { inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import type { ApiClient, Body } from '#test/harness/clients/api-client';
import { fromNow } from '#test/harness/running-clock';

let provider: IdentityProvider;
let api: RunningApi;
let visitor: ApiClient;
let serviceId: string;

beforeAll(async () => {
  jest.spyOn(console, 'warn').mockReturnValue();
  provider = await IdentityProvider.start({});
  api = await runningApi({
    OIDC_ISSUER: provider.issuer,
    OIDC_AUDIENCE: audience,
    RATE_LIMIT: 'on',
    PUBLIC_ATTEMPTS_PER_MINUTE: '30',
    HOLDS_PER_CUSTOMER: '50',
  });
  visitor = api.client.as(await publicKey());
  ({ serviceId } = await openRoom(api.client, 'for-strangers', 50));
});

afterAll(async () => {
  await api.stop();
  await provider.stop();
});

const publicKey = async () => (await api.client.post('/v1/api-keys', { kind: 'public' })).body.key as string;

const ada = { name: 'Ada Lovelace', email: 'ada@example.com' };
const grace = { id: 'cus_grace', name: 'Grace Hopper', email: 'grace@example.com' };
const sent = { customer: ada, notes: 'by the window', metadata: { from: 'the form' } };

const book = (client: ApiClient, more: object = {}, headers = {}) =>
  client.post('/v1/bookings', { serviceId, start: inBerlin(2, '09:00'), ...sent, ...more }, headers);

/** What the staff write there: of no concern to whoever made it. */
const noted = (id: string) =>
  api.client.patch(`/v1/bookings/${id}`, {
    notes: 'owes us money',
    metadata: { risk: 'high' },
    customer: { phone: '+44 1', name: 'Lady Lovelace' },
    expectedVersion: 1,
  });

const confirmedForGrace = (id: string) =>
  api.client.post(`/v1/bookings/${id}/confirm`, { customer: grace, expectedVersion: 1 });

describe('a creation from a public key that comes again', () => {
  const random = { 'Idempotency-Key': '7b8a6d52-0d7b-4b8e-9a35-5d8f3d1f1f8e' };

  test.each([
    ['under its id', 'bkg_strangers-own', {}, 200],
    ['under its key', undefined, random, 201],
  ])('%s is told what it said itself, not what the staff have written since', async (_, chosen, headers, status) => {
    const wish = chosen ? { id: chosen } : {};
    const { body: first } = await book(visitor, wish, headers);
    const { body: changed } = await noted(first.id);
    expect(changed).toMatchObject({ notes: 'owes us money', metadata: { risk: 'high' } });
    const again = await book(visitor, wish, headers);
    const customer = { ...ada, id: first.customer.id, phone: null };
    expect(again).toMatchObject({ status, body: { id: first.id, ...sent, customer } });
    expect(again.body.metadata).toEqual(sent.metadata);
  });

  test('under its id is told nothing once the booking was given to somebody else, and so is a person who has an account', async () => {
    const person = api.client.as(await provider.forged({ sub: 'cus_ada', scope: 'bookings:own' }));
    for (const [client, id] of [
      [visitor, 'bkg_strangers-given'],
      [person, 'bkg_persons-given'],
    ] as const) {
      expect((await book(client, { id, hold: {} })).status).toBe(201);
      expect((await confirmedForGrace(id)).status).toBe(200);
      const { status, body } = await book(client, { id, hold: {} });
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'already-exists' });
      expect(JSON.stringify(body)).not.toMatch(/grace/i);
    }
  });
});

describe('an idempotency key', () => {
  test.each([
    ['a form’s number', 'form-4711', 400],
    ['one less than nobody guesses', 'x'.repeat(21), 400],
    ['what nobody guesses', 'y'.repeat(22), 201],
  ])('from a public key: %s', async (_, key, status) => {
    const answer = await book(visitor, {}, { 'Idempotency-Key': key });
    expect(answer.status).toBe(status);
    if (status === 400) expect(answer.body.errors).toMatchObject([{ pointer: 'Idempotency-Key', rule: 'too-short' }]);
  });

  test('that is used for something else tells when it came first to who has a key of their own alone', async () => {
    const headers = { 'Idempotency-Key': 'z'.repeat(22) };
    for (const [client, told] of [
      [visitor, false],
      [api.client, true],
    ] as const) {
      await book(client, {}, headers);
      const { status, body } = await book(client, { notes: 'else' }, headers);
      expect({ status, told: 'firstSeenAt' in body }).toEqual({ status: 422, told });
    }
  });
});

describe('a manage token', () => {
  const made = async (more: object = {}) => {
    const { body } = await book(visitor, more);
    return { ...body, path: `/v1/bookings/${body.id}`, bearer: api.client.as(body.manageToken) };
  };

  const patched = (path: string, customer: object, expectedVersion: number) =>
    api.client.patch(path, { customer, expectedVersion });

  test('is over once another address is written to; one made afterwards tells what came since', async () => {
    const { path, bearer } = await made();
    const { body: phoned } = await patched(path, { phone: '+44 1' }, 1);
    expect((await bearer.get(`${path}?minPosition=${phoned.position}`)).status).toBe(200);
    const moved = await patched(path, { email: 'ada@elsewhere.example' }, 2);
    expect(moved.status).toBe(200);
    expect(await bearer.get(path)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect((await bearer.post(`${path}/cancel`, { expectedVersion: 3 })).status).toBe(401);
    const { manageToken } = (await api.client.post(`${path}/manage-token`)).body;
    const { body } = await api.client.as(manageToken).get(`${path}/history`);
    expect(body.items.map(({ version }: Body) => version)).toEqual([3]);
    expect(JSON.stringify(body)).not.toContain(ada.email);
  });

  test('is not told again what the holder before was answered to the same request', async () => {
    const { path, bearer } = await made({ hold: {} });
    const extend = (client: ApiClient) =>
      client.post(`${path}/extend`, { expectedVersion: 1 }, { 'Idempotency-Key': 'extend this booking' });
    expect((await extend(bearer)).body.customer.email).toBe(ada.email);
    expect((await patched(path, { name: grace.name, email: grace.email }, 2)).status).toBe(200);
    const { manageToken } = (await api.client.post(`${path}/manage-token`)).body;
    const { body } = await extend(api.client.as(manageToken));
    expect(body.code).toBe('version-conflict');
    expect(JSON.stringify(body)).not.toContain(ada.email);
  });

  test('outlives what its own bearer says of the customer', async () => {
    const { path, bearer } = await made({ hold: {}, customer: null });
    const customer = { ...ada, email: 'ada@at-last.example' };
    expect((await bearer.post(`${path}/confirm`, { customer, expectedVersion: 1 })).status).toBe(200);
    const { status, body } = await bearer.get(`${path}/history`);
    expect({ status, versions: body.items.map(({ version }: Body) => version) }).toEqual({
      status: 200,
      versions: [1, 2],
    });
  });

  test('of a nameless hold is over once the desk gives it to somebody', async () => {
    const { id, path, bearer } = await made({ hold: {}, customer: null });
    await confirmedForGrace(id);
    expect((await bearer.get(path)).status).toBe(401);
  });

  test('ends 400 days after it was made, however far its booking is', async () => {
    const { serviceId: far } = await openRoom(api.client, 'far-away', 1, { horizonDays: 730 });
    const start = inBerlin(600, '09:00');
    const { body } = await api.client.post('/v1/bookings', { serviceId: far, start, customer: ada });
    const token = await api.client.post(`/v1/bookings/${body.id}/manage-token`);
    const ends = Date.parse(token.body.expiresAt);
    expect(Math.abs(ends - fromNow({ hours: 400 * 24 }).epochMilliseconds)).toBeLessThan(3_600_000);
  });

  test('writes as seldom as a public key may, and reads on', async () => {
    const { path, position, bearer } = await made();
    const asked = Array.from({ length: 60 }, () =>
      bearer.post(`${path}/reschedule`, { start: 'never', expectedVersion: 1 }),
    );
    const answers = await Promise.all(asked);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400, 429]));
    const policies = answers.map(({ headers }) => headers.get('RateLimit-Policy'));
    expect([...new Set(policies)]).toEqual(['"booking-attempts";q=30;w=60']);
    expect((await bearer.get(`${path}?minPosition=${position}`)).status).toBe(200);
  });
});

describe('a public key reads what is offered now', () => {
  test('and neither what was nor what is withdrawn', async () => {
    const { serviceId: gone } = await openRoom(api.client, 'withdrawn');
    const path = `/v1/services/${gone}`;
    const { body } = await api.client.patch(path, { metadata: { margin: null }, expectedVersion: 1 });
    expect((await visitor.get(path)).status).toBe(200);
    for (const query of ['?atVersion=1', `?at=${fromNow({ seconds: 0 })}`]) {
      const { status, body } = await visitor.get(path + query);
      expect({ query, status, code: body.code }).toEqual({ query, status: 403, code: 'forbidden' });
    }
    expect((await visitor.get('/v1/services?status=archived')).status).toBe(403);
    const archived = await api.client.post(`${path}/archive`, { expectedVersion: body.version });
    const latest = `?minPosition=${archived.body.position}`;
    expect((await visitor.get(path + latest)).status).toBe(404);
    expect((await api.client.get(path + latest)).body.status).toBe('archived');
  });
});
