import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { openPool } from '#libs/database';
import { closeGate, failing, plantFailures } from '#test/harness/apps/plant-failures';
import { ada, inBerlin, openRoom, type RunningApi, room, runningApi } from '#test/harness/apps/running-api';
import { operatorKey } from '#test/harness/apps/start-app';
import type { Answer } from '#test/harness/clients/api-client';
import { rawAnswer } from '#test/harness/clients/raw-connection';
import { Poisoner } from '#test/harness/logs/poison';
import { codes } from '../../../apps/api/src/http/problems/problem-kinds.js';

let api: RunningApi;
let owner: Pool;

const start = inBerlin(2, '09:00');
const at = (time: string) => inBerlin(2, time);
const get = (path: string, headers = {}) => api.client.get(`/v1${path}`, headers);
const post = (path: string, body: unknown, headers = {}) => api.client.post(`/v1${path}`, body, headers);
const book = (more: object) => post('/bookings', { start, customer: ada, ...more });

const single = 'svc_room-single';
const cancelled = 'bkg_it-was-cancelled';

beforeAll(async () => {
  api = await runningApi({
    HOLDS_PER_CUSTOMER: '1',
    REQUEST_TIMEOUT_MS: '1000',
    RATE_LIMIT: 'on',
    PUBLIC_ATTEMPTS_PER_MINUTE: '1',
  });
  owner = openPool({ url: api.databaseUrl, max: 2 });
  await plantFailures(owner, true);
  const { client } = api;
  await openRoom(client, 'single', 1);
  await openRoom(client, 'larger', 3);
  await openRoom(client, 'strict', 1, { cancellationWindow: 10_000 });
  await openRoom(client, 'archived', 1);
  await openRoom(client, 'unreadable', 1);
  const poisoner = await Poisoner.open(api.databaseUrl);
  await poisoner.write('calendar/cal_room-unreadable');
  await poisoner.close();
  await post('/services/svc_room-archived/archive', { expectedVersion: 1 });
  await book({ serviceId: single });
  await book({ serviceId: single, start: at('10:00'), hold: { seconds: 600 } });
  await book({ serviceId: single, start: at('12:00'), id: 'bkg_a-brief-hold', hold: { seconds: 1 }, customer: null });
  await book({ serviceId: single, start: at('11:00'), id: cancelled });
  await post(`/bookings/${cancelled}/cancel`, { expectedVersion: 1 });
  await book({ serviceId: 'svc_room-larger', units: 2 });
  await book({ serviceId: 'svc_room-strict', id: 'bkg_it-is-too-late' });
  await post('/calendars', { ...room, id: 'cal_it-was-changed' });
  await client.patch('/v1/calendars/cal_it-was-changed', { name: 'Room 5', expectedVersion: 1 });
  await post('/calendars', room, { 'Idempotency-Key': 'used before' });
  await book({
    serviceId: single,
    start: at('14:00'),
    customer: { ...ada, id: 'cus_holds-one' },
    hold: { seconds: 600 },
  });
});

afterAll(async () => {
  await owner.end();
  await api.stop();
});

/** After the hold has run out somebody else takes its time. */
const takeLapsed = async () => {
  const brief = () => book({ serviceId: single, start: at('12:00') });
  while ((await brief()).status !== 201) await sleep(200);
};

/** What follows the log is held, so that a view is behind. */
const behind = async (): Promise<Answer> => {
  const holder = await owner.connect();
  await holder.query('begin; lock slotlog.calendars_v2 in share row exclusive mode');
  const { body } = await post('/calendars', room);
  try {
    return await get(`/calendars?minPosition=${body.position}`);
  } finally {
    await holder.query('commit');
    holder.release();
  }
};

const fail = (name: string, headers = {}) => post('/calendars', { ...room, name }, headers);

/** The first of two with one key waits for the database. */
const twice = async (): Promise<Answer> => {
  const open = await closeGate(owner);
  const key = { 'Idempotency-Key': 'twice at once' };
  const [first, second] = [fail(failing.slow, key), fail(failing.slow, key)];
  const refused = await Promise.race([first, second]).finally(open);
  const told = [await first, await second].map(({ status, body }) => body.detail ?? status);
  expect(told).toContain(201);
  expect(told).toContain(refused.body.detail);
  return refused;
};

const asReader = async () => {
  const { body } = await post('/api-keys', { scopes: ['calendars:read'] });
  return api.client.as(body.key);
};

/** A second attempt with a public key, where there is one a minute. */
const tooOften = async (): Promise<Answer> => {
  const { body } = await post('/api-keys', { kind: 'public' });
  const visitor = api.client.as(body.key);
  const attempt = () => visitor.post('/v1/bookings', { serviceId: single, start, customer: ada });
  await attempt();
  return attempt();
};

const everyDay = (time: string) =>
  post('/series', {
    ...{ serviceId: single, start: at(time), customer: ada },
    ...{ recurrence: 'FREQ=DAILY;COUNT=2', mode: 'all' },
  });

