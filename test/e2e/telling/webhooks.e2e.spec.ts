import type { ServerResponse } from 'node:http';
import { inBerlin, openRoom, type RunningApi, room, runningApi } from '#test/harness/apps/running-api';
import { WebhookReceiver } from '#test/harness/clients/webhook-receiver';
import { until } from '#test/harness/logs/followed-log';

let api: RunningApi;
let receiver: WebhookReceiver;

beforeAll(async () => {
  api = await runningApi({ WEBHOOK_ALLOWED_NETWORKS: '127.0.0.1' });
});

beforeEach(async () => {
  receiver = await new WebhookReceiver().listen();
});

afterEach(() => receiver.close());

afterAll(() => api.stop());

const subscribe = async (more: object = {}) => {
  const made = await api.client.post('/v1/webhooks', { url: receiver.url, ...more });
  expect(made.status).toBe(201);
  receiver.secret = made.body.secret;
  return made.body;
};

const shown = async (id: string) => (await api.client.get(`/v1/webhooks/${id}`)).body;

const makeCalendar = async (name: string) => (await api.client.post('/v1/calendars', { ...room, name })).body.id;

const arrived = (subject: string) => until(() => receiver.received.some((each) => each.subject === subject));

const remove = (id: string) => api.client.delete(`/v1/webhooks/${id}`);

