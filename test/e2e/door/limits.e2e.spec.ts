import { setTimeout as sleep } from 'node:timers/promises';
import { openPool } from '#libs/database';
import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import { type App, operatorKey, startApp } from '#test/harness/apps/start-app';
import { ApiClient } from '#test/harness/clients/api-client';
import { rawAnswer } from '#test/harness/clients/raw-connection';

const limits = {
  RATE_LIMIT: 'on',
  WRITES_PER_SECOND: '15',
  WRITES_AT_ONCE: '60',
  FAILURES_PER_MINUTE: '5',
  PUBLIC_READS_PER_MINUTE: '8',
  TRUSTED_PROXIES: 'loopback',
  REQUEST_TIMEOUT_MS: '1000',
  MAX_UNDER_WAY: '32',
};

let api: RunningApi;

beforeAll(async () => {
  api = await runningApi(limits);
});

afterAll(() => api.stop());

/** A write that comes to nothing, and counts all the same. */
const write = (client: ApiClient) => client.post('/v1/calendars', {});
const times = <T>(count: number, work: () => Promise<T>) => Promise.all(Array.from({ length: count }, work));
const own = async (name: string) => {
  const { body } = await api.client.post('/v1/api-keys', { name, scopes: ['admin'] });
  return api.client.as(body.key);
};

describe('a caller who writes too much', () => {
  it('is told how much is left, then how long to wait, and is heard again afterwards', async () => {
    const [hasty, other] = [await own('hasty'), await own('other')];
    const first = await write(hasty);
    expect(first.headers.get('RateLimit-Policy')).toBe('"writes";q=60;w=4');
    expect(first.headers.get('RateLimit')).toBe('"writes";r=59;t=4');
    const answers = await times(65, () => write(hasty));
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(59);
    const { headers, body } = answers.find(({ status }) => status === 429)!;
    expect(body).toMatchObject({ code: 'quota-exceeded', retry: { strategy: 'same-request' } });
    expect(body.retry.afterMs).toBeLessThanOrEqual(4_000);
    expect(headers.get('Retry-After')).toBe(String(Math.ceil(body.retry.afterMs / 1_000)));
    expect(headers.get('RateLimit')).toMatch(/^"writes";r=0;t=[1-4]$/);
    expect((await hasty.get('/v1/calendars')).status).toBe(200);
    expect((await write(other)).status).toBe(400);
    await sleep(body.retry.afterMs);
    expect((await write(hasty)).status).toBe(400);
  });

  it('cannot have more by asking several processes that count in one place', async () => {
    const counted = { RATE_LIMIT_COUNTED_IN: 'database', WRITES_PER_SECOND: '1', WRITES_AT_ONCE: '50' };
    const together = { ...limits, ...counted, MAX_UNDER_WAY: '100' };
    const apps = await Promise.all([startApp(api.databaseUrl, together), startApp(api.databaseUrl, together)]);
    const clients = await Promise.all(apps.map((app: App) => ApiClient.of(app)));
    const answers = (await times(40, () => Promise.all(clients.map(write)))).flat();
    const heard = answers.filter(({ status }) => status === 400).length;
    // Points are taken two at a time, and the last ones of one process may stay unspent.
    expect(heard).toBeGreaterThanOrEqual(48);
    expect(heard).toBeLessThanOrEqual(50);
    await Promise.all(apps.map((app) => app.stop()));
  });
});

describe('a caller who may be anybody', () => {
  it('reads so often a minute from one address, is told so, and then has to wait; a secret key does not', async () => {
    const { body: key } = await api.client.post('/v1/api-keys', { kind: 'public', name: 'Website' });
    const read = (address: string) => api.client.as(key.key).get('/v1/services', { 'X-Forwarded-For': address });
    const first = await read('203.0.113.20');
    expect(first.headers.get('RateLimit-Policy')).toBe('"reads";q=8;w=60');
    expect(first.headers.get('RateLimit')).toMatch(/^"reads";r=7;t=/);
    const { statuses, last } = await times(9, () => read('203.0.113.20')).then((answers) => ({
      statuses: answers.map(({ status }) => status).sort(),
      last: answers.find(({ status }) => status === 429)!,
    }));
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200, 429, 429]);
    expect(last.body).toMatchObject({ code: 'quota-exceeded', retry: { strategy: 'same-request' } });
    expect(Number(last.headers.get('Retry-After'))).toBeGreaterThan(30);
    expect((await read('203.0.113.21')).status).toBe(200);
    const desk = await times(20, () => api.client.get('/v1/services', { 'X-Forwarded-For': '203.0.113.20' }));
    expect(desk.map(({ status }) => status)).toEqual(Array(20).fill(200));
  });

  it('reads as often with each manage token', async () => {
    const { serviceId } = await openRoom(api.client, 'managed', 2);
    const bookedAt = async (time: string) => {
      const body = { serviceId, start: inBerlin(2, time), customer: ada };
      const { id } = (await api.client.post('/v1/bookings', body)).body;
      return { id, token: (await api.client.post(`/v1/bookings/${id}/manage-token`)).body.manageToken };
    };
    const [one, other] = [await bookedAt('09:00'), await bookedAt('10:00')];
    const read = async ({ id, token }: typeof one) => {
      const address = { 'X-Forwarded-For': '203.0.113.22' };
      return (await api.client.as(token).get(`/v1/bookings/${id}`, address)).status;
    };
    const statuses = await times(10, () => read(one));
    expect(statuses.sort()).toEqual([...Array(8).fill(200), 429, 429]);
    expect(await read(other)).toBe(200);
  });
});