const change = (body: object, headers = {}) =>
  api.client.patch('/v1/calendars/cal_it-was-changed', { name: 'Room 6', ...body }, headers);

/** Bytes that are no request of HTTP, or not in time. */
const raw = async (bytes: string): Promise<Answer> => {
  const { status, head, body } = await rawAnswer(api.app.url, bytes);
  const [, ...lines] = head.split('\r\n');
  return { status, headers: new Headers(lines.map((line) => line.split(': ') as [string, string])), body } as Answer;
};

const authorized = `Host: x\r\nAuthorization: Bearer ${operatorKey}\r\n`;
const lost = ['conflicts', 'alternatives', 'waitlist', 'position'];
const stale = ['currentVersion', 'current', 'changes'];

type Row = readonly [
  status: number,
  code: string,
  strategy: string,
  members: readonly string[],
  ask: () => Promise<Answer>,
];

const rows: readonly Row[] = [
  [409, 'slot-held', 'reread', [...lost, 'heldUntil'], () => book({ serviceId: single, start: at('10:00') })],
  [409, 'slot-taken', 'choose-alternative', lost, () => book({ serviceId: single })],
  [
    409,
    'capacity-exhausted',
    'choose-alternative',
    [...lost, 'capacity', 'remaining', 'requested'],
    () => book({ serviceId: 'svc_room-larger', units: 2 }),
  ],
  [409, 'version-conflict', 'reread', [...stale, 'expectedVersion'], () => change({ expectedVersion: 1 })],
  [412, 'precondition-failed', 'reread', stale, () => change({}, { 'If-Match': '"1-4be01c77"' })],
  [412, 'precondition-failed', 'reread', stale, () => change({}, { 'If-Match': 'W/"2"' })],
  [428, 'version-required', 'fix-request', ['accepts', 'current'], () => change({})],
  [
    409,
    'already-exists',
    'never',
    ['existing', 'differs'],
    () => post('/calendars', { ...room, name: 'Room 7', id: 'cal_it-was-changed' }),
  ],
  [
    409,
    'hold-expired',
    'choose-alternative',
    ['expiredAt', 'alternatives'],
    () => takeLapsed().then(() => post('/bookings/bkg_a-brief-hold/confirm', { customer: ada }, { 'If-Match': '*' })),
  ],
  [
    409,
    'illegal-transition',
    'reread',
    ['currentStatus', 'allowed', 'currentVersion'],
    () => post(`/bookings/${cancelled}/complete`, { expectedVersion: 2 }),
  ],
  [
    409,
    'window-closed',
    'never',
    ['closedAt'],
    () => post('/bookings/bkg_it-is-too-late/cancel', { expectedVersion: 1 }),
  ],
  [
    409,
    'limit-reached',
    'reread',
    ['limit', 'alternatives'],
    () => book({ serviceId: single, start: at('15:00'), customer: { ...ada, id: 'cus_holds-one' }, hold: {} }),
  ],
  [
    409,
    'dependency-conflict',
    'reread',
    ['blockers', 'resolutions'],
    () => post('/calendars/cal_room-single/archive', { expectedVersion: 1 }),
  ],
  [
    409,
    'dependency-gone',
    'choose-alternative',
    ['missing', 'alternatives'],
    () => book({ serviceId: 'svc_room-archived' }),
  ],
  [
    422,
    'idempotency-key-reused',
    'fix-request',
    ['firstSeenAt'],
    () => post('/calendars', { ...room, name: 'Other' }, { 'Idempotency-Key': 'used before' }),
  ],
  [422, 'rule-violation', 'fix-request', ['errors'], () => book({ serviceId: single, start: at('20:00') })],
  [422, 'rule-violation', 'fix-request', ['errors'], () => get('/calendars?minPosition=99999')],
  [400, 'malformed-request', 'fix-request', ['errors'], () => post('/calendars', '{')],
  [
    400,
    'malformed-request',
    'fix-request',
    ['errors'],
    () => change({ expectedVersion: 1 }, { 'If-Match': '"2-4be01c77"' }),
  ],
  [400, 'malformed-request', 'fix-request', ['errors'], () => raw('NO SUCH THING\r\n\r\n')],
  [400, 'malformed-request', 'fix-request', ['errors'], () => raw('FETCH / HTTP/1.1\r\nHost: x\r\n\r\n')],
  [
    400,
    'malformed-request',
    'fix-request',
    ['errors'],
    () => raw('GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n'),
  ],
  [
    400,
    'malformed-request',
    'fix-request',
    ['errors'],
    () => raw(`POST /v1/calendars HTTP/1.1\r\n${authorized}Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}`),
  ],
  [
    400,
    'malformed-request',
    'fix-request',
    ['errors'],
    () =>
      raw(
        `POST /v1/calendars HTTP/1.1\r\n${authorized}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nz\r\n`,
      ),
  ],
  [409, 'series-conflict', 'choose-alternative', ['occurrences'], () => everyDay('09:00')],
  [409, 'write-contention', 'same-request', ['attempts'], () => fail(failing.contended)],
  [409, 'request-in-progress', 'same-request', ['startedAt'], twice],
  [503, 'busy', 'same-request', [], () => fail(failing.timedOut)],
  [503, 'storage-full', 'same-request', [], () => fail(failing.full)],
  [503, 'clock-ahead', 'same-request', [], () => fail(failing.clockAhead)],
  [503, 'outcome-unknown', 'same-request', [], () => fail(failing.lost)],
  [500, 'internal', 'same-request', [], () => fail(failing.broken)],
  [503, 'unavailable', 'same-request', ['alternatives'], () => book({ serviceId: 'svc_room-unreadable' })],
  [503, 'read-behind', 'same-request', ['minPosition', 'position'], behind],
  [403, 'forbidden', 'never', ['requiredScope'], async () => (await asReader()).post('/v1/calendars', room)],
  [429, 'quota-exceeded', 'same-request', [], tooOften],
  [401, 'unauthenticated', 'fix-request', [], () => api.client.as(null).get('/v1/calendars')],
  [404, 'not-found', 'never', [], () => get('/bookings/bkg_nobody-made-it')],
  [404, 'not-found', 'never', [], () => get('/nowhere')],
  [405, 'method-not-allowed', 'fix-request', [], () => api.client.send('PUT', '/v1/bookings', {}, {})],
  [
    405,
    'method-not-allowed',
    'fix-request',
    [],
    () => raw(`PROPFIND /v1/bookings HTTP/1.1\r\n${authorized}Connection: close\r\n\r\n`),
  ],
  [
    405,
    'method-not-allowed',
    'fix-request',
    [],
    () => raw('CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n'),
  ],
  [408, 'request-timeout', 'same-request', [], () => raw('GET /healthz HTTP/1.1\r\nHost')],
  [410, 'other-history', 'reread', [], () => get('/calendars?minPosition=1@0000ffff.9c01d2e3')],
  [413, 'content-too-large', 'fix-request', [], () => post('/calendars', JSON.stringify('x'.repeat(300_000)))],
  [415, 'unsupported-media-type', 'fix-request', [], () => post('/calendars', 'x', { 'Content-Type': 'text/plain' })],
  [
    431,
    'header-too-large',
    'fix-request',
    [],
    () => raw(`GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`),
  ],
];

