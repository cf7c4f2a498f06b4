import { jest } from '@jest/globals';
import type { Pool } from 'pg';
import { openPool } from '#libs/database';
import { hostedApp } from '#test/harness/apps/hosted-app';
import { audience, IdentityProvider } from '#test/harness/apps/identity-provider';
import { type RunningApi, room, runningApi } from '#test/harness/apps/running-api';
import type { ServedApp } from '#test/harness/apps/start-app';
import { ApiClient } from '#test/harness/clients/api-client';
import { openStream } from '#test/harness/clients/event-stream';
import { fromNow } from '#test/harness/running-clock';

let provider: IdentityProvider;
let api: RunningApi;
let other: ServedApp;
let owner: Pool;
/** The position of the first event: all that comes later is told behind it. */
let from: string;

beforeAll(async () => {
  jest.spyOn(console, 'warn').mockReturnValue();
  provider = await IdentityProvider.start({ grace: { tenant: 'default', scope: 'bookings:own' } });
  const environment = {
    ...{ OIDC_ISSUER: provider.issuer, OIDC_AUDIENCE: audience },
    ...{ RATE_LIMIT: 'on', FAILURES_PER_MINUTE: '5', TRUSTED_PROXIES: 'loopback' },
  };
  api = await runningApi(environment);
  other = await hostedApp(api.databaseUrl, environment, 'another process');
  owner = openPool({ url: api.databaseUrl, max: 1 });
  from = (await api.client.post('/v1/calendars', room)).body.position;
});

afterAll(async () => {
  await owner.end();
  await other.stop();
  await api.stop();
  await provider.stop();
});

const at = (address: string, headers: Record<string, string> = {}) => ({ 'X-Forwarded-For': address, ...headers });
const keyFor = async (more: object = {}) =>
  (await api.client.post('/v1/api-keys', { scopes: ['events:read'], ...more })).body;
const ticketOf = async (key: string): Promise<string> => (await api.client.as(key).post('/v1/tickets')).body.ticket;
const streamOf = (app: ServedApp, ticket: string) => `${app.url}/v1/events/stream?after=${from}&ticket=${ticket}`;
const statusOf = async (url: string, headers: Record<string, string>) => {
  const answer = await fetch(url, { headers });
  await answer.body?.cancel();
  return answer.status;
};

