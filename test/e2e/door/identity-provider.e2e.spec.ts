import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import { audience, IdentityProvider } from '#test/harness/apps/identity-provider';
import { ada, inBerlin, openRoom, type RunningApi, room, runningApi } from '#test/harness/apps/running-api';
import { fromNow } from '#test/harness/running-clock';

let provider: IdentityProvider;
let api: RunningApi;

beforeAll(async () => {
  jest.spyOn(console, 'warn').mockReturnValue();
  provider = await IdentityProvider.start({
    desk: { tenant: 'default', scope: 'openid calendars:read calendars:write bookings:read bookings:write' },
    'ada|work/7': { tenant: 'default', scope: 'bookings:own' },
    grace: { tenant: 'default', scope: 'bookings:own' },
    stranger: { tenant: 'nowhere', scope: 'calendars:read' },
  });
  api = await runningApi({ OIDC_ISSUER: provider.issuer, OIDC_AUDIENCE: audience });
});

afterAll(async () => {
  await api.stop();
  await provider.stop();
});

const as = async (member: string) => api.client.as(await provider.token(member));
const statusOf = async (token: string) => (await api.client.as(token).get('/v1/calendars')).status;

/** Seconds from now on, for a claim; looked at when the token is made, as a busy machine takes its time over each. */
const fromNowOn = (seconds: number) => () => Math.floor(fromNow({ seconds }).epochMilliseconds / 1_000);

const madeNow = (claims: Readonly<Record<string, unknown>>) =>
  provider.forged(
    Object.fromEntries(
      Object.entries(claims).map(([name, claim]) => [name, claim instanceof Function ? claim() : claim]),
    ),
  );

describe('a token of the identity provider', () => {
  it('opens what its scopes say, and stands in the history with its subject', async () => {
    const desk = await as('desk');
    const { status, body } = await desk.post('/v1/calendars', room);
    expect(status).toBe(201);
    const { items } = (await desk.get(`/v1/calendars/${body.id}/history`)).body;
    expect(items).toMatchObject([{ actor: { kind: 'user', id: 'desk' } }]);
    const refused = await desk.get('/v1/api-keys');
    expect({ status: refused.status, requiredScope: refused.body.requiredScope }).toEqual({
      status: 403,
      requiredScope: 'admin',
    });
  });

  it('for a tenant that is not there is refused', async () => {
    const { status, headers, body } = await (await as('stranger')).get('/v1/calendars');
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'unauthenticated' });
    expect(headers.get('WWW-Authenticate')).toBe('Bearer realm="slotlog", error="invalid_token"');
  });

  it('is good as long as it says, for whom it says, and from when it says', async () => {
    const good = [{}, { exp: fromNowOn(-20) }, { nbf: fromNowOn(20) }, { aud: ['elsewhere', audience] }];
    const bad = [
      { exp: fromNowOn(-40) },
      { exp: undefined },
      { nbf: fromNowOn(40) },
      { aud: 'elsewhere' },
      { aud: undefined },
      { iss: 'https://login.example.com' },
      { sub: undefined },
      { sub: '' },
      { sub: 'a\u0007' },
      { sub: 'x'.repeat(256) },
      { tenant: undefined },
      { tenant: 7 },
      { tenant: 'nowhere' },
    ];
    for (const claims of good) expect([claims, await statusOf(await madeNow(claims))]).toEqual([claims, 200]);
    for (const claims of bad) expect([claims, await statusOf(await madeNow(claims))]).toEqual([claims, 401]);
    for (const scope of [undefined, '', 'calendars:READ', ['calendars:read']]) {
      expect([scope, await statusOf(await provider.forged({ scope }))]).toEqual([scope, 403]);
    }
  });

  it('that says who signs in or out, and not what its bearer may do, is refused', async () => {
    for (const typ of ['at+jwt', 'JWT']) expect(await statusOf(await provider.forged({}, { typ }))).toBe(200);
    expect(await statusOf(await provider.forged({}, { typ: 'logout+jwt' }))).toBe(401);
    expect(await statusOf(await provider.forged({ at_hash: 'x' }))).toBe(401);
  });

  it('that somebody else signed, or nobody, is refused', async () => {
    const { kid } = provider.publicKey;
    const other = await generateKeyPair('ES256', { extractable: true });
    const key = { ...(await exportJWK(other.privateKey)), kid: kid as string };
    expect(await statusOf(await provider.forged({}, { key }))).toBe(401);
    expect(await statusOf(await provider.forged({}, { key: { ...key, kid: 'unknown' } }))).toBe(401);
    const good = await provider.forged({});
    const [head, claims, signature] = good.split('.') as [string, string, string];
    const admin = JSON.parse(Buffer.from(claims, 'base64url').toString());
    const changed = Buffer.from(JSON.stringify({ ...admin, scope: 'admin' })).toString('base64url');
    expect(await statusOf(`${head}.${changed}.${signature}`)).toBe(401);
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    expect(await statusOf(`${none}.${claims}.`)).toBe(401);
    expect(await statusOf(`${none}.${claims}.${signature}`)).toBe(401);
  });

  it('signed with a secret is refused, though the provider announces that too and the secret is its public key', async () => {
    const announced = await (await fetch(`${provider.issuer}/.well-known/openid-configuration`)).json();
    expect(announced).toMatchObject({ id_token_signing_alg_values_supported: expect.arrayContaining(['HS256']) });
    const text = JSON.stringify(provider.publicKey);
    for (const secret of [text, JSON.stringify(await (await fetch(`${provider.issuer}/jwks`)).json())]) {
      const claims = { iss: provider.issuer, aud: audience, sub: 'eve', tenant: 'default', scope: 'admin' };
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: provider.publicKey.kid as string })
        .setExpirationTime('1m')
        .sign(new TextEncoder().encode(secret));
      expect(await statusOf(token)).toBe(401);
    }
  });

  it('by an algorithm that the provider does not announce is refused', async () => {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const key = { ...(await exportJWK(privateKey)), kid: provider.publicKey.kid as string };
    await importJWK(key, 'RS256');
    expect(await statusOf(await provider.forged({}, { key, alg: 'RS256' }))).toBe(401);
  });
});

