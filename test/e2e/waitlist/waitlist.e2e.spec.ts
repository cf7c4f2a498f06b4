import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { openPool } from '#libs/database';
import { checkLog } from '#test/checker/check-log';
import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import type { Body } from '#test/harness/clients/api-client';
import { fromNow } from '#test/harness/running-clock';

let api: RunningApi;
let pool: Pool;

beforeAll(async () => {
  api = await runningApi();
  pool = openPool({ url: api.databaseUrl, max: 1 });
});

afterAll(async () => {
  expect(await checkLog(pool)).toEqual([]);
  await pool.end();
  await api.stop();
});

const grace = { name: 'Grace Hopper', email: 'grace@example.com' };
const mary = { name: 'Mary Shelley', email: 'mary@example.com' };

const book = (serviceId: string, start: string, more: object = {}) =>
  api.client.post('/v1/bookings', { serviceId, start, customer: ada, ...more });

const join = async (serviceId: string, from: string, to: string, more: object = {}): Promise<Body> => {
  const { status, body } = await api.client.post('/v1/waitlist', { serviceId, from, to, customer: grace, ...more });
  expect(status).toBe(201);
  return body;
};

const entry = async (id: string) => (await api.client.get(`/v1/waitlist/${id}`)).body;

const reaches = async (id: string, status: string): Promise<Body> => {
  for (;;) {
    const { status: code, body } = await api.client.get(`/v1/waitlist/${id}`);
    if (code === 200 && body.status === status) return body;
    await sleep(50);
  }
};

const booking = async (id: string, position: string) => {
  const { body } = await api.client.get(`/v1/bookings/${id}?minPosition=${position}`);
  return body;
};

const cancel = ({ id, version }: Body) => api.client.post(`/v1/bookings/${id}/cancel`, { expectedVersion: version });

const nine = inBerlin(2, '09:00');
const half = inBerlin(2, '09:30');
const ten = inBerlin(2, '10:00');

test.concurrent('a customer who waits is offered what is cancelled, as a hold, and confirming it takes it', async () => {
  const { serviceId } = await openRoom(api.client, 'cancelled', 1, { offerMinutes: 30 });
  const { body: taken } = await book(serviceId, nine);
  const joined = await join(serviceId, nine, half);
  expect(joined).toMatchObject({ status: 'waiting', version: 1, from: nine, to: half, duration: 30, units: 1 });
  expect(joined).toMatchObject({ bookingId: null, customer: grace });
  await cancel(taken);
  const offered = await reaches(joined.id, 'offered');
  const held = await booking(offered.bookingId, offered.position);
  expect(held).toMatchObject({ status: 'held', start: nine, customer: joined.customer, waitlistEntryId: joined.id });
  const lasts = Date.parse(held.expiresAt) - Date.parse(held.createdAt);
  expect(Math.round(lasts / 60_000)).toBe(30);
  const refused = await book(serviceId, nine);
  expect(refused.body.code).toBe('slot-held');
  const confirmed = await api.client.post(`/v1/bookings/${held.id}/confirm`, { expectedVersion: held.version });
  expect(confirmed.body).toMatchObject({ status: 'confirmed', waitlistEntryId: joined.id });
  expect(await reaches(joined.id, 'accepted')).toMatchObject({ bookingId: held.id });
  const { status, body } = await api.client.delete(`/v1/waitlist/${joined.id}`);
  expect({ status, code: body.code }).toEqual({ status: 409, code: 'illegal-transition' });
});

test.concurrent('the first whom it fits has it: not whom it is too early for, too short or too small', async () => {
  const { serviceId } = await openRoom(api.client, 'first', 2);
  const { body: taken } = await book(serviceId, nine, { units: 2 });
  const later = await join(serviceId, half, ten, { units: 2 });
  const longer = await join(serviceId, nine, ten, { duration: 60, units: 2, calendarIds: [`cal_room-first`] });
  await book(serviceId, half, { units: 2 });
  const first = await join(serviceId, nine, half, { units: 2 });
  const second = await join(serviceId, nine, ten);
  await cancel(taken);
  expect(await reaches(first.id, 'offered')).toMatchObject({ status: 'offered' });
  await sleep(1_500);
  expect(await entry(later.id)).toMatchObject({ status: 'waiting', bookingId: null });
  expect((await entry(longer.id)).status).toBe('waiting');
  expect((await entry(second.id)).status).toBe('waiting');
  const items = (await api.client.get(`/v1/waitlist?serviceId=${serviceId}`)).body.items as Body[];
  expect(items.map(({ id }) => id)).toEqual([later.id, longer.id, first.id, second.id]);
});

