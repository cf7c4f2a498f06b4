import { setTimeout as sleep } from 'node:timers/promises';
import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import { ApiClient, type Body } from '#test/harness/clients/api-client';

let api: RunningApi;
let stranger: ApiClient;

beforeAll(async () => {
  api = await runningApi({ HOLDS_PER_CUSTOMER: '2' });
  const { body } = await api.client.post('/v1/api-keys', { kind: 'public', scopes: [] });
  stranger = await ApiClient.of({ ...api.app, key: body.key });
});

afterAll(() => api.stop());

const named = (id: string) => ({ ...ada, id });
const wait = (client: ApiClient, serviceId: string, from: string, to: string, more: object = {}) =>
  client.post('/v1/waitlist', { serviceId, from, to, customer: ada, ...more });

const reaches = async (id: string, status: string): Promise<Body> => {
  for (;;) {
    const { body } = await api.client.get(`/v1/waitlist/${id}`);
    if (body.status === status) return body;
    await sleep(50);
  }
};

const times = ['09:00', '09:30', '10:00', '10:30'].map((time) => inBerlin(2, time));

test.concurrent('strangers of one address have no more of all that is free held for them than the cap on holds', async () => {
  const { serviceId } = await openRoom(api.client, 'hoarded', 1, { step: 30 });
  const entries = await Promise.all(
    times.slice(0, 3).map((from, at) => wait(stranger, serviceId, from, times[at + 1]!)),
  );
  const known = await wait(api.client, serviceId, times[0]!, inBerlin(2, '12:00'), { customer: named('cus_known') });
  await reaches(known.body.id, 'offered');
  const statuses = await Promise.all(
    entries.map(async ({ body }) => (await api.client.get(`/v1/waitlist/${body.id}`)).body.status),
  );
  expect(statuses.filter((status) => status === 'offered').length).toBeLessThanOrEqual(2);
  const held = await api.client.get(
    `/v1/bookings?serviceId=${serviceId}&status=held&minPosition=${known.body.position}`,
  );
  expect(held.body.items.length).toBeLessThanOrEqual(3);
});

test.concurrent('nobody waits more than twenty times at once, for whatever services, however many lines are joined at once', async () => {
  const rooms = await Promise.all(['joined-here', 'joined-there'].map((name) => openRoom(api.client, name, 1)));
  const joining = Array.from({ length: 24 }, (_, nth) => {
    const from = inBerlin(2, `${String(9 + Math.floor(nth / 4)).padStart(2, '0')}:${(nth % 4) * 15 || '00'}`);
    const customer = named('cus_everywhere');
    return wait(api.client, rooms[nth % 2]!.serviceId, from, inBerlin(2, '17:00'), { customer });
  });
  const answers = await Promise.all(joining);
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(20).fill(201), ...Array(4).fill(409)]);
  const refused = answers.find(({ status }) => status === 409)!;
  expect(refused.body).toMatchObject({ code: 'limit-reached', limit: { kind: 'own-waitlist', atMost: 20 } });
  const entered = answers.find(({ status }) => status === 201)!;
  await api.client.delete(`/v1/waitlist/${entered.body.id}`);
  const again = { customer: named('cus_everywhere') };
  expect(await wait(api.client, rooms[0]!.serviceId, inBerlin(3, '09:00'), inBerlin(3, '10:00'), again)).toMatchObject({
    status: 201,
  });
});

test.concurrent('the waitlist is closed to strangers where customers have to be known, and asks others who they are', async () => {
  const { serviceId } = await openRoom(api.client, 'known-only', 1, { limits: { perCustomer: 1 } });
  const refused = await wait(stranger, serviceId, times[0]!, times[1]!);
  expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 403, code: 'forbidden' });
  const unnamed = await wait(api.client, serviceId, times[0]!, times[1]!);
  expect(unnamed).toMatchObject({ status: 422, body: { errors: [{ pointer: '/customer/id', rule: 'required' }] } });
});

test.concurrent('a customer who is first and may not have it keeps nobody behind from what overlaps it', async () => {
  const limits = { perCustomer: 1 };
  const { serviceId } = await openRoom(api.client, 'not-blocked', 1, { durations: [60, 30], step: 30, limits });
  const book = (start: string, id: string) =>
    api.client.post('/v1/bookings', { serviceId, start, customer: named(id), duration: 60 });
  await book(inBerlin(3, '09:00'), 'cus_anna');
  const { body: blocker } = await book(times[0]!, 'cus_xavi');
  const [nine, half, ten] = times as [string, string, string];
  await wait(api.client, serviceId, nine, ten, { duration: 60, customer: named('cus_anna') });
  const { body: bert } = await wait(api.client, serviceId, half, ten, { duration: 30, customer: named('cus_bert') });
  await api.client.post(`/v1/bookings/${blocker.id}/cancel`, { expectedVersion: 1 });
  expect((await reaches(bert.id, 'offered')).status).toBe('offered');
});

test.concurrent('a second entry for the same is the first, also as the answer to a refusal, and a replay is that too', async () => {
  const { serviceId } = await openRoom(api.client, 'joined-twice');
  const [nine, half] = times as [string, string];
  await api.client.post('/v1/bookings', { serviceId, start: nine, duration: 30, customer: named('cus_first') });
  const first = await wait(api.client, serviceId, nine, half, { customer: named('cus_twice') });
  const headers = { 'Idempotency-Key': 'joined-twice-in-one-line' };
  const wish = { serviceId, from: nine, to: half, customer: named('cus_twice') };
  for (const _ of ['sent', 'replayed']) {
    const again = await api.client.post('/v1/waitlist', wish, headers);
    expect({ status: again.status, id: again.body.id }).toEqual({ status: 200, id: first.body.id });
  }
  const booking = { serviceId, start: nine, duration: 30, customer: named('cus_twice'), waitlist: true };
  for (const _ of ['sent', 'replayed']) {
    const refused = await api.client.post('/v1/bookings', booking, { 'Idempotency-Key': 'joined-by-a-refusal-twice' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'slot-taken', waitlistEntry: { id: first.body.id } } });
  }
});

test.concurrent('only who has just joined by a refusal is given the token of the entry', async () => {
  const { serviceId } = await openRoom(api.client, 'token-once');
  const [nine] = times as [string];
  await api.client.post('/v1/bookings', { serviceId, start: nine, duration: 30, customer: ada });
  const wish = { id: 'bkg_strangers-wish', serviceId, start: nine, duration: 30, customer: ada, waitlist: true };
  const first = await stranger.post('/v1/bookings', wish);
  expect(first.body.waitlistEntry.manageToken).toMatch(/^slm_/);
  const second = await stranger.post('/v1/bookings', wish);
  expect(second).toMatchObject({ status: 409, body: { waitlistEntry: { id: 'wls_strangers-wish' } } });
  expect(second.body.waitlistEntry).not.toHaveProperty('manageToken');
});
