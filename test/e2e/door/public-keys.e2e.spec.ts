import { setTimeout as sleep } from 'node:timers/promises';
import { openTenant } from '#test/harness/apps/open-tenant';
import { inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import type { ApiClient, Body } from '#test/harness/clients/api-client';

let api: RunningApi;
/** As somebody in a browser. */
let visitor: ApiClient;
let key: Body;
let serviceId: string;

beforeAll(async () => {
  api = await runningApi({ PUBLIC_ATTEMPTS_PER_MINUTE: '100', HOLDS_PER_CUSTOMER: '3' });
  key = (await api.client.post('/v1/api-keys', { kind: 'public', name: 'Website' })).body;
  visitor = api.client.as(key.key);
  serviceId = (await openRoom(api.client, 'on-the-web', 20)).serviceId;
});

afterAll(() => api.stop());

const ada = { name: 'Ada Lovelace', email: 'ada@example.com' };
const nine = inBerlin(2, '09:00');
const ten = inBerlin(2, '10:00');

const book = (more: object = {}, headers = {}) =>
  visitor.post('/v1/bookings', { serviceId, start: nine, customer: ada, ...more }, headers);

const reaches = async (client: ApiClient, id: string, status: string): Promise<Body> => {
  for (;;) {
    const { body } = await client.get(`/v1/waitlist/${id}`);
    if (body.status === status) return body;
    await sleep(50);
  }
};

describe('a public key', () => {
  it('says so, and has no scopes', async () => {
    expect(key).toMatchObject({ kind: 'public', scopes: [] });
    expect(key.key).toMatch(/^slp_default\.\d+\.[\w-]{43}$/);
    const refused = await api.client.post('/v1/api-keys', { kind: 'public', scopes: ['admin'] });
    expect(refused.body.errors).toMatchObject([{ pointer: '/scopes', rule: 'unknown-value' }]);
    const secret = await api.client.post('/v1/api-keys', { kind: 'secret' });
    expect(secret.body.errors).toMatchObject([{ pointer: '/scopes', rule: 'required' }]);
  });

  it('reads services and slots, books, and does nothing else', async () => {
    const { body: booking } = await book();
    const range = `from=${nine}&to=${ten}`;
    const may = ['/v1/services', `/v1/services/${serviceId}`, `/v1/services/${serviceId}/slots?${range}`];
    for (const path of may) expect({ path, status: (await visitor.get(path)).status }).toEqual({ path, status: 200 });
    const mayNot = [
      ['GET', '/v1/bookings'],
      ['GET', `/v1/bookings/${booking.id}`],
      ['GET', `/v1/bookings/${booking.id}/history`],
      ['POST', `/v1/bookings/${booking.id}/cancel`],
      ['POST', `/v1/bookings/${booking.id}/manage-token`],
      ['GET', '/v1/calendars'],
      ['POST', '/v1/services'],
      ['GET', '/v1/waitlist'],
      ['GET', '/v1/api-keys'],
    ];
    for (const [method, path] of mayNot as [string, string][]) {
      const { status } = await visitor.send(method, path, method === 'POST' ? {} : undefined, {});
      expect({ method, path, status }).toEqual({ method, path, status: 403 });
    }
    const moving = `/v1/services/${serviceId}/slots?${range}&ignoreBooking=${booking.id}`;
    const { body: hidden } = await visitor.get(`${moving}&minPosition=${booking.position}`);
    const { body: told } = await api.client.get(moving);
    expect(hidden.slots[0].remaining).toBe(told.slots[0].remaining - 1);
  });

  it('books for customers of our making, and sets no rules aside', async () => {
    const { status, body } = await book();
    expect(status).toBe(201);
    expect(body.customer).toMatchObject(ada);
    expect(body.customer.id).toMatch(/^cus_/);
    expect((await book({ customer: { ...ada, id: 'cus_somebody' } })).status).toBe(403);
    expect((await book({ override: ['under-notice'] })).status).toBe(403);
  });

  it('does not learn whose a lost slot is', async () => {
    const { serviceId } = await openRoom(api.client, 'discreet');
    await book({ serviceId });
    const { status, body } = await book({ serviceId });
    expect({ status, conflicts: body.conflicts.length }).toEqual({ status: 409, conflicts: 1 });
    expect(body.conflicts[0]).not.toHaveProperty('bookingId');
  });

  it('holds only so much from one address, whoever it is for', async () => {
    const { serviceId } = await openRoom(api.client, 'held-often', 20);
    const hold = (more: object) => book({ serviceId, hold: {}, customer: null, ...more });
    const answers = [await hold({}), await hold({ customer: ada }), await hold({}), await hold({ customer: ada })];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 409]);
    expect(answers[3]!.body).toMatchObject({ code: 'limit-reached', limit: { kind: 'live-holds', atMost: 3 } });
  });

  it('is not for a service that limits each customer', async () => {
    const { serviceId } = await openRoom(api.client, 'limited', 1, { limits: { perCustomer: 1 } });
    const { status, body } = await book({ serviceId });
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'forbidden' });
  });
});