test.concurrent('an offer that lapses goes to the next, and comes to the same customer no more', async () => {
  const { serviceId } = await openRoom(api.client, 'lapses');
  const { body: taken } = await book(serviceId, nine);
  const [first, second] = [await join(serviceId, nine, half), await join(serviceId, nine, half, { customer: mary })];
  await cancel(taken);
  const offered = await reaches(first.id, 'offered');
  const held = await booking(offered.bookingId, offered.position);
  const { body } = await cancel(held);
  expect(body.status).toBe('cancelled');
  const next = await reaches(second.id, 'offered');
  expect(next.bookingId).not.toBe(offered.bookingId);
  expect(await reaches(first.id, 'waiting')).toMatchObject({ bookingId: null, version: 3 });
  await api.client.delete(`/v1/waitlist/${second.id}`);
  expect((await reaches(second.id, 'left')).bookingId).toBeNull();
  await sleep(1_500);
  expect((await entry(first.id)).status).toBe('waiting');
  expect((await book(serviceId, nine)).status).toBe(201);
});

test.concurrent('hours that widen, room that grows, a blackout that is taken back and a booking that moves all make offers', async () => {
  const { serviceId, calendarId } = await openRoom(api.client, 'widened');
  const early = await join(serviceId, inBerlin(2, '08:00'), inBerlin(2, '08:30'));
  const { body: blackout } = await api.client.post(`/v1/calendars/${calendarId}/blackouts`, {
    start: ten,
    end: inBerlin(2, '10:30'),
    expectedVersion: 1,
  });
  const closed = await join(serviceId, ten, inBerlin(2, '10:30'));
  const { body: taken } = await book(serviceId, nine);
  const crowded = await join(serviceId, nine, half);
  const { body: moving } = await book(serviceId, half);
  const behind = await join(serviceId, half, ten);
  await sleep(1_500);
  for (const { id } of [early, closed, crowded, behind]) expect((await entry(id)).status).toBe('waiting');

  await api.client.post(`/v1/bookings/${moving.id}/reschedule`, { start: inBerlin(2, '12:00'), expectedVersion: 1 });
  await reaches(behind.id, 'offered');
  await api.client.delete(`/v1/calendars/${calendarId}/blackouts/${blackout.id}?expectedVersion=2`);
  await reaches(closed.id, 'offered');
  await api.client.patch(`/v1/calendars/${calendarId}`, { capacity: 2, expectedVersion: 3 });
  await reaches(crowded.id, 'offered');
  const openingHours = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '07:00', to: '18:00' }];
  await api.client.patch(`/v1/calendars/${calendarId}`, { openingHours, expectedVersion: 4 });
  await reaches(early.id, 'offered');
  expect((await booking(taken.id, taken.position)).status).toBe('confirmed');
});

test.concurrent('a request that is declined, a hold that lapses and a horizon that moves make offers too', async () => {
  const asked = await openRoom(api.client, 'declined', 1, { approval: 'required' });
  const { body: pending } = await book(asked.serviceId, nine);
  const behindRequest = await join(asked.serviceId, nine, half);
  const far = await openRoom(api.client, 'far', 1, { horizonDays: 1 });
  const beyond = await join(far.serviceId, nine, half);
  const held = await openRoom(api.client, 'held');
  expect((await book(held.serviceId, nine, { hold: { seconds: 1 } })).body.status).toBe('held');
  const behindHold = await join(held.serviceId, nine, half);

  await reaches(behindHold.id, 'offered');
  for (const { id } of [behindRequest, beyond]) expect((await entry(id)).status).toBe('waiting');
  await api.client.post(`/v1/bookings/${pending.id}/decline`, { expectedVersion: pending.version });
  await reaches(behindRequest.id, 'offered');
  await api.client.patch(`/v1/services/${far.serviceId}`, { horizonDays: 30, expectedVersion: 1 });
  await reaches(beyond.id, 'offered');
});

test.concurrent('a day that is full by its limit makes an offer as soon as somebody cancels', async () => {
  const { serviceId } = await openRoom(api.client, 'limited-day', 1, { limits: { perDay: 1 } });
  const { body: only } = await book(serviceId, nine);
  const refused = await book(serviceId, ten, { customer: grace, waitlist: true });
  expect(refused).toMatchObject({ status: 409, body: { code: 'limit-reached', limit: { kind: 'per-day' } } });
  const { id } = refused.body.waitlistEntry;
  await reaches(id, 'waiting');
  await cancel(only);
  const offered = await reaches(id, 'offered');
  expect(await booking(offered.bookingId, offered.position)).toMatchObject({ status: 'held', start: ten });
  expect((await book(serviceId, half)).body.code).toBe('limit-reached');
});

test.concurrent('an offer whose time is closed is withdrawn, and made again once it is open again', async () => {
  const { serviceId, calendarId } = await openRoom(api.client, 'displaced');
  const waiting = await join(serviceId, nine, half);
  const offered = await reaches(waiting.id, 'offered');
  const shut = { start: nine, end: ten, onConflict: 'displace', expectedVersion: 1 };
  const { body: blackout } = await api.client.post(`/v1/calendars/${calendarId}/blackouts`, shut);
  await reaches(waiting.id, 'waiting');
  await api.client.delete(`/v1/calendars/${calendarId}/blackouts/${blackout.id}?expectedVersion=2`);
  const again = await reaches(waiting.id, 'offered');
  expect(again.bookingId).not.toBe(offered.bookingId);
});