describe('each refusal', () => {
  it.each(rows.map((row, index) => [index, ...row] as const))(
    'says what it is and what to do: %i %i %s, %s',
    async (_, status, code, strategy, members, ask) => {
      const { status: answered, headers, body } = await ask();
      expect({ answered, code: body.code }).toEqual({ answered: status, code });
      expect(body).toMatchObject({
        status,
        retry: { strategy },
        title: expect.any(String),
        detail: expect.any(String),
      });
      for (const member of members) expect(body).toHaveProperty(member);
      expect(headers.get('Content-Type')).toBe('application/problem+json');
      expect(headers.get('X-Request-Id')).toBe(body.requestId);
      expect(body.instance).toMatch(/^\//);
      const { afterMs } = body.retry;
      expect(headers.get('Retry-After')).toBe(afterMs === undefined ? null : String(Math.ceil(afterMs / 1_000)));
      expect(headers.has('Allow')).toBe(status === 405);
      expect(headers.has('WWW-Authenticate')).toBe(status === 401 || 'requiredScope' in body);
      const page = await fetch(`${api.app.url}${new URL(body.type).pathname}`);
      expect(await page.text()).toContain(`<code>${code}</code>`);
    },
  );

  it('that is our fault stands in the log with its request and its trace', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    await fail(failing.broken, { 'X-Request-Id': 'it-is-our-fault', traceparent });
    const lines = () =>
      api.app.lines.filter((line) => line.includes('"it-is-our-fault"')).map((line) => JSON.parse(line));
    while (lines().length < 2) await sleep(10);
    expect(lines()).toMatchObject([
      { msg: 'a request failed', traceId: '4bf92f3577b34da6a3ce929d0e0e4736' },
      { status: 500, code: 'internal', traceId: '4bf92f3577b34da6a3ce929d0e0e4736' },
    ]);
  });

  it('is among these', () => expect(codes.filter((code) => !rows.some(([, told]) => told === code))).toEqual([]));

  it('that says "the same request" means it: once the database is well again, it succeeds', async () => {
    const key = { 'Idempotency-Key': 'as often as it takes' };
    expect((await fail(failing.lost, key)).body.code).toBe('outcome-unknown');
    await plantFailures(owner, false);
    expect(await fail(failing.lost, key)).toMatchObject({ status: 201, body: { version: 1 } });
    expect((await fail(failing.lost, key)).headers.get('Idempotency-Replayed')).toBe('true');
  });
});
