import { gzipSync } from 'node:zlib';
import { type RunningApi, room, runningApi } from '#test/harness/apps/running-api';

let api: RunningApi;
let path: string;
let tag: string;

beforeAll(async () => {
  api = await runningApi();
  const { body, headers } = await api.client.post('/v1/calendars', room);
  path = `/v1/calendars/${body.id}`;
  tag = headers.get('ETag')!;
});

afterAll(() => api.stop());

describe('a condition', () => {
  it('of a read is met by one of its tags, and by no weak or other one', async () => {
    for (const met of [tag, `"7-00000000", ${tag}`, '*']) {
      expect((await api.client.get(path, { 'If-Match': met })).status).toBe(200);
    }
    for (const unmet of ['"7-00000000"', `W/${tag}`, '"1"']) {
      const { status, body } = await api.client.get(path, { 'If-Match': unmet });
      expect({ status, ...body }).toMatchObject({ status: 412, code: 'precondition-failed', currentVersion: 1 });
    }
  });

  it('of a write is met by any of its tags', async () => {
    const listed = `"9-00000000", ${tag}, "1-ffffffff"`;
    expect(
      (await api.client.patch(path, { name: 'Room 5' }, { 'If-Match': '"9-00000000", "1-ffffffff"' })).status,
    ).toBe(412);
    const changed = await api.client.patch(path, { name: 'Room 5' }, { 'If-Match': listed });
    expect([changed.status, changed.body.name]).toEqual([200, 'Room 5']);
    tag = changed.headers.get('ETag')!;
  });

  it('that nothing can meet makes nothing', async () => {
    const made = await api.client.post('/v1/calendars', room, { 'If-Match': tag });
    expect(made.body).toMatchObject({ code: 'precondition-failed', current: `${api.app.url}/v1/calendars` });
    expect((await api.client.post('/v1/calendars', room, { 'If-Match': '*' })).status).toBe(201);
  });

  it('that is for reads changes nothing', async () => {
    for (const known of ['*', tag]) {
      const { body } = await api.client.patch(path, { name: 'Room 6' }, { 'If-Match': tag, 'If-None-Match': known });
      expect(body.errors).toMatchObject([{ pointer: 'If-None-Match', rule: 'unknown-field' }]);
    }
    expect((await api.client.get(path)).headers.get('ETag')).toBe(tag);
  });
});

describe('a body', () => {
  it('that is packed is not taken, and told so', async () => {
    const answer = await fetch(`${api.app.url}/v1/calendars`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${api.app.key}`,
        'Content-Type': 'application/json',
        'Content-Encoding': 'gzip',
      },
      body: gzipSync(JSON.stringify(room)),
    });
    expect([answer.status, answer.headers.get('Accept-Encoding')]).toEqual([415, 'identity']);
    const plain = await api.client.post('/v1/calendars', room, { 'Content-Encoding': 'identity' });
    expect(plain.status).toBe(201);
  });
});

describe('an idempotency key', () => {
  it('is the same as a structured string and as the bare text', async () => {
    const first = await api.client.post('/v1/calendars', room, { 'Idempotency-Key': '"form-4711"' });
    const again = await api.client.post('/v1/calendars', room, { 'Idempotency-Key': 'form-4711' });
    expect([again.body, again.headers.get('Idempotency-Replayed')]).toEqual([first.body, 'true']);
    const quoted = await api.client.post('/v1/calendars', room, { 'Idempotency-Key': '"form-\\"4711\\""' });
    const bare = await api.client.post('/v1/calendars', room, { 'Idempotency-Key': 'form-"4711"' });
    expect(bare.body.id).toBe(quoted.body.id);
  });
});

describe('a challenge', () => {
  it('names its realm, what is wrong with a token, and the scope that is missing', async () => {
    const challenge = async (key: string | null, path: string) =>
      (await api.client.as(key).get(path)).headers.get('WWW-Authenticate');
    expect(await challenge(null, '/v1/calendars')).toBe('Bearer realm="slotlog"');
    expect(await challenge('slk_nobody', '/v1/calendars')).toBe('Bearer realm="slotlog", error="invalid_token"');
    const { body } = await api.client.post('/v1/api-keys', { kind: 'secret', scopes: ['calendars:read'] });
    expect(await challenge(body.key, '/v1/bookings')).toBe(
      'Bearer realm="slotlog", error="insufficient_scope", scope="bookings:read"',
    );
  });
});

describe('the methods of a path', () => {
  it('are told with those that ask for them, and how it is patched', async () => {
    const { headers } = await fetch(api.app.url + path, { method: 'OPTIONS' });
    expect(headers.get('Allow')).toBe('GET, HEAD, PATCH, OPTIONS');
    expect(headers.get('Accept-Patch')).toBe('application/merge-patch+json, application/json');
  });
});

describe('the feed', () => {
  it('goes on by its cursor as every list does', async () => {
    const first = await api.client.get('/v1/events?limit=1');
    const link = /<([^>]+)>; rel="next"/.exec(first.headers.get('Link') ?? '')![1]!;
    expect(new URL(link).searchParams.get('cursor')).toBe(first.body.nextCursor);
    const next = await api.client.get(`/v1/events?limit=1&cursor=${first.body.nextCursor}`);
    expect(next.body.items[0].position).not.toBe(first.body.items[0].position);
    expect(
      (await (await fetch(link, { headers: { Authorization: `Bearer ${api.app.key}` } })).json()) as object,
    ).toEqual(next.body);
  });
});