describe('a person with bookings:own', () => {
  const start = inBerlin(3, '09:00');
  const { name, email } = ada;

  it('books for itself and for nobody else, and keeps every rule', async () => {
    const { serviceId } = await openRoom(api.client, 'own-creation');
    const person = await as('ada|work/7');
    const wish = { id: 'bkg_own-creation', serviceId, start, customer: { name, email } };
    const { status, body } = await person.post('/v1/bookings', wish);
    expect(status).toBe(201);
    expect(body.customer).toMatchObject({ id: 'ada|work/7', name, email, phone: null });
    expect((await person.post('/v1/bookings', wish)).status).toBe(200);
    const later = inBerlin(3, '10:00');
    const of = (more: object) =>
      person.post('/v1/bookings', { serviceId, start: later, customer: { name, email }, ...more });
    expect((await of({ customer: { id: 'grace', name, email } })).body).toMatchObject({ code: 'forbidden' });
    expect((await of({ override: ['outside-hours'] })).body).toMatchObject({ code: 'forbidden' });
    const nobody = await of({ customer: undefined, hold: {} });
    expect(nobody.body.errors).toMatchObject([{ pointer: '/customer', rule: 'required' }]);
    const { items } = (await person.get(`/v1/bookings/${body.id}/history?minPosition=${body.position}`)).body;
    expect(items[0].actor).toEqual({ kind: 'customer', id: expect.stringMatching(/^[0-9a-f]{32}$/) });
  });

  it('loses a slot without learning to whom, and takes its own booking through its life', async () => {
    const { serviceId } = await openRoom(api.client, 'own-life', 1, { cancellationWindow: 60 });
    const [person, other] = [await as('ada|work/7'), await as('grace')];
    const wish = { serviceId, start, customer: { name, email } };
    await other.post('/v1/bookings', wish);
    const lost = await person.post('/v1/bookings', wish);
    expect(lost.body).toMatchObject({ code: 'slot-taken', conflicts: [{ kind: 'booking' }] });
    expect(lost.body.conflicts[0]).not.toHaveProperty('bookingId');
    const [{ start: free }] = lost.body.alternatives;
    const { body: held } = await person.post('/v1/bookings', { ...wish, start: free, hold: {} });
    const path = `/v1/bookings/${held.id}`;
    const steps = [
      ['/extend', {}, 'held'],
      ['/confirm', {}, 'confirmed'],
      ['/reschedule', { start: inBerlin(3, '12:00') }, 'confirmed'],
      ['/cancel', {}, 'cancelled'],
    ] as const;
    let expectedVersion = held.version;
    for (const [step, body, state] of steps) {
      const answer = await person.post(path + step, { ...body, expectedVersion });
      expect([step, answer.status, answer.body.status]).toEqual([step, 200, state]);
      expectedVersion = answer.body.version;
    }
    const listed = await person.get('/v1/bookings?limit=200');
    expect(listed.body.items.map(({ customer }: { customer: { id: string } }) => customer.id)).not.toContain('grace');
    expect((await person.get('/v1/bookings?customerId=grace')).body.items).toEqual([]);
  });

  it.each([
    ['GET', '', undefined],
    ['GET', '/history', undefined],
    ['PATCH', '', { notes: 'mine', expectedVersion: 1 }],
    ['PATCH', '', { notes: 'mine' }],
    ['POST', '/confirm', { expectedVersion: 1 }],
    ['POST', '/confirm', { expectedVersion: 1, customer: { name, email } }],
    ['POST', '/extend', { expectedVersion: 1 }],
    ['POST', '/reschedule', { start: inBerlin(3, '15:00'), expectedVersion: 1 }],
    ['POST', '/cancel', { expectedVersion: 1 }],
    ['POST', '/cancel', {}],
    ['POST', '/cancel', { expectedVersion: 9 }],
  ])('is told of another one’s booking what it is told of none: %s %s %j', async (method, path, body) => {
    const { serviceId } = await theirRoom;
    const person = await as('ada|work/7');
    const theirs = await (await as('grace')).post('/v1/bookings', {
      id: 'bkg_of-somebody-else',
      serviceId,
      start,
      customer: { name, email },
      hold: {},
    });
    await api.client.get(`/v1/bookings/bkg_of-somebody-else?minPosition=${theirs.body.position}`);
    const told = async (id: string) => {
      const answer = await person.send(method, `/v1/bookings/${id}${path}`, body, {});
      const { requestId: _, ...rest } = answer.body;
      return { status: answer.status, rest: JSON.stringify(rest).replaceAll(id, 'ID') };
    };
    const refusal = await told('bkg_of-somebody-else');
    expect(refusal.status).toBe(404);
    expect(refusal).toEqual(await told('bkg_of-nobody-at-all'));
  });

  it.each(['approve', 'decline', 'complete', 'no-show'])('may not %s', async (command) => {
    const person = await as('ada|work/7');
    expect((await person.post(`/v1/bookings/bkg_own-creation/${command}`, {})).status).toBe(403);
  });

  let theirRoom: ReturnType<typeof openRoom>;
  beforeAll(() => {
    theirRoom = openRoom(api.client, 'theirs', 1, { holdSeconds: 1_800 });
  });
});

describe('an identity provider', () => {
  it('that changes its key is followed, and tokens of the earlier one are let go', async () => {
    const before = await provider.forged({ sub: 'before' });
    const used = await provider.forged({ sub: 'used' });
    expect(await statusOf(used)).toBe(200);
    await provider.rotate();
    const after = await provider.token('desk');
    // Keys are read anew for a key that is not known, at most every two seconds.
    while ((await statusOf(after)) !== 200) await sleep(200);
    expect(await statusOf(before)).toBe(401);
  });

  it('that is down keeps nobody out who was known a moment ago, nor keys; of others nobody can say', async () => {
    const known = await provider.token('desk');
    expect(await statusOf(known)).toBe(200);
    const unknown = await provider.forged(
      {},
      { key: { ...(await exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey)), kid: 'new' } },
    );
    await sleep(2_100);
    provider.fail();
    expect(await statusOf(known)).toBe(200);
    expect((await api.client.get('/v1/calendars')).status).toBe(200);
    const { status, headers, body } = await api.client.as(unknown).get('/v1/calendars');
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'busy' });
    expect(headers.get('Retry-After')).toBe('1');
  });
});
