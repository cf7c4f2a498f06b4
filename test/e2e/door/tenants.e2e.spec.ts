import { scopes } from '#libs/access';
import { openTenant } from '#test/harness/apps/open-tenant';
import { ada, inBerlin, openRoom, type RunningApi, room, runningApi } from '#test/harness/apps/running-api';
import type { ApiClient } from '#test/harness/clients/api-client';

interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** Any of them will do; the first is the one that a refusal names. */
  readonly scopes: readonly string[];
}

let api: RunningApi;
let other: ApiClient;
let operations: Operation[];
const ids: Record<string, string> = {};

beforeAll(async () => {
  api = await runningApi();
  other = api.client.as(await openTenant(api.databaseUrl, 'another-house'));
  operations = await guarded();
  const { calendarId, serviceId } = await openRoom(api.client, 'ours');
  const start = inBerlin(2, '09:00');
  const booking = await api.client.post('/v1/bookings', { id: 'bkg_of-our-own', serviceId, start, customer: ada });
  await api.client.post(
    `/v1/calendars/${calendarId}/blackouts`,
    { ...blackout, id: 'blk_of-our-own' },
    { 'If-Match': '*' },
  );
  const every = { start: inBerlin(3, '09:00'), recurrence: 'FREQ=DAILY;COUNT=2', customer: ada };
  const series = await api.client.post('/v1/series', { serviceId, ...every });
  const period = { from: inBerlin(3, '00:00'), to: inBerlin(4, '00:00') };
  const entry = await api.client.post('/v1/waitlist', { serviceId, ...period, customer: ada });
  const webhook = await api.client.post('/v1/webhooks', { url: 'https://desk.example.com/' });
  const key = await api.client.post('/v1/api-keys', { scopes: ['events:read'] });
  Object.assign(ids, {
    calendars: calendarId,
    services: serviceId,
    bookings: booking.body.id,
    series: series.body.id,
    waitlist: entry.body.id,
    'api-keys': key.body.id,
    webhooks: webhook.body.id,
    customers: booking.body.customer.id,
  });
  await api.client.get(`/v1/bookings/${booking.body.id}?minPosition=${entry.body.position}`);
});

afterAll(() => api.stop());

/** All routes that ask for a scope, from the API's own description. */
const guarded = async (): Promise<Operation[]> => {
  const { paths } = (await (await fetch(`${api.app.url}/openapi.json`)).json()) as Paths;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .map(([method, { operationId, security }]) => ({
        name: operationId,
        method: method.toUpperCase(),
        path,
        scopes: security.flatMap(({ apiKey = [] }) => apiKey),
      }))
      // A stream has no end that could be waited for.
      .filter(({ path, scopes }) => scopes.length > 0 && !path.endsWith('/stream')),
  );
};

interface Paths {
  readonly paths: Record<string, Record<string, { operationId: string; security: { apiKey?: string[] }[] }>>;
}

const blackout = { start: inBerlin(5, '09:00'), end: inBerlin(5, '10:00') };
const range = `from=${inBerlin(1, '00:00')}&to=${inBerlin(2, '00:00')}`;

/** What makes a request a good one, but for the thing it is about; of all others a version does. */
const bodies: Record<string, object> = {
  changeCalendar: { name: 'Theirs', expectedVersion: 1 },
  addBlackout: { ...blackout, expectedVersion: 1 },
  changeService: { name: 'Theirs', expectedVersion: 1 },
  changeBooking: { notes: 'theirs', expectedVersion: 1 },
  createFeed: {},
  createManageToken: {},
  changeWebhook: { description: 'theirs' },
  rotateWebhookSecret: {},
  testWebhook: {},
  retryWebhookDelivery: {},
  retryFailedWebhookDeliveries: {},
  replayWebhook: { from: '1' },
  rescheduleBooking: { start: inBerlin(4, '09:00'), expectedVersion: 1 },
};
const dates = `from=${inBerlin(1, '12:00').slice(0, 10)}&to=${inBerlin(3, '12:00').slice(0, 10)}`;
const queries: Record<string, string> = {
  findSlots: `?${range}`,
  findBusy: `?${range}`,
  getBusy: `?${range}`,
  findDays: `?${dates}`,
};
/** What these list of somebody unknown is nothing. */
const listing = new Set(['exportCustomer']);
/** Some of what is about webhooks has events told elsewhere, so that whoever asks for it has to be allowed to read them. */
const tellsEvents = (path: string) => path.startsWith('/v1/webhooks');