describe('a manage token', () => {
  it('manages the one booking that it came with', async () => {
    const { body: elsewhere } = await api.client.post('/v1/api-keys', { kind: 'public' });
    const wish = { serviceId, start: nine, customer: ada, hold: { seconds: 600 } };
    const { body: booking } = await api.client.as(elsewhere.key).post('/v1/bookings', wish);
    const manager = api.client.as(booking.manageToken);
    const path = `/v1/bookings/${booking.id}`;
    const extended = await manager.post(`${path}/extend`, { seconds: 900, expectedVersion: 1 });
    expect(extended.body).toMatchObject({ status: 'held', version: 2 });
    expect((await manager.post(`${path}/confirm`, { expectedVersion: 2 })).body.status).toBe('confirmed');
    expect((await manager.post(`${path}/reschedule`, { start: ten, expectedVersion: 3 })).body.start).toBe(ten);
    const cancelled = await manager.post(`${path}/cancel`, { expectedVersion: 4 });
    expect(cancelled.body.status).toBe('cancelled');
    expect((await manager.get(`${path}?minPosition=${cancelled.body.position}`)).body.customer).toMatchObject(ada);
    const { body: history } = await manager.get(`${path}/history`);
    expect(history.items.at(-1)).toMatchObject({
      type: 'BookingCancelled',
      actor: { kind: 'manage-token', id: booking.id },
    });
  });

  it('is for nothing else', async () => {
    const { body: mine } = await book();
    const { body: other } = await book();
    const manager = api.client.as(mine.manageToken);
    expect((await manager.get(`/v1/bookings/${other.id}`)).status).toBe(404);
    expect((await manager.post(`/v1/bookings/${other.id}/cancel`, { expectedVersion: 1 })).status).toBe(404);
    expect((await manager.get('/v1/bookings')).status).toBe(403);
    expect((await manager.patch(`/v1/bookings/${mine.id}`, { notes: 'mine', expectedVersion: 1 })).status).toBe(403);
    expect((await manager.post(`/v1/bookings/${mine.id}/manage-token`)).status).toBe(403);
    expect((await manager.get('/v1/services')).status).toBe(403);
    const override = { override: ['window-closed'], expectedVersion: 1 };
    expect((await manager.post(`/v1/bookings/${mine.id}/cancel`, override)).status).toBe(403);
    const forged = mine.manageToken.replace(mine.id, other.id);
    expect((await api.client.as(forged).get(`/v1/bookings/${other.id}`)).status).toBe(401);
    const elsewhere = await openTenant(api.databaseUrl, 'elsewhere');
    expect((await api.client.as(elsewhere).get(`/v1/bookings/${mine.id}`)).status).toBe(404);
  });

  it('comes again with the answer to the same request, not to who knows an id', async () => {
    const header = { 'Idempotency-Key': '7b8a6d52-0d7b-4b8e-9a35-5d8f3d1f1f8e' };
    const first = await book({}, header);
    const again = await book({}, header);
    expect({ status: again.status, body: again.body }).toEqual({ status: 201, body: first.body });
    expect(again.headers.get('Idempotency-Replayed')).toBe('true');
    const manager = api.client.as(again.body.manageToken);
    const { status } = await manager.post(`/v1/bookings/${first.body.id}/cancel`, { expectedVersion: 1 });
    expect(status).toBe(200);
    const named = { id: 'bkg_known-to-others' };
    expect((await book(named)).body.manageToken).toMatch(/^slm_/);
    const repeated = await book(named);
    expect(repeated.status).toBe(200);
    expect(repeated.body).not.toHaveProperty('manageToken');
  });

  it('is made for any booking by who may write bookings', async () => {
    const { body: booking } = await api.client.post('/v1/bookings', { serviceId, start: nine, customer: ada });
    expect(booking).not.toHaveProperty('manageToken');
    const { status, body } = await api.client.post(`/v1/bookings/${booking.id}/manage-token`);
    expect(status).toBe(200);
    expect(Date.parse(body.expiresAt)).toBe(Date.parse(booking.end) + 30 * 86_400_000);
    const { body: read } = await api.client
      .as(body.manageToken)
      .get(`/v1/bookings/${booking.id}?minPosition=${booking.position}`);
    expect(read.id).toBe(booking.id);
    expect((await api.client.post('/v1/bookings/bkg_nobody-knows/manage-token')).status).toBe(404);
  });

  it('manages a waitlist entry, and what is offered to it', async () => {
    const { serviceId } = await openRoom(api.client, 'waited-for');
    const { body: taken } = await api.client.post('/v1/bookings', { serviceId, start: nine, customer: ada });
    const { body: fresh } = await api.client.post('/v1/api-keys', { kind: 'public' });
    const newcomer = api.client.as(fresh.key);
    const wish = { serviceId, start: nine, waitlist: true, customer: { ...ada, name: 'Grace' } };
    const { status, body } = await newcomer.post('/v1/bookings', wish);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'slot-taken' });
    const { waitlistEntry } = body;
    const joined = await newcomer.post('/v1/waitlist', { serviceId, from: nine, to: ten, customer: ada });
    const [manager, other] = [api.client.as(waitlistEntry.manageToken), api.client.as(joined.body.manageToken)];
    expect((await other.get(`/v1/waitlist/${waitlistEntry.id}`)).status).toBe(404);
    await api.client.post(`/v1/bookings/${taken.id}/cancel`, { expectedVersion: 1 });
    const { bookingId } = await reaches(manager, waitlistEntry.id, 'offered');
    expect((await other.get(`/v1/bookings/${bookingId}`)).status).toBe(404);
    expect((await manager.get(`/v1/bookings/${taken.id}`)).status).toBe(404);
    const confirmed = await manager.post(`/v1/bookings/${bookingId}/confirm`, { expectedVersion: 1 });
    expect(confirmed.body).toMatchObject({ status: 'confirmed', customer: { name: 'Grace' } });
    expect((await other.delete(`/v1/waitlist/${joined.body.id}`)).body.status).toBe('left');
  });
});
