import { openTenant } from '#test/harness/apps/open-tenant';
import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import type { ApiClient, Body } from '#test/harness/clients/api-client';

let api: RunningApi;
let serviceId: string;
/** As somebody in a browser. */
let visitor: ApiClient;
/** A booking of theirs, with its token. */
let visit: Body;
let elsewhere: ApiClient;

const person = { customerName: ada.name, customerEmail: ada.email };
const nine = inBerlin(2, '09:00');
const ten = inBerlin(2, '10:00');
const key = 'a-key-that-nobody-can-guess';

const call = (client: ApiClient, tool: string, given: unknown, headers = {}) =>
  client.post(`/v1/tools/${tool}`, given, headers);

const codeOf = async (...asked: Parameters<typeof call>) => {
  const { status, body } = await call(...asked);
  return `${status} ${body.code ?? body.status}`;
};

const holdAs = async (client: ApiClient, bookingId: string, more: object = {}) =>
  call(client, 'hold_slot', { bookingId, serviceId, start: nine, ...person, ...more });

beforeAll(async () => {
  const quotas = { PUBLIC_ATTEMPTS_PER_MINUTE: '1000', FAILURES_PER_MINUTE: '5' };
  api = await runningApi({ RATE_LIMIT: 'on', HOLDS_PER_CUSTOMER: '50', ...quotas });
  serviceId = (await openRoom(api.client, 'by-tools', 20)).serviceId;
  visitor = api.client.as((await api.client.post('/v1/api-keys', { kind: 'public' })).body.key);
  visit = (await holdAs(visitor, 'bkg_a-visit-of-theirs', { idempotencyKey: key })).body;
  elsewhere = api.client.as(await openTenant(api.databaseUrl, 'elsewhere'));
});

afterAll(() => api.stop());

/** What is done to one booking, and how. */
const acts: readonly (readonly [tool: string, more: object])[] = [
  ['get_booking', {}],
  ['confirm_booking', { expectedVersion: 1 }],
  ['reschedule_booking', { expectedVersion: 1, start: ten }],
  ['cancel_booking', { expectedVersion: 1 }],
];

describe.each(acts)('%s', (tool, more) => {
  const mine = () => ({ bookingId: visit.bookingId, ...more });

  it('finds nothing of another tenant', async () => {
    expect(await codeOf(elsewhere, tool, mine())).toBe('404 not-found');
  });

  it('is closed to a public key alone, and to one that may only look at calendars', async () => {
    const reader = api.client.as((await api.client.post('/v1/api-keys', { scopes: ['calendars:read'] })).body.key);
    for (const client of [visitor, reader]) expect(await codeOf(client, tool, mine())).toBe('403 forbidden');
  });

  it('finds nothing for the token of another booking, wherever that stands', async () => {
    const { body: other } = await holdAs(visitor, `bkg_another-for-${tool}`, { idempotencyKey: `${key}-${tool}` });
    const { manageToken } = other;
    expect(await codeOf(visitor, tool, { ...mine(), manageToken })).toBe('404 not-found');
    expect(await codeOf(api.client, tool, { ...mine(), manageToken })).toBe('404 not-found');
    expect(await codeOf(api.client.as(manageToken), tool, mine())).toBe('404 not-found');
  });

  it('takes no token that is none, that is another kind of key, or that is of another tenant', async () => {
    const { manageToken } = visit;
    const forged = `${manageToken.slice(0, -2)}${manageToken.endsWith('AA') ? 'BB' : 'AA'}`;
    const at = { errors: [{ pointer: '/manageToken' }] };
    const refused = await call(api.client, tool, { ...mine(), manageToken: forged });
    expect(refused).toMatchObject({ status: 401, body: { code: 'unauthenticated', ...at } });
    const foreign = await call(elsewhere, tool, { ...mine(), manageToken });
    expect(foreign).toMatchObject({ status: 401, body: at });
    const ofAnotherKind = await call(api.client, tool, { ...mine(), manageToken: api.app.key });
    expect(ofAnotherKind).toMatchObject({ status: 400, body: at });
  });
});

it('a holder of the token does with the booking what may be done, by whoever’s key it comes', async () => {
  const { body } = await api.client.post('/v1/api-keys', { scopes: ['calendars:read'] });
  const { manageToken, bookingId } = visit;
  const looked = await call(api.client.as(body.key), 'get_booking', { bookingId, manageToken });
  expect(looked).toMatchObject({ status: 200, body: { bookingId, ...person } });
  expect(await codeOf(visitor, 'get_booking', { bookingId, manageToken })).toBe('200 held');
  expect(await codeOf(api.client.as(manageToken), 'get_booking', { bookingId })).toBe('200 held');
  const confirmed = await call(visitor, 'confirm_booking', { bookingId, expectedVersion: 1, manageToken });
  expect(confirmed.body.status).toBe('confirmed');
  const { body: history } = await api.client.get(`/v1/bookings/${bookingId}/history`);
  expect(history.items.at(-1).actor).toEqual({ kind: 'manage-token', id: bookingId });
});