/** A route with these ids in it. */
const fill = (path: string, idOf: (collection: string) => string) =>
  path
    .replace(/^\/v1\/([a-z-]+)\/\{\w+\}/, (_, collection) => `/v1/${collection}/${idOf(collection)}`)
    .replace('{blackoutId}', 'blk_of-our-own')
    .replace('{feedId}', 'fed_of-our-own')
    .replace('{deliveryId}', '00000000-0000-7000-8000-000000000000');

const ask = async (client: ApiClient, { name, method, path }: Operation, idOf: (collection: string) => string) => {
  const filled = fill(path, idOf) + (queries[name] ?? '');
  const body = ['GET', 'DELETE'].includes(method) ? undefined : (bodies[name] ?? { expectedVersion: 1 });
  return client.send(method, filled, body, {});
};

const ours = (collection: string) => {
  const id = ids[collection];
  if (id === undefined) throw new Error(`make one of ${collection}, so that another tenant can try to get at it`);
  return id;
};
const nobodys = (collection: string) => ours(collection).replace(/_.*/, '_that-is-not-there');

describe('another tenant', () => {
  it('is told of each thing of ours what it is told of one that is not there', async () => {
    const about = operations.filter(({ path }) => path.includes('{'));
    expect(about.length).toBeGreaterThan(25);
    for (const operation of about) {
      const told = async (idOf: (collection: string) => string) => {
        const { status, body } = await ask(other, operation, idOf);
        const { requestId: _, ...rest } = body ?? {};
        const id = idOf(/^\/v1\/([a-z-]+)/.exec(operation.path)![1]!);
        return { name: operation.name, status, body: JSON.stringify(rest).replaceAll(id, 'ID') };
      };
      const refusal = await told(ours);
      expect(refusal).toMatchObject({ name: operation.name, status: listing.has(operation.name) ? 200 : 404 });
      expect(refusal).toEqual(await told(nobodys));
    }
  });

  it('which is there for us: else the matrix would prove nothing', async () => {
    for (const operation of operations.filter(({ method, path }) => method === 'GET' && path.includes('{'))) {
      expect({ name: operation.name, status: (await ask(api.client, operation, ours)).status }).toEqual({
        name: operation.name,
        status: 200,
      });
    }
  });

  it('finds nothing of ours in any list', async () => {
    const lists = operations.filter(({ method, path }) => method === 'GET' && !path.includes('{'));
    for (const { path } of lists) {
      const text = JSON.stringify((await other.get(path)).body);
      for (const id of Object.values(ids)) expect(text).not.toContain(id);
    }
  });

  it('cannot build on anything of ours', async () => {
    const { calendars, services } = ids;
    const booking = (serviceId: string) => ({ serviceId, start: inBerlin(4, '09:00'), customer: ada });
    const service = (calendarId: string) => ({ name: 'Theirs', durations: [30], uses: [{ calendarId }] });
    const told = async (path: string, body: object) => {
      const { requestId: _, ...rest } = (await other.post(path, body)).body;
      return JSON.stringify(rest).replaceAll(/_(room-ours|that-is-not-there)/g, '_ID');
    };
    expect(await told('/v1/bookings', booking(services!))).toBe(
      await told('/v1/bookings', booking('svc_that-is-not-there')),
    );
    expect(await told('/v1/services', service(calendars!))).toBe(
      await told('/v1/services', service('cal_that-is-not-there')),
    );
    expect((await other.post('/v1/calendars', { ...room, id: calendars })).status).toBe(201);
  });
});

describe('a key', () => {
  it('with one scope does what asks for that scope, and nothing else', async () => {
    for (const scope of scopes.filter((each) => each !== 'bookings:own')) {
      const { body } = await other.post('/v1/api-keys', { scopes: [scope] });
      const client = other.as(body.key);
      for (const operation of operations.filter(({ name }) => name !== 'createApiKey')) {
        const { status, body } = await ask(client, operation, nobodys);
        const isOpen = operation.scopes.includes(scope) || scope === 'admin';
        const told = { scope, name: operation.name, isOpen: status !== 403, requiredScope: body?.requiredScope };
        const requiredScope = isOpen ? undefined : operation.scopes[0];
        if (scope === 'webhooks:write' && tellsEvents(operation.path) && status === 403)
          expect(told.requiredScope).toBe('events:read');
        else expect(told).toEqual({ scope, name: operation.name, isOpen, requiredScope });
      }
    }
  });
});