describe('an address that sends wrong keys', () => {
  const from = (address: string, key: string) =>
    api.client.as(key).get('/v1/calendars', { 'X-Forwarded-For': address });

  it('is not listened to any more, but for who was good before, while others are', async () => {
    const { body: made } = await api.client.post('/v1/api-keys', { scopes: ['calendars:read'] });
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await from('203.0.113.7', 'slk_guess')).status).toBe(401);
    expect((await from('203.0.113.7', operatorKey)).status).toBe(200);
    for (const key of ['slk_guess', made.key]) {
      const { status, headers, body } = await from('203.0.113.7', key);
      expect({ status, code: body.code }).toEqual({ status: 429, code: 'quota-exceeded' });
      expect(Number(headers.get('Retry-After'))).toBeGreaterThan(50);
    }
    expect((await from('203.0.113.8', made.key)).status).toBe(200);
    expect((await from('203.0.113.7', made.key)).status).toBe(200);
    expect((await api.client.as(null).get('/v1/calendars', { 'X-Forwarded-For': '203.0.113.7' })).status).toBe(429);
    expect((await fetch(`${api.app.url}/healthz`)).status).toBe(200);
  });

  it('of IPv6 is the whole network', async () => {
    for (let host = 1; host <= 5; host += 1) await from(`2001:db8::${host}`, 'slk_guess');
    expect((await from('2001:db8::77', 'slk_guess')).status).toBe(429);
    expect((await from('2001:db8:0:1::1', 'slk_guess')).status).toBe(401);
  });
});

describe('the word of a proxy', () => {
  it('of the port that a caller has makes nobody another caller', async () => {
    const from = (port: number) =>
      api.client.as('slk_guess').get('/v1/calendars', { 'X-Forwarded-For': `203.0.113.200:${port}` });
    for (let port = 1; port <= 5; port += 1) expect((await from(port)).status).toBe(401);
    expect((await from(6)).status).toBe(429);
    const { headers } = await api.client.get('/v1/api-keys?limit=1', { 'X-Forwarded-Proto': 'javascript' });
    expect(headers.get('Link')).toMatch(/^<http:/);
  });
});

describe('slow clients', () => {
  const authorized = `Host: x\r\nAuthorization: Bearer ${operatorKey}\r\nContent-Type: application/json\r\n`;
  const slow = [
    ['sends nothing', '', undefined],
    ['sends its headers bit by bit', 'GET /healthz HTTP/1.1\r\nHost: x\r\n', 'X-Slow: a\r\n'],
    ['stops in its headers', 'GET /healthz HTTP/1.1\r\nHost', undefined],
    ['sends its body bit by bit', `POST /v1/calendars HTTP/1.1\r\n${authorized}Content-Length: 9999\r\n\r\n{`, ' '],
    [
      'stops in its body',
      `POST /v1/calendars HTTP/1.1\r\n${authorized}Transfer-Encoding: chunked\r\n\r\n1\r\n{`,
      undefined,
    ],
  ] as const;

  it('are cut off in time and hurt nobody', async () => {
    const many = slow.flatMap(([, bytes, dribble]) => Array.from({ length: 20 }, () => ({ bytes, dribble })));
    const cut = Promise.all(many.map(({ bytes, dribble }) => rawAnswer(api.app.url, bytes, dribble)));
    let isOver = false;
    void cut.finally(() => {
      isOver = true;
    });
    let served = 0;
    while (!isOver) {
      expect((await api.client.get('/v1/calendars')).status).toBe(200);
      served += 1;
    }
    expect(served).toBeGreaterThan(0);
    for (const { status, body } of await cut) {
      expect(body).toMatchObject({ status: 408, code: 'request-timeout', retry: { strategy: 'same-request' } });
      expect(status).toBe(408);
      expect(body.type).toBe(`${api.app.url}/problems/request-timeout`);
    }
  });
});

describe('more than can be answered in time', () => {
  it('is turned away at once and told when to come again; all else is answered, and probes always', async () => {
    const owner = openPool({ url: api.databaseUrl, max: 1 });
    const holder = await owner.connect();
    await holder.query('begin; lock slotlog.bookings_v3 in access exclusive mode');
    let answered = 0;
    const answers = Array.from({ length: 100 }, async () => {
      // What stands in the query makes no stream of it, which would be let in always.
      const answer = await api.client.get('/v1/bookings?customerId=x/stream');
      answered += 1;
      return answer;
    });
    const turnedAway = await Promise.all(answers.slice(32));
    expect(answered).toBe(68);
    for (const { status, headers, body } of turnedAway) {
      expect(body).toMatchObject({ code: 'busy', retry: { strategy: 'same-request', afterMs: 1_000 } });
      expect({ status, after: headers.get('Retry-After') }).toEqual({ status: 503, after: '1' });
      expect(headers.get('X-Request-Id')).toBe(body.requestId);
    }
    expect((await fetch(`${api.app.url}/healthz`)).status).toBe(200);
    await holder.query('commit');
    holder.release();
    await owner.end();
    expect((await Promise.all(answers)).filter(({ status }) => status === 200)).toHaveLength(32);
  });
});