describe('a ticket', () => {
  it('opens its stream again where it was lost, from the same network and in another process', async () => {
    const ticket = await ticketOf((await keyFor()).key);
    const first = await openStream(streamOf(api.app, ticket), at('203.0.113.7'));
    await api.client.post('/v1/calendars', room);
    const [heard] = await first.read(1);
    first.close();
    await api.client.post('/v1/calendars', { ...room, name: 'Room 5' });
    const again = await openStream(streamOf(other, ticket), at('203.0.113.99', { 'Last-Event-ID': heard!.id }));
    expect((await again.read(1))[0]?.data.data.name).toBe('Room 5');
    again.close();
    for (const elsewhere of ['203.0.114.7', '2001:db8::1'])
      expect(await statusOf(streamOf(api.app, ticket), at(elsewhere))).toBe(401);
  });

  it('of IPv6 is good for the network of the address that used it', async () => {
    const ticket = await ticketOf((await keyFor()).key);
    expect(await statusOf(streamOf(api.app, ticket), at('2001:db8:0:7::1'))).toBe(200);
    expect(await statusOf(streamOf(api.app, ticket), at('2001:db8:0:7:8::1'))).toBe(200);
    expect(await statusOf(streamOf(api.app, ticket), at('2001:db8:0:8::1'))).toBe(401);
  });

  it('has to be used within a minute, and ends with the key that it was asked for with, after twelve hours at most', async () => {
    const { rows } = await owner.query('delete from slotlog.tickets returning hash');
    expect(rows.length).toBeGreaterThan(0);
    const ends = fromNow({ hours: 1 }).toString();
    const [brief, lasting] = [await keyFor({ expiresAt: ends }), await keyFor()];
    const [late, lost] = [await ticketOf(brief.key), await ticketOf(lasting.key)];
    const { rows: terms } = await owner.query(
      `select extract(epoch from ends_at - expires_at)::int as "left", ends_at as "endsAt" from slotlog.tickets
        order by ends_at`,
    );
    expect([terms[0].endsAt.getTime(), terms[1].left]).toEqual([Date.parse(ends), 12 * 3_600 - 60]);
    expect(await statusOf(streamOf(api.app, lost), at('203.0.113.7'))).toBe(200);
    await owner.query(`update slotlog.tickets set expires_at = now() - interval '1 ms' where network is null`);
    expect(await statusOf(streamOf(api.app, late), at('203.0.113.7'))).toBe(401);
    expect(await statusOf(streamOf(api.app, lost), at('203.0.113.7'))).toBe(200);
    await owner.query(`update slotlog.tickets set expires_at = now() - interval '1 ms'`);
    expect(await statusOf(streamOf(api.app, lost), at('203.0.113.7'))).toBe(401);
  });

  it('is none any more once its key is revoked, in whichever process', async () => {
    const { id, key } = await keyFor();
    const ticket = await ticketOf(key);
    expect(await statusOf(streamOf(other, ticket), at('203.0.113.7'))).toBe(200);
    await api.client.delete(`/v1/api-keys/${id}`);
    for (const app of [api.app, other]) expect(await statusOf(streamOf(app, ticket), at('203.0.113.7'))).toBe(401);
  });

  it('is for whoever reads anything, and opens no more than that', async () => {
    const reader = await keyFor({ scopes: ['bookings:read'] });
    const visitor = await keyFor({ kind: 'public', scopes: [] });
    for (const { key } of [reader, visitor])
      expect(await statusOf(streamOf(api.app, await ticketOf(key)), at('203.0.113.7'))).toBe(403);
    const { headers } = await api.client.as(visitor.key).post('/v1/tickets', undefined, at('203.0.113.7'));
    expect(headers.get('RateLimit')).toMatch(/^"tickets";r=29;/);
    const writer = await keyFor({ scopes: ['calendars:write'] });
    expect((await api.client.as(writer.key).post('/v1/tickets')).status).toBe(403);
  });

  it('that is spoilt, spent or nobody’s is no guess at a key, nor is a token that has ended', async () => {
    const ticket = await ticketOf((await keyFor()).key);
    expect(await statusOf(streamOf(api.app, ticket), at('203.0.113.7'))).toBe(200);
    const wrong = [
      ticket,
      `${ticket.slice(0, -2)}xx`,
      ticket.replace('default', 'other'),
      `slt_default.99999.${'x'.repeat(43)}`,
      `slt_default.99999.${'x'.repeat(43)}.1.${'x'.repeat(43)}`,
      `slt_default.8.${'x'.repeat(43)}.99999.${'x'.repeat(43)}`,
      'x',
      '',
    ];
    for (const each of wrong) expect(await statusOf(streamOf(api.app, each), at('198.51.100.1'))).toBe(401);
    for (let times = 0; times < 6; times += 1)
      expect(await statusOf(`${api.app.url}/v1/events`, at('198.51.100.1', { Authorization: 'Basic eDp5' }))).toBe(401);
    const ended = await provider.forged({ exp: Math.floor(fromNow({ seconds: -60 }).epochMilliseconds / 1_000) });
    for (let times = 0; times < 6; times += 1)
      expect((await api.client.as(ended).get('/v1/calendars', at('198.51.100.1'))).status).toBe(401);
    const newcomer = await keyFor();
    expect((await api.client.as(newcomer.key).get('/v1/events', at('198.51.100.1'))).status).toBe(200);
  });

  it('of ours is heard from an address that sent wrong keys', async () => {
    const ticket = await ticketOf((await keyFor()).key);
    const address = at('198.51.100.2');
    for (let times = 0; times < 5; times += 1) await api.client.as('slk_guess').get('/v1/calendars', address);
    expect((await api.client.as('slk_guess').get('/v1/calendars', address)).status).toBe(429);
    expect(await statusOf(streamOf(api.app, 'x'), address)).toBe(429);
    expect(await statusOf(streamOf(api.app, ticket), address)).toBe(200);
  });
});

describe('a stream', () => {
  const bearing = (key: string) => ({ Authorization: `Bearer ${key}` });
  const opened = (app: ServedApp, key: string) => openStream(`${app.url}/v1/events/stream`, bearing(key));

  it('ends when its key is revoked, also by another process, and one opened with a ticket does too', async () => {
    const { id, key } = await keyFor();
    const ticket = await ticketOf(key);
    const streams = [
      await opened(api.app, key),
      await opened(other, key),
      await openStream(streamOf(other, ticket), at('203.0.113.7')),
    ];
    const { status } = await (await ApiClient.of(api.app)).delete(`/v1/api-keys/${id}`);
    expect(status).toBe(204);
    for (const { ended } of streams) expect(await ended).toBe('by the server');
  });

  it('ends when its key expires', async () => {
    const { key } = await keyFor({ expiresAt: fromNow({ seconds: 3 }).toString() });
    expect(await (await opened(api.app, key)).ended).toBe('by the server');
  });

  it('ends when its token does, as the API itself judges that', async () => {
    const exp = () => Math.floor(fromNow({ seconds: -26 }).epochMilliseconds / 1_000);
    const token = await provider.forged({ exp: exp(), scope: 'bookings:own' });
    const stream = await opened(api.app, token);
    expect(await stream.ended).toBe('by the server');
    expect((await api.client.as(token).get('/v1/calendars')).status).toBe(401);
  });
});