describe('a desk that asks for webhooks', () => {
  test('is told of what happens as the feed has it, signed as the standard wants', async () => {
    const webhook = await subscribe({ types: ['CalendarCreated', 'NotYetThere'], description: 'Back office' });
    expect(webhook).toMatchObject({
      status: 'active',
      unknownTypes: ['NotYetThere'],
      secret: expect.stringMatching(/^whsec_/),
      parked: 0,
      failed: 0,
    });
    const calendar = await makeCalendar('Told');
    await arrived(calendar);
    const { items } = (await api.client.get(`/v1/events?stream=calendar/${calendar}`)).body;
    const [received] = receiver.received;
    expect(received!.body).toEqual({ type: 'CalendarCreated', timestamp: items[0].recordedAt, data: items[0] });
    expect(received!.id).toBe(items[0].id);
    expect(receiver.unverified).toEqual([]);
    await remove(webhook.id);
    expect((await api.client.get(`/v1/webhooks/${webhook.id}`)).status).toBe(404);
  });

  test('is told the secret again for a while where the answer was lost, and by no other way', async () => {
    const key = { 'Idempotency-Key': 'make-a-webhook' };
    const first = await api.client.post('/v1/webhooks', { url: receiver.url }, key);
    const again = await api.client.post('/v1/webhooks', { url: receiver.url }, key);
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
    const other = await api.client.post('/v1/webhooks', { url: `${receiver.url}/other` }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect(await shown(first.body.id)).not.toHaveProperty('secret');
    const { id, url } = first.body;
    expect(await api.client.post('/v1/webhooks', { id, url })).toMatchObject({ status: 200, body: { secret: null } });
    expect(await api.client.post('/v1/webhooks', { id, url: `${url}/other` })).toMatchObject({
      status: 409,
      body: { code: 'already-exists', differs: ['url'] },
    });
    await remove(id);
  });

  test('may read all events', async () => {
    const { body: key } = await api.client.post('/v1/api-keys', { scopes: ['webhooks:write'] });
    const answer = await api.client.as(key.key).post('/v1/webhooks', { url: receiver.url });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  test.each([
    'https://127.0.0.2/',
    'https://169.254.169.254/',
    'https://[::1]/',
    'http://hooks.example.com:22/',
    'https://user@hooks.example.com/',
  ])('names no address like %s', async (url) => {
    const answer = await api.client.post('/v1/webhooks', { url });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/url' }] } });
  });

  test('tries it with a Ping, and changes the secret', async () => {
    const { id } = await subscribe();
    const tested = await api.client.post(`/v1/webhooks/${id}/test`);
    expect(tested.body).toMatchObject({ delivered: true, status: 204, error: null });
    expect(receiver.received).toMatchObject([{ type: 'Ping', body: { data: { webhookId: id } } }]);
    const old = receiver.secret;
    receiver.secret = (await api.client.post(`/v1/webhooks/${id}/rotate-secret`, {})).body.secret;
    expect(receiver.secret).not.toBe(old);
    for (const secret of [receiver.secret, old]) {
      receiver.secret = secret;
      await api.client.post(`/v1/webhooks/${id}/test`);
    }
    await api.client.post(`/v1/webhooks/${id}/rotate-secret`, { expireOldAfterSeconds: 0 });
    expect(receiver.unverified).toEqual([]);
    await api.client.post(`/v1/webhooks/${id}/test`);
    expect(receiver.unverified).toHaveLength(1);
    await remove(id);
  });

  test('two who change the secret at once both have one that signs', async () => {
    const { id } = await subscribe();
    const rotate = async () => (await api.client.post(`/v1/webhooks/${id}/rotate-secret`, {})).body.secret;
    const secrets = await Promise.all([rotate(), rotate()]);
    expect(new Set(secrets).size).toBe(2);
    for (const secret of secrets) {
      receiver.secret = secret;
      await api.client.post(`/v1/webhooks/${id}/test`);
    }
    expect(receiver.unverified).toEqual([]);
    await remove(id);
  });

  test('who repeats a change of the secret under its key is told the same one, and the old one goes on', async () => {
    const { id, secret: old } = await subscribe();
    const rotate = async () =>
      (await api.client.post(`/v1/webhooks/${id}/rotate-secret`, {}, { 'Idempotency-Key': 'anew' })).body.secret;
    const [first, again] = [await rotate(), await rotate()];
    expect(again).toBe(first);
    for (const secret of [first, old]) {
      receiver.secret = secret;
      await api.client.post(`/v1/webhooks/${id}/test`);
    }
    expect(receiver.unverified).toEqual([]);
    await remove(id);
  });

  test('an old change of the secret that is repeated brings no old secret back', async () => {
    const { id } = await subscribe();
    const rotate = async (key: string) => {
      const headers = { 'Idempotency-Key': key };
      return (await api.client.post(`/v1/webhooks/${id}/rotate-secret`, { expireOldAfterSeconds: 0 }, headers)).body
        .secret;
    };
    const leaked = await rotate('first');
    receiver.secret = await rotate('second');
    expect(await rotate('first')).toBe(leaked);
    await api.client.post(`/v1/webhooks/${id}/test`);
    expect(receiver.unverified).toEqual([]);
    receiver.secret = leaked;
    await api.client.post(`/v1/webhooks/${id}/test`);
    expect(receiver.unverified).toHaveLength(1);
    await remove(id);
  });

  test('tries four at once, and no more', async () => {
    const { id } = await subscribe();
    const kept: ServerResponse[] = [];
    receiver.react = (_, answer) => void kept.push(answer);
    const tried = Array.from({ length: 4 }, () => api.client.post(`/v1/webhooks/${id}/test`));
    await until(() => kept.length === 4);
    const refused = await api.client.post(`/v1/webhooks/${id}/test`);
    expect(refused).toMatchObject({ status: 429, body: { code: 'quota-exceeded' } });
    for (const answer of kept) answer.writeHead(204).end();
    for (const { body } of await Promise.all(tried)) expect(body).toMatchObject({ delivered: true });
    await remove(id);
  });

  test('pauses it, and misses nothing', async () => {
    const { id } = await subscribe({ types: ['CalendarCreated'] });
    await api.client.patch(`/v1/webhooks/${id}`, { status: 'paused' });
    const calendar = await makeCalendar('Paused');
    expect((await shown(id)).status).toBe('paused');
    await api.client.patch(`/v1/webhooks/${id}`, { status: 'active' });
    await arrived(calendar);
    await remove(id);
  });
});

describe('a receiver', () => {
  test('that does not take one booking is sent all others, lists it, and is sent it again when somebody asks', async () => {
    const { id } = await subscribe({ types: ['BookingConfirmed'] });
    const { serviceId, start } = await bookable('refused');
    receiver.react = (_, answer) => answer.writeHead(400).end('no such customer: Ada Lovelace');
    const { body: booking } = await api.client.post('/v1/bookings', { serviceId, start, customer });
    await until(async () => (await shown(id)).parked === 1);
    receiver.react = (_, answer) => answer.writeHead(204).end();
    const { items } = (await api.client.get(`/v1/webhooks/${id}/deliveries?status=retrying`)).body;
    expect(items).toMatchObject([
      {
        type: 'BookingConfirmed',
        subject: `booking/${booking.id}`,
        attempts: 1,
        answer: { status: 400, excerpt: 'no such customer: Ada Lovelace' },
      },
    ]);
    expect((await shown(id)).status).toBe('active');
    receiver.received.splice(0);
    const retried = await api.client.post(`/v1/webhooks/${id}/deliveries/${items[0].id}/retry`);
    expect(retried.body).toEqual({ requested: 1 });
    await until(() => receiver.received.some(({ headers }) => headers['webhook-replay'] === '1'));
    expect(receiver.received[0]!.id).toBe(items[0].eventId);
    await remove(id);
  });

  test('that asks for less waits, says until when, and the feed tells of it', async () => {
    const { id } = await subscribe({ types: ['CalendarCreated'] });
    receiver.react = (_, answer) => answer.writeHead(429, { 'Retry-After': '120' }).end();
    await makeCalendar('Slower');
    await until(async () => (await shown(id)).status === 'waiting');
    const { waitingSince, waitingUntil } = await shown(id);
    expect(Date.parse(waitingUntil) - Date.parse(waitingSince)).toBe(120_000);
    const { items } = (await api.client.get(`/v1/events?stream=webhook/${id}`)).body;
    expect(items).toMatchObject([{ type: 'WebhookWaiting', subject: { type: 'webhook', id }, data: { waitingUntil } }]);
    receiver.react = (_, answer) => answer.writeHead(204).end();
    receiver.received.splice(0);
    await api.client.patch(`/v1/webhooks/${id}`, { url: `${receiver.url}/again` });
    await until(async () => receiver.received.length === 1 && (await shown(id)).status === 'active');
    await remove(id);
  });

  test('that is gone is sent nothing more, until somebody sets it going', async () => {
    const { id } = await subscribe({ types: ['CalendarCreated'] });
    receiver.react = (_, answer) => answer.writeHead(410).end();
    const calendar = await makeCalendar('Gone');
    await until(async () => (await shown(id)).status === 'disabled');
    expect((await shown(id)).disabledBecause).toBe('gone');
    receiver.react = (_, answer) => answer.writeHead(204).end();
    receiver.received.splice(0);
    await api.client.patch(`/v1/webhooks/${id}`, { status: 'active' });
    await arrived(calendar);
    await remove(id);
  });

  test('is sent a range again, marked, and everything from a position on, as it was', async () => {
    const calendars = [await makeCalendar('First'), await makeCalendar('Second')];
    const [first, second] = await Promise.all(
      calendars.map(
        async (each) => (await api.client.get(`/v1/events?stream=calendar/${each}`)).body.items[0].position,
      ),
    );
    const { id } = await subscribe({ types: ['CalendarCreated'] });
    await api.client.post(`/v1/webhooks/${id}/replay`, { from: first, to: second });
    await arrived(calendars[1]);
    expect(receiver.received.map(({ headers }) => headers['webhook-replay'])).toEqual(['1', '1']);
    receiver.received.splice(0);
    await until(async () => (await api.client.post(`/v1/webhooks/${id}/replay`, { from: first })).status === 200);
    await arrived(calendars[1]);
    expect(receiver.received.map(({ subject }) => subject)).toEqual(expect.arrayContaining(calendars));
    expect(receiver.received.some(({ headers }) => 'webhook-replay' in headers)).toBe(false);
    await remove(id);
  });
});

test('revoking a key disables what it has sent, where that is asked for', async () => {
  const { body: key } = await api.client.post('/v1/api-keys', { scopes: ['webhooks:write', 'events:read'] });
  const { body: webhook } = await api.client.as(key.key).post('/v1/webhooks', { url: receiver.url });
  expect(webhook.createdBy).toBe(`api-key/${key.id}`);
  await api.client.delete(`/v1/api-keys/${key.id}?webhooks=disable`);
  expect(await shown(webhook.id)).toMatchObject({ status: 'disabled', disabledBecause: 'key-revoked' });
});

const customer = { name: 'Ada Lovelace', email: 'ada@example.com' };

/** A room that nobody has booked, and a start in it. */
const bookable = async (name: string) => {
  const { serviceId } = await openRoom(api.client, name);
  return { serviceId, start: inBerlin(2, '10:00') };
};
