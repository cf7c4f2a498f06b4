import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import type { Answer, ApiClient } from '#test/harness/clients/api-client';

let api: RunningApi;
/** Somebody who may look at calendars, and nothing else. */
let reader: ApiClient;
/** Somebody who may do everything, and does too much. */
let hasty: ApiClient;

const at = (time: string) => inBerlin(2, time);
const post = (path: string, body: unknown, headers = {}) => api.client.post(`/v1${path}`, body, headers);
const makeService = (calendarId: string) =>
  post('/services', { name: 'x', durations: [30], uses: [{ calendarId }] }, { 'Idempotency-Key': 'for a service' });

/** Only writes are counted. */
const writesTooMuch = async (): Promise<ApiClient> => {
  const { status } = await hasty.post('/v1/calendars', {});
  return status === 429 ? hasty : writesTooMuch();
};

const farTooLong = `/v1/bookings/bkg_${'x'.repeat(300)}`;
const nobodys = '/v1/calendars/cal_nobody-made-it';
const taken = '/bookings/bkg_it-is-taken';
const cancelled = '/bookings/bkg_it-was-cancelled';

beforeAll(async () => {
  api = await runningApi({ RATE_LIMIT: 'on', WRITES_AT_ONCE: '30', WRITES_PER_SECOND: '1' });
  const { serviceId, calendarId } = await openRoom(api.client, 'judged');
  const book = (start: string, id?: string) => post('/bookings', { serviceId, start, customer: ada, id });
  await book(at('09:00'), 'bkg_it-is-taken');
  await book(at('10:00'));
  await book(at('11:00'), 'bkg_it-was-cancelled');
  await post(`${cancelled}/cancel`, { expectedVersion: 1 });
  await makeService(calendarId);
  const keyWith = async (scope: string) => (await post('/api-keys', { scopes: [scope] })).body.key;
  reader = api.client.as(await keyWith('calendars:read'));
  hasty = api.client.as(await keyWith('admin'));
});

afterAll(() => api.stop());

const faults: readonly (readonly [told: string, asked: string, ask: () => Promise<Answer>])[] = [
  ['unauthenticated', 'a wrong key before a wrong path', () => api.client.as('slk_wrong').get('/v1/nowhere')],
  [
    'unauthenticated',
    'a wrong key before a wrong method',
    () => api.client.as('slk_wrong').send('PUT', '/v1/bookings', {}, {}),
  ],
  [
    'unauthenticated',
    'a wrong key before an id that is far too long',
    () => api.client.as('slk_wrong').get(farTooLong),
  ],
  [
    'quota-exceeded',
    'too many writes before a wrong path',
    async () => (await writesTooMuch()).post('/v1/nowhere', {}),
  ],
  [
    'quota-exceeded',
    'too many writes before a wrong method',
    async () => (await writesTooMuch()).send('PUT', '/v1/bookings', {}, {}),
  ],
  [
    'quota-exceeded',
    'too many writes before an id that is far too long',
    async () => (await writesTooMuch()).post(`${farTooLong}/cancel`, {}),
  ],
  [
    'not-found',
    'a wrong path after too many writes, by who only reads',
    async () => (await writesTooMuch()).get('/v1/nowhere'),
  ],
  [
    'method-not-allowed',
    'a wrong method after too many writes, by who only reads',
    async () => (await writesTooMuch()).get('/v1/bookings/bkg_it-is-taken/cancel'),
  ],
  ['method-not-allowed', 'a wrong method before a missing scope', () => reader.send('PUT', '/v1/bookings', {}, {})],
  ['forbidden', 'a missing scope before a body that is no JSON', () => reader.post('/v1/bookings', '{')],
  [
    'forbidden',
    'a missing scope before a body of another type',
    () => reader.post('/v1/bookings', 'x', { 'Content-Type': 'text/plain' }),
  ],
  [
    'forbidden',
    'a missing scope before a body that is too large',
    () => reader.post('/v1/bookings', JSON.stringify('x'.repeat(300_000))),
  ],
  [
    'malformed-request',
    'content before a thing that is not there',
    () => api.client.patch(nobodys, { name: 7 }, { 'If-Match': '"1"' }),
  ],
  [
    'idempotency-key-reused',
    'a key used for something else before a thing that is not there',
    () => makeService('cal_nobody-made-it'),
  ],
  [
    'not-found',
    'a thing that is not there before a version that is not stated',
    () => api.client.patch(nobodys, { name: 'x' }),
  ],
  [
    'version-required',
    'a version that is not stated before a state that does not allow it',
    () => post(`${cancelled}/complete`, {}),
  ],
  [
    'precondition-failed',
    'a stale tag before a rule',
    () => post(`${taken}/reschedule`, { start: at('20:00') }, { 'If-Match': 'W/"1"' }),
  ],
  [
    'rule-violation',
    'a rule before a stale version',
    () => post(`${taken}/reschedule`, { start: at('20:00'), expectedVersion: 9 }),
  ],
  [
    'version-conflict',
    'a stale version before a slot that is taken',
    () => post(`${taken}/reschedule`, { start: at('10:00'), expectedVersion: 9 }),
  ],
];

describe('among several things that are wrong', () => {
  it.each(faults)('%s is told: %s', async (code, _, ask) => expect((await ask()).body.code).toBe(code));
});
