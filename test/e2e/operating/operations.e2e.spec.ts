import { once } from 'node:events';
import { get } from 'node:http';
import type { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPool } from '#libs/database';
import { type RunningApi, room, runningApi } from '#test/harness/apps/running-api';
import { operatorKey, startApp } from '#test/harness/apps/start-app';

const shop = 'https://shop.example.com';
let api: RunningApi;

beforeAll(async () => {
  api = await runningApi({ CORS_ORIGINS: shop });
});

afterAll(() => api.stop());

const raw = (path: string, init: RequestInit = {}) => fetch(api.app.url + path, init);
const served = async () => (await (await raw('/openapi.json')).json()) as OpenApi;

interface OpenApi {
  readonly paths: Record<string, Record<string, { operationId: string; responses: object; security: object[] }>>;
  readonly components: { schemas: { Problem: { discriminator: { mapping: object } } } };
}

describe('the service', () => {
  it('says that it lives and that it is ready, to everybody', async () => {
    for (const path of ['/healthz', '/readyz']) {
      expect(await api.client.as(null).get(path)).toMatchObject({ status: 200, body: { status: 'ok' } });
    }
  });

  it('describes itself in OpenAPI 3.1, each operation with its scope and its refusals', async () => {
    const document = await served();
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Slotlog' } });
    const post = document.paths['/v1/bookings']!.post!;
    expect(post).toMatchObject({
      operationId: 'createBooking',
      security: expect.arrayContaining([{ apiKey: ['bookings:write'] }, { jwt: ['bookings:own'] }, { publicKey: [] }]),
    });
    expect(post.security).not.toContainEqual({ manageToken: [] });
    expect(Object.keys(post.responses)).toEqual(
      expect.arrayContaining(['200', '201', '400', '401', '403', '404', '409', '422', '503']),
    );
    const operations = Object.values(document.paths).flatMap(Object.values<{ operationId: string }>);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  it('describes itself in OpenAPI 3.0 too, for gateways that know no other', async () => {
    const document = (await (await raw('/openapi-3.0.json')).json()) as OpenApi;
    expect(document).toMatchObject({ openapi: '3.0.3', servers: [{ url: api.app.url }] });
    expect(Object.keys(document.paths)).toEqual(Object.keys((await served()).paths));
    expect(JSON.stringify(document)).not.toMatch(/"type":\[|"type":"null"|"const":|"webhooks":/);
  });

  it('has a catalog that leads programs to all of this', async () => {
    const answer = await raw('/.well-known/api-catalog');
    expect(answer.headers.get('Content-Type')).toMatch(/^application\/linkset\+json; profile="/);
    const { linkset } = (await answer.json()) as { linkset: [Record<string, { href: string }[]>] };
    const links = Object.values(linkset[0]).filter(Array.isArray).flat();
    expect(links).toHaveLength(5);
    for (const { href } of links) expect((await fetch(href)).status).toBe(200);
    const head = await raw('/.well-known/api-catalog', { method: 'HEAD' });
    expect(head.headers.get('Link')).toBe(`<${api.app.url}/.well-known/api-catalog>; rel="api-catalog"`);
  });

  it.each(['[::1', 'a b', 'example.com:99999', 'example.com/x'])('makes no links out of the host %s', async (host) => {
    const headers = { Host: host };
    const [answer] = (await once(get(`${api.app.url}/.well-known/api-catalog`, { headers }), 'response')) as [Readable];
    expect(await json(answer)).toMatchObject({ status: 400, errors: [{ pointer: 'Host', rule: 'wrong-format' }] });
  });

  it('explains itself to people without any other host', async () => {
    const page = await raw('/docs');
    expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    const html = await page.text();
    expect(html).not.toMatch(/https?:\/\//);
    const files = [...html.matchAll(/(?:src|href)="(docs\/[^"]+)"/g)].map(([, file]) => file);
    expect(files).toHaveLength(3);
    for (const file of files) expect((await raw(`/${file}`)).status).toBe(200);
    expect(await (await raw('/docs/start.js')).text()).toContain("validatorUrl: 'none'");
    expect((await raw('/docs/package.json')).status).toBe(404);
  });

  it('leads on from its root, people by a page and programs by links', async () => {
    const page = await raw('/', { headers: { Accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8' } });
    expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    const links = [...(await page.text()).matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href);
    expect(links).toEqual(['docs', 'problems', 'readyz', 'openapi.json']);
    for (const href of links) expect((await raw(`/${href}`)).status).toBe(200);
    const told = await raw('/');
    expect([told.headers.get('Content-Type'), told.headers.get('Vary')]).toEqual([
      'application/json; charset=utf-8',
      expect.stringContaining('Accept'),
    ]);
    const { name, ...leads } = (await told.json()) as Record<string, string>;
    expect([name, Object.keys(leads)]).toEqual([
      'Slotlog',
      ['documentation', 'openapi', 'catalog', 'problems', 'status'],
    ]);
    for (const href of Object.values(leads)) expect((await fetch(href)).status).toBe(200);
  });

  it('lists all problems, each with the way to its page', async () => {
    const text = await (await raw('/problems')).text();
    const { mapping } = (await served()).components.schemas.Problem.discriminator;
    for (const code of Object.keys(mapping)) expect(text).toContain(`<a href="problems/${code}">`);
  });

  it('explains each problem where its type points to', async () => {
    const { body } = await api.client.get('/v1/nowhere');
    const page = await fetch(body.type);
    expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toMatch(/Not found[\s\S]*What to do[\s\S]*An example/);
    const document = await served();
    for (const code of Object.keys(document.components.schemas.Problem.discriminator.mapping)) {
      expect((await raw(`/problems/${code}`)).status).toBe(200);
    }
    expect((await raw('/problems/bad-weather')).status).toBe(404);
  });

  it('lets browsers of the stated origins in and no others', async () => {
    const preflight = (origin: string) =>
      raw('/v1/bookings', { method: 'OPTIONS', headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' } });
    const allowed = await preflight(shop);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('Access-Control-Allow-Origin')).toBe(shop);
    expect(allowed.headers.get('Access-Control-Allow-Headers')).toContain('If-Match');
    expect((await preflight('https://elsewhere.example.com')).headers.has('Access-Control-Allow-Origin')).toBe(false);
    const answer = await raw('/v1/bookings', { headers: { Origin: shop } });
    expect(answer.headers.get('Access-Control-Expose-Headers')).toContain('Event-Position');
  });

  it('answers OPTIONS and HEAD', async () => {
    const options = await raw('/v1/calendars', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('Allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
    const head = await raw('/v1/calendars', { method: 'HEAD', headers: { Authorization: `Bearer ${operatorKey}` } });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('takes the id of a request where it fits, and makes one where not', async () => {
    const idFor = async (given: string) =>
      (await raw('/healthz', { headers: { 'X-Request-Id': given } })).headers.get('X-Request-Id');
    expect(await idFor('my-request.1')).toBe('my-request.1');
    expect(await idFor('short')).not.toBe('short');
    expect(await idFor('has blanks in it')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a process', () => {
  it('only reads and decides, or only follows the log, where it is told to', async () => {
    const projector = await startApp(api.databaseUrl, { ROLE: 'projector', METRICS_PORT: '0' });
    const front = await startApp(api.databaseUrl, { ROLE: 'api' });
    const headers = { Authorization: `Bearer ${operatorKey}` };
    expect((await fetch(`${projector.url}/v1/calendars`, { headers })).status).toBe(404);
    expect((await fetch(`${front.url}/v1/calendars`, { headers })).status).toBe(200);
    expect((await fetch(`${projector.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${front.url}/metrics`)).status).toBe(200);
    expect((await fetch(`${projector.url}/metrics`)).status).toBe(404);
    const { url } = JSON.parse(projector.lines.find((line) => line.includes('metrics are served'))!);
    expect(await (await fetch(url)).text()).toContain('slotlog_projection_lag_events');
    expect((await fetch(new URL('/readyz', url))).status).toBe(404);
    expect(await Promise.all([projector.stop(), front.stop()])).toEqual([0, 0]);
  });

  it('finishes what is in flight when it is told to stop', async () => {
    const leaving = await startApp(api.databaseUrl);
    const headers = { Authorization: `Bearer ${operatorKey}`, 'Content-Type': 'application/json' };
    const send = () => fetch(`${leaving.url}/v1/calendars`, { method: 'POST', headers, body: JSON.stringify(room) });
    const owner = openPool({ url: api.databaseUrl, max: 1 });
    const blocker = await owner.connect();
    await blocker.query('begin');
    await blocker.query('select from slotlog.shard_heads for update');
    const inFlight = Promise.all(Array.from({ length: 20 }, send));
    await sleep(300);
    // Who comes after them is answered, so they have arrived.
    expect((await fetch(`${leaving.url}/healthz`)).status).toBe(200);
    const stopped = leaving.stop();
    await sleep(300);
    await blocker.query('commit');
    blocker.release();
    await owner.end();
    const statuses = (await inFlight).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([201]));
    expect(await stopped).toBe(0);
    await expect(send()).rejects.toThrow();
  });

  it.each([
    [{ PORT: 'http' }, /^slotlog: PORT must be a whole number/],
    [{ MASTER_KEY: 'another key than that of the database' }, /^slotlog: MASTER_KEY does not match this database$/],
    [{ DATABASE_URL: 'postgresql://127.0.0.1:1/nowhere' }, /^slotlog: .*ECONNREFUSED/],
  ])('does not start with a wrong value, and names it in one line: %j', async (environment, line) => {
    await expect(startApp(api.databaseUrl, environment)).rejects.toThrow(line);
  });
});