test.concurrent('a refusal puts who asks for it on the waitlist, once for one idempotency key and once for one id', async () => {
  const { serviceId } = await openRoom(api.client, 'instead');
  const { body: taken } = await book(serviceId, nine);
  const wish = { serviceId, start: nine, customer: grace, waitlist: true };
  const headers = { 'Idempotency-Key': 'wait-for-me' };
  const first = await api.client.post('/v1/bookings', wish, headers);
  expect(first).toMatchObject({ status: 409, body: { code: 'slot-taken' } });
  const { waitlistEntry, waitlist } = first.body;
  expect(waitlistEntry).toMatchObject({ status: 'waiting', from: nine, to: half, customer: grace, version: 1 });
  expect((await api.client.get(new URL(waitlist).pathname)).status).toBe(200);
  const again = await api.client.post('/v1/bookings', wish, headers);
  expect(again).toMatchObject({ status: 409, body: { code: 'slot-taken', waitlistEntry } });
  expect(again.headers.get('Idempotency-Replayed')).toBe('true');
  expect(again.body.conflicts).toEqual(first.body.conflicts);

  const named = { ...wish, id: 'bkg_waits-if-it-must' };
  const byId = await api.client.post('/v1/bookings', named);
  expect(byId.body.waitlistEntry).toMatchObject({ id: 'wls_waits-if-it-must', version: 1 });
  expect((await api.client.post('/v1/bookings', named)).body.waitlistEntry).toEqual(byId.body.waitlistEntry);

  await cancel(taken);
  const offered = await reaches(waitlistEntry.id, 'offered');
  const { version } = await booking(offered.bookingId, offered.position);
  await api.client.post(`/v1/bookings/${offered.bookingId}/confirm`, { expectedVersion: version });
  const later = await api.client.post('/v1/bookings', wish, headers);
  expect(later).toMatchObject({ status: 409, body: { code: 'slot-taken', waitlistEntry } });
  const other = await api.client.post('/v1/bookings', { ...wish, units: 2 }, headers);
  expect(other.body.code).toBe('idempotency-key-reused');

  expect((await book(serviceId, ten, { customer: grace, waitlist: true })).status).toBe(201);
  const hopeless = await book(serviceId, inBerlin(2, '08:00'), { waitlist: true });
  expect(hopeless).toMatchObject({ status: 422, body: { code: 'rule-violation' } });
  expect(hopeless.body).not.toHaveProperty('waitlistEntry');
});

test.concurrent('joining says what is wrong, and happens once', async () => {
  const { serviceId } = await openRoom(api.client, 'joining');
  const wish = { serviceId, from: nine, to: ten, customer: grace };
  const complaint = async (more: object) => {
    const { status, body } = await api.client.post('/v1/waitlist', { ...wish, ...more });
    return { status, errors: body.errors?.map(({ pointer, rule }: Body) => `${pointer} ${rule}`) };
  };
  expect(await complaint({ duration: 45 })).toEqual({ status: 422, errors: ['/duration unknown-duration'] });
  expect(await complaint({ units: 2 })).toEqual({ status: 422, errors: ['/units too-many-units'] });
  expect(await complaint({ to: inBerlin(2, '09:15') })).toEqual({ status: 422, errors: ['/to too-small'] });
  expect(await complaint({ from: '2020-01-01T09:00:00Z', to: '2020-01-01T10:00:00Z' })).toEqual({
    status: 422,
    errors: ['/to in-past'],
  });
  expect(await complaint({ to: inBerlin(90, '09:00') })).toEqual({ status: 400, errors: ['/to too-large'] });
  expect(await complaint({ serviceId: 'svc_nobody-knows' })).toEqual({
    status: 404,
    errors: ['/serviceId unknown-value'],
  });
  const named = { ...wish, id: 'wls_graces-morning' };
  const first = await api.client.post('/v1/waitlist', named);
  const again = await api.client.post('/v1/waitlist', named);
  expect({ first: first.status, again: again.status, id: again.body.id }).toEqual({
    first: 201,
    again: 200,
    id: 'wls_graces-morning',
  });
  const other = await api.client.post('/v1/waitlist', { ...named, to: inBerlin(2, '11:00') });
  expect(other.body).toMatchObject({ code: 'already-exists', differs: ['to'] });
  expect((await api.client.delete('/v1/waitlist/wls_graces-morning')).body.status).toBe('left');
  expect((await api.client.delete('/v1/waitlist/wls_graces-morning')).body.status).toBe('left');
  expect((await api.client.delete('/v1/waitlist/wls_nobody-knows')).status).toBe(404);
});

test.concurrent('a customer who waits for what can begin no more has waited in vain', async () => {
  const { serviceId } = await openRoom(api.client, 'in-vain', 1, { durations: [1], step: 1 });
  const [from, to] = [fromNow({ minutes: -1 }).toString(), fromNow({ minutes: 1, seconds: 5 }).toString()];
  const { body } = await api.client.post('/v1/waitlist', { serviceId, from, to, customer: grace });
  expect((await reaches(body.id, 'expired')).bookingId).toBeNull();
});
