import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import { bytesOf } from '#test/harness/clients/bytes-of';

let api: RunningApi;
let visitor: string;
let slots: string;
let calendar: string;

beforeAll(async () => {
  api = await runningApi();
  visitor = (await api.client.post('/v1/api-keys', { kind: 'public', name: 'Website' })).body.key;
  const metadata = { note: 'x'.repeat(2_000) };
  const { serviceId, calendarId } = await openRoom(api.client, 'small-print', 1);
  const { body: room } = await api.client.get(`/v1/calendars/${calendarId}`);
  await api.client.patch(`/v1/calendars/${calendarId}`, { metadata, expectedVersion: room.version });
  slots = `/v1/services/${serviceId}/slots?from=${inBerlin(1, '09:00')}&to=${inBerlin(8, '17:00')}`;
  calendar = `/v1/calendars/${calendarId}`;
});

afterAll(() => api.stop());

const ask = (path: string, headers: Record<string, string>, method = 'GET', key = api.app.key) =>
  bytesOf(api.app.url + path, { method, headers: { Authorization: `Bearer ${key}`, ...headers } });

const taking = (codings: string) => ({ 'Accept-Encoding': codings });

it.each([
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
  ['zstd', zstdDecompressSync],
])('somebody who takes %s is answered in it, with the same content and its length', async (coding, open) => {
  const plain = await ask(slots, {});
  const packed = await ask(slots, taking(coding));
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(packed.headers).toMatchObject({
    'content-encoding': coding,
    'content-length': String(packed.bytes.length),
    vary: 'Origin, Authorization, Accept-Encoding',
  });
  expect(JSON.parse(open(packed.bytes).toString()).slots).toEqual(JSON.parse(plain.bytes.toString()).slots);
  expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 4);
});

it('an answer that is read without a body says the same of itself', async () => {
  const { headers: whole } = await ask(slots, taking('br'));
  const { headers, bytes } = await ask(slots, taking('br'), 'HEAD');
  expect(bytes).toHaveLength(0);
  for (const name of ['content-encoding', 'content-length', 'vary', 'cache-control'])
    expect(headers[name]).toBe(whole[name]);
});

it('a small answer is left as it is, unless the caller does not take it so', async () => {
  const path = '/v1/calendars?limit=1&status=archived';
  expect((await ask(path, taking('gzip'))).headers['content-encoding']).toBeUndefined();
  expect((await ask(path, taking('gzip, identity;q=0'))).headers['content-encoding']).toBe('gzip');
  const none = await ask(slots, taking('identity;q=0'));
  expect([none.status, none.headers['content-encoding']]).toEqual([200, undefined]);
});

it('a strong tag is another one in each coding, and each of them is known and can be asked for', async () => {
  const [plain, packed] = [await ask(calendar, {}), await ask(calendar, taking('gzip'))];
  const bare = plain.headers.etag!;
  const zipped = packed.headers.etag!;
  expect(bare).toMatch(/^"2-[0-9a-f]{8}"$/);
  expect(zipped).toBe(`${bare.slice(0, -1)}-gzip"`);
  const again = (tag: string, codings: string) => ask(calendar, { ...taking(codings), 'If-None-Match': tag });
  const known = await again(zipped, 'gzip');
  expect([known.status, known.headers.etag, known.headers.vary]).toEqual([304, zipped, 'Origin, Accept-Encoding']);
  expect((await again(`${bare}, ${zipped}`, 'gzip')).headers.etag).toBe(zipped);
  expect((await again(bare, 'gzip')).headers.etag).toBe(bare);
  expect((await again(zipped, 'br')).status).toBe(200);
  const changed = await api.client.patch(calendar, { name: 'Room 5' }, { 'If-Match': zipped });
  expect([changed.status, changed.body.name]).toEqual([200, 'Room 5']);
});

it('documents are compressed, and what answers a write, which may hold a secret, never is', async () => {
  for (const path of ['/openapi.json', '/docs/swagger-ui-bundle.js'])
    expect((await ask(path, taking('br'))).headers['content-encoding']).toBe('br');
  const made = await bytesOf(`${api.app.url}/v1/api-keys`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${api.app.key}`,
      'Content-Type': 'application/json',
      ...taking('gzip, identity;q=0'),
    },
    body: JSON.stringify({ kind: 'secret', name: 'n'.repeat(100), scopes: ['admin'] }),
  });
  expect([made.status, made.headers['content-encoding']]).toEqual([201, undefined]);
});

it('somebody who may read for everybody may keep it and ask again, and nobody keeps what is personal, or a refusal', async () => {
  const caching = async (path: string, key?: string) => (await ask(path, {}, 'GET', key)).headers['cache-control'];
  for (const path of ['/v1/services', slots.split('/slots')[0]!, slots])
    expect([path, await caching(path, visitor)]).toEqual([path, 'private, no-cache']);
  for (const path of ['/v1/bookings', '/v1/calendars', '/v1/services/svc_nowhere', `${slots}&units=many`])
    expect([path, await caching(path)]).toEqual([path, 'private, no-store']);
});

it('a reader who looks again at slots is told that nothing has changed, in whatever coding, until something does', async () => {
  const again = async (tag: string, headers = {}) =>
    (await ask(slots, { 'If-None-Match': tag, ...headers }, 'GET', visitor)).status;
  const first = await ask(slots, {}, 'GET', visitor);
  const tag = first.headers.etag!;
  expect(tag).toMatch(/^W\/"[\w-]{22}"$/);
  expect((await ask(slots, taking('br'), 'GET', visitor)).headers.etag).toBe(tag);
  expect([await again(tag), await again(tag, taking('br')), await again(tag.slice(2))]).toEqual([304, 304, 304]);
  const elsewhere = await openRoom(api.client, 'elsewhere');
  await api.client.get(
    `/v1/services?minPosition=${(await api.client.get(`/v1/services/${elsewhere.serviceId}`)).body.position}`,
  );
  expect(await again(tag)).toBe(304);
  expect((await ask(`${slots}&timeZone=Asia/Tokyo`, {}, 'GET', visitor)).headers.etag).not.toBe(tag);
  const start = JSON.parse(first.bytes.toString()).slots[0].start;
  const { body: booked } = await api.client.post('/v1/bookings', {
    serviceId: slots.split('/')[3]!,
    start,
    customer: { name: 'Ada Lovelace', email: 'ada@example.com' },
  });
  const now = await ask(`${slots}&minPosition=${booked.position}`, { 'If-None-Match': tag }, 'GET', visitor);
  expect([now.status, now.headers.etag === tag]).toEqual([200, false]);
  expect(JSON.parse(now.bytes.toString()).slots[0].start).not.toBe(start);
});

it('which calendars would do is told to who asks for it, and never to who may be anybody', async () => {
  const first = async (key: string, more = '') =>
    JSON.parse((await ask(`${slots}${more}`, {}, 'GET', key)).bytes.toString()).slots[0];
  const told = { candidates: [calendar.split('/').at(-1)] };
  expect(await first(api.app.key, '&include=candidates')).toMatchObject(told);
  expect(await first(api.app.key)).not.toHaveProperty('candidates');
  expect(await first(visitor, '&include=candidates')).not.toHaveProperty('candidates');
});
