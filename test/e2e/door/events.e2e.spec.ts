import { jest } from '@jest/globals';
import { openPool } from '#libs/database';
import { audience, IdentityProvider } from '#test/harness/apps/identity-provider';
import { openTenant } from '#test/harness/apps/open-tenant';
import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import { startApp } from '#test/harness/apps/start-app';
import type { Body } from '#test/harness/clients/api-client';
import { openStream } from '#test/harness/clients/event-stream';
import { until } from '#test/harness/logs/followed-log';

let provider: IdentityProvider;
let api: RunningApi;
let serviceId: string;
const id = 'bkg_ada-first-visit';

/** A room, and a booking that was moved and cancelled: three events of it among those of the agenda. */
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockReturnValue();
  provider = await IdentityProvider.start({ grace: { tenant: 'default', scope: 'bookings:own' } });
  api = await runningApi({ OIDC_ISSUER: provider.issuer, OIDC_AUDIENCE: audience, STREAMS_PER_PERSON: '3' });
  ({ serviceId } = await openRoom(api.client, 'feed1'));
  await api.client.post('/v1/bookings', { id, serviceId, start: inBerlin(1, '09:00'), customer: ada });
  await api.client.post(`/v1/bookings/${id}/reschedule`, { expectedVersion: 1, start: inBerlin(1, '10:00') });
  await api.client.post(`/v1/bookings/${id}/cancel`, { expectedVersion: 2 });
});

afterAll(async () => {
  await api.stop();
  await provider.stop();
});

const told = ['CalendarCreated', 'ServiceCreated', 'BookingConfirmed', 'BookingRescheduled', 'BookingCancelled'];
const typesOf = ({ items }: Body) => items.map(({ type }: { type: string }) => type);
const bearing = (key: string) => ({ Authorization: `Bearer ${key}` });

describe('the feed', () => {
  test('has every event of the tenant in the order of the log, and says how far it was looked through', async () => {
    const { body } = await api.client.get('/v1/events');
    expect([typesOf(body), body.nextCursor]).toEqual([told, null]);
    const answer = await fetch(`${api.app.url}/v1/events?include=internal`, { headers: bearing(api.app.key) });
    const internal = (await answer.json()) as Body;
    expect(typesOf(internal)).toEqual(expect.arrayContaining([...told, 'TimeClaimed', 'TimeFreed']));
    expect(internal.position).toBe(body.position);
    const history = await api.client.get(`/v1/bookings/${id}/history`);
    expect(body.items.slice(2)).toEqual(history.body.items);
  });

  test('comes page by page, each going on behind the one before', async () => {
    const types: string[] = [];
    let url = '/v1/events?limit=2';
    for (;;) {
      const { body, headers } = await api.client.get(url);
      types.push(...typesOf(body));
      if (!body.nextCursor) break;
      url = `/v1/events?limit=2&after=${body.nextCursor}`;
      expect(headers.get('Link')).toContain(encodeURIComponent(body.nextCursor));
    }
    expect(types).toEqual(told);
  });

  test('is of some types or of one stream alone, where that is asked for', async () => {
    const some = await api.client.get('/v1/events?types=BookingConfirmed,BookingCancelled');
    expect(typesOf(some.body)).toEqual(['BookingConfirmed', 'BookingCancelled']);
    expect(typesOf((await api.client.get('/v1/events?types=TimeClaimed')).body)).toEqual([]);
    const one = await api.client.get(`/v1/events?stream=booking/${id}`);
    expect(typesOf(one.body)).toEqual(told.slice(2));
  });

  test('of another log, of a position that is not there and for whom it is not, is refused', async () => {
    expect((await api.client.get('/v1/events?after=1@00.9c01d2e3')).status).toBe(410);
    const { body } = await api.client.get('/v1/events');
    const ahead = body.position.replace(/^\d+/, '99999');
    const refused = await api.client.get(`/v1/events?after=${ahead}`);
    expect([refused.status, refused.body.code]).toEqual([410, 'other-history']);
    const unheardOf = await api.client.get('/v1/events?after=7');
    expect([unheardOf.status, unheardOf.body.errors[0].rule]).toEqual([422, 'position-unknown']);
    const key = await api.client.post('/v1/api-keys', { scopes: ['bookings:read'] });
    expect((await api.client.as(key.body.key).get('/v1/events')).status).toBe(403);
    const other = api.client.as(await openTenant(api.databaseUrl, 'another-house'));
    expect((await other.get('/v1/events')).body.items).toEqual([]);
  });
});