it('counts what a token does as what anybody does, and looking as looking', async () => {
  const { manageToken, bookingId } = visit;
  const policyOf = async (...asked: Parameters<typeof call>) => (await call(...asked)).headers.get('RateLimit-Policy');
  const range = { serviceId, from: nine, to: ten };
  expect(await policyOf(visitor, 'find_slots', range)).toMatch(/^"reads"/);
  expect(await policyOf(api.client, 'find_slots', range)).toBeNull();
  expect(await policyOf(api.client, 'cancel_booking', { bookingId })).toMatch(/^"writes"/);
  expect(await policyOf(api.client, 'cancel_booking', { bookingId, manageToken })).toMatch(/^"booking-attempts"/);
});

it('a call that is made again under its key is answered with what is there by now', async () => {
  const wish = { idempotencyKey: `${key}-again` };
  const { bookingId, manageToken } = (await holdAs(visitor, 'bkg_made-again', wish)).body;
  const confirm = () =>
    call(
      visitor,
      'confirm_booking',
      { bookingId, expectedVersion: 1, manageToken },
      { 'Idempotency-Key': `${key}-confirming` },
    );
  expect((await confirm()).body).toMatchObject({ status: 'confirmed', version: 2 });
  await call(visitor, 'cancel_booking', { bookingId, expectedVersion: 2, manageToken });
  const held = await holdAs(visitor, 'bkg_made-again', wish);
  expect(held).toMatchObject({ status: 200, body: { status: 'cancelled', version: 3, manageToken } });
  expect(held.headers.get('Idempotency-Replayed')).toBe('true');
  expect((await confirm()).body).toMatchObject({ status: 'cancelled', version: 3 });
});

it('but whoever made it is not told what is somebody else’s by now', async () => {
  const wish = { bookingId: 'bkg_handed-on', serviceId, start: ten, ...person, idempotencyKey: `${key}-handed-on` };
  expect(await codeOf(visitor, 'book_slot', wish)).toBe('200 confirmed');
  const customer = { name: 'Grace Hopper', email: 'grace@example.com' };
  const { status } = await api.client.patch('/v1/bookings/bkg_handed-on', { customer, expectedVersion: 1 });
  expect(status).toBe(200);
  expect(await codeOf(visitor, 'book_slot', wish)).toBe('409 already-exists');
});

it('the same id with other content is another wish, and no booking', async () => {
  await holdAs(api.client, 'bkg_only-one-of-them');
  const { status, body } = await holdAs(api.client, 'bkg_only-one-of-them', { start: ten });
  expect({ status, code: body.code, differs: body.differs }).toEqual({
    status: 409,
    code: 'already-exists',
    differs: ['start'],
  });
});

it('one key of a caller is for one booking, whatever it asks of it', async () => {
  await holdAs(api.client, 'bkg_the-first-of-two');
  await holdAs(api.client, 'bkg_the-second-of-two');
  const confirm = (bookingId: string) =>
    call(api.client, 'confirm_booking', { bookingId, expectedVersion: 1 }, { 'Idempotency-Key': 'one for both' });
  expect((await confirm('bkg_the-first-of-two')).body).toMatchObject({ status: 'confirmed' });
  expect((await confirm('bkg_the-second-of-two')).body).toMatchObject({ code: 'idempotency-key-reused' });
});

it('the edition for tools is asked for by that word alone', async () => {
  for (const path of ['/openapi.json', '/openapi-3.0.json']) {
    const response = await fetch(`${api.app.url}${path}?for=people`);
    const body = (await response.json()) as Body;
    expect({ status: response.status, errors: body.errors }).toMatchObject({
      status: 400,
      errors: [{ pointer: '?for', rule: 'unknown-value' }],
    });
    const { paths } = (await (await fetch(`${api.app.url}${path}?for=tools`)).json()) as Body;
    expect(Object.keys(paths)).toHaveLength(10);
  }
});

it('wrong tokens in bodies shut out nobody, and are refused as such whoever is shut out', async () => {
  const look = (client: ApiClient) =>
    call(client, 'get_booking', { bookingId: visit.bookingId, manageToken: 'slm_made-up' });
  const refused = { status: 401, body: { errors: [{ pointer: '/manageToken' }] } };
  for (let nth = 0; nth < 7; nth += 1) expect(await look(visitor)).toMatchObject(refused);
  const guess = () => codeOf(api.client.as('slk_made-up'), 'get_booking', { bookingId: visit.bookingId });
  expect(await guess()).toBe('401 unauthenticated');
  for (let nth = 0; nth < 6; nth += 1) await guess();
  expect(await guess()).toBe('429 quota-exceeded');
  expect(await look(visitor)).toMatchObject(refused);
});