describe('the stream', () => {
  test('brings what was stored and what comes, and goes on from the last position that was heard of', async () => {
    const first = await openStream(
      `${api.app.url}/v1/events/stream?after=${(await api.client.get('/v1/events?limit=1')).body.position}`,
      bearing(api.app.key),
    );
    expect(first.headers.get('Content-Type')).toBe('text/event-stream; charset=utf-8');
    const stored = await first.read(4);
    expect(stored.map(({ event }) => event)).toEqual(told.slice(1));
    await api.client.patch(`/v1/bookings/${id}`, { notes: 'Gate 3', expectedVersion: 3 });
    const [changed] = await first.read(1);
    expect(changed).toMatchObject({ event: 'BookingDetailsChanged', data: { version: 4, data: { notes: 'Gate 3' } } });
    first.close();
    const resumed = await openStream(`${api.app.url}/v1/events/stream`, {
      ...bearing(api.app.key),
      'Last-Event-ID': stored[1]!.id,
    });
    expect((await resumed.read(3)).map(({ event }) => event)).toEqual([...told.slice(3), 'BookingDetailsChanged']);
    resumed.close();
    const lost = await fetch(`${api.app.url}/v1/events/stream`, {
      headers: { ...bearing(api.app.key), 'Last-Event-ID': '1@00.9c01d2e3' },
    });
    expect(lost.status).toBe(410);
  });

  test('is opened with a ticket, which reaches no further than its giver', async () => {
    const key = (await api.client.post('/v1/api-keys', { scopes: ['events:read'] })).body.key;
    const { status, body } = await api.client.as(key).post('/v1/tickets');
    expect(status).toBe(200);
    const url = `${api.app.url}/v1/events/stream?after=${(await api.client.get('/v1/events?limit=1')).body.position}&ticket=${body.ticket}`;
    const stream = await openStream(url, {});
    expect((await stream.read(1))[0]?.event).toBe('ServiceCreated');
    stream.close();
    const elsewhere = await fetch(`${api.app.url}/v1/events?ticket=${body.ticket}`);
    expect(elsewhere.status).toBe(401);
  });

  test('is heard by whoever listens to no names, if it is asked to have none', async () => {
    const { position } = (await api.client.get('/v1/events?limit=1')).body;
    const url = `${api.app.url}/v1/events/stream?names=off&after=${position}`;
    const bare = await openStream(url, bearing(api.app.key));
    const [heard] = await bare.read(1);
    expect([heard?.event, heard?.data.type]).toEqual([undefined, 'ServiceCreated']);
    bare.close();
  });

  test('brings a customer what happens to the own bookings, and nothing of anybody else', async () => {
    const token = await provider.token('grace');
    const { body } = await api.client.as(token).post('/v1/tickets');
    const from = (await api.client.get('/v1/events?limit=1')).body.position;
    const streams = [
      await openStream(`${api.app.url}/v1/events/stream?after=${from}`, bearing(token)),
      await openStream(`${api.app.url}/v1/events/stream?after=${from}&ticket=${body.ticket}`, {}),
    ];
    await api.client.patch(`/v1/bookings/${id}`, { notes: 'not for Grace', expectedVersion: 4 });
    const grace = { ...ada, id: 'grace' };
    const mine = await api.client.post('/v1/bookings', { serviceId, start: inBerlin(3, '09:00'), customer: grace });
    for (const stream of streams) {
      const [heard] = await stream.read(1);
      expect([heard?.event, heard?.data.subject.id]).toEqual(['BookingConfirmed', mine.body.id]);
      stream.close();
    }
    const internal = await fetch(`${api.app.url}/v1/events/stream?include=internal`, { headers: bearing(token) });
    expect(internal.status).toBe(403);
  });

  test('goes on for a customer while the booking of somebody else is parked', async () => {
    const start = inBerlin(4, '09:00');
    const { body: other } = await api.client.post('/v1/bookings', { serviceId, start, customer: ada });
    await api.client.get(`/v1/bookings/${other.id}?minPosition=${other.position}`);
    const owner = openPool({ url: api.databaseUrl, max: 1 });
    await owner.query('delete from slotlog.bookings_v3 where id = $1', [other.id]);
    await owner.end();
    const token = await provider.token('grace');
    const stream = await openStream(`${api.app.url}/v1/events/stream`, bearing(token));
    await api.client.patch(`/v1/bookings/${other.id}`, { notes: 'Gate 4', expectedVersion: 1 });
    const grace = { ...ada, id: 'grace' };
    const mine = { serviceId, start: inBerlin(4, '10:00'), customer: grace };
    const { body } = await api.client.post('/v1/bookings', mine);
    expect((await stream.read(1))[0]?.data.subject.id).toBe(body.id);
    stream.close();
    const seen = await api.client.get(`/v1/bookings?minPosition=${body.position}`);
    expect(seen.body.behind).toEqual([other.id]);
  });

  test('is one of a few that a person may have open', async () => {
    const token = await provider.token('grace');
    const open = () => openStream(`${api.app.url}/v1/events/stream`, bearing(token));
    // Those of other tests may still be on their way out.
    const streams = [];
    while (streams.length < 3)
      streams.push(
        ...(await open().then(
          (stream) => [stream],
          () => [],
        )),
      );
    const refused = await fetch(`${api.app.url}/v1/events/stream`, { headers: bearing(token) });
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '30']);
    expect(await refused.json()).toMatchObject({
      code: 'quota-exceeded',
      detail: expect.stringContaining('3 streams'),
    });
    streams[0]!.close();
    await until(() =>
      open().then(
        (stream) => streams.push(stream) > 0,
        () => false,
      ),
    );
    for (const stream of streams) stream.close();
  });

  test('ends when the server stops, and holds nothing up', async () => {
    const leaving = await startApp(api.databaseUrl);
    const stream = await openStream(`${leaving.url}/v1/events/stream`, bearing(leaving.key));
    const stopped = leaving.stop();
    expect(await stream.ended).toBe('by the server');
    expect(await stopped).toBe(0);
  });
});
