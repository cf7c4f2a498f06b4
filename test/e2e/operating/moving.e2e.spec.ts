import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReplayTool } from '#test/harness/apps/replay-tool';
import { inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import { type App, masterKey, startApp } from '#test/harness/apps/start-app';
import { ApiClient } from '#test/harness/clients/api-client';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';

let old: RunningApi;
let there: ClonedDatabase;
let app: App;
let folder: string;

beforeAll(async () => {
  [old, there] = await Promise.all([runningApi(), emptyDatabase()]);
  folder = await mkdtemp(join(tmpdir(), 'moving-'));
});

afterAll(async () => {
  await app?.stop();
  await Promise.all([old.stop(), there.drop(), rm(folder, { recursive: true })]);
});

/** Tests' databases are copies of one, and its log's identity is in all of them. */
const emptyDatabase = async () => {
  const database = await cloneDatabase();
  await toolOn(database.url).run(['log', 'fork']);
  return database;
};

const toolOn = (url: string) => new ReplayTool({ DATABASE_URL: url, MASTER_KEY: masterKey });

test('a log moves to another server, and nobody who uses it notices', async () => {
  const { serviceId } = await openRoom(old.client, 'moving', 5, { metadata: { door: 'left \u2028 or \u2029 right' } });
  const wish = {
    serviceId,
    start: inBerlin(1, '10:00'),
    customer: { id: 'cus_grace', name: 'Grace Hopper', email: 'grace@navy.example' },
  };
  const idempotency = { 'Idempotency-Key': 'booked-before-the-move' };
  const booked = await old.client.post('/v1/bookings', wish, idempotency);
  expect(booked.status).toBe(201);
  const { body: desk } = await old.client.post('/v1/api-keys', { name: 'Desk', scopes: ['bookings:read'] });

  const link = (await old.client.post(`/v1/bookings/${booked.body.id}/manage-token`)).body.manageToken;

  const file = join(folder, 'log.ndjson');
  expect((await toolOn(old.databaseUrl).run(['export', '-o', file])).code).toBe(0);
  const whole = await readFile(file, 'utf8');
  await truncate(file, Buffer.byteLength(whole) - 400);
  expect((await toolOn(old.databaseUrl).run(['export', '-o', file, '--resume'])).code).toBe(0);
  expect(await readFile(file, 'utf8')).toBe(whole);
  expect(whole).not.toMatch(/Grace|navy/);

  const half = join(folder, 'half.ndjson');
  await writeFile(half, whole.slice(0, whole.lastIndexOf('{"key"')));
  expect((await toolOn(there.url).run(['import', half])).code).not.toBe(0);
  await expect(startApp(there.url)).rejects.toThrow(
    /the import of log \w+ .* is not complete: import the same export again/,
  );
  const imported = await toolOn(there.url).run(['import', '--move', file]);
  expect(imported).toMatchObject({ code: 0, out: expect.stringContaining('stored') });
  await expect(startApp(there.url, { MASTER_KEY: `${masterKey}, another` })).rejects.toThrow(
    /MASTER_KEY does not match this/,
  );
  app = await startApp(there.url);
  const client = await ApiClient.of(app);
  const { id, position } = booked.body;
  const path = `/v1/bookings/${id}?minPosition=${position}`;
  expect((await client.get(path)).body).toEqual((await old.client.get(path)).body);
  expect(await client.post('/v1/bookings', wish, idempotency)).toMatchObject({ status: 201, body: { id, position } });
  expect((await client.as(desk.key).get(path)).status).toBe(200);
  expect((await client.as(link).get(path)).status).toBe(200);
  expect((await client.get(`/v1/events?after=${position}`)).status).toBe(200);
});

test('a copy that goes on by itself is another log', async () => {
  const file = join(folder, 'copy.ndjson');
  const copy = await emptyDatabase();
  expect((await toolOn(old.databaseUrl).run(['export', '-o', file])).code).toBe(0);
  const { from, log } = await toolOn(copy.url).json('import', file);
  expect(log).not.toBe(from);
  await copy.drop();
});

test('a database whose servers have sealed under other roots takes no export', async () => {
  const copy = await emptyDatabase();
  const own = await startApp(copy.url);
  await own.stop();
  expect(await toolOn(copy.url).run(['import', join(folder, 'copy.ndjson')])).toMatchObject({
    code: 1,
    err: expect.stringContaining('has roots of its own'),
  });
  await copy.drop();
});

describe('the master key is changed', () => {
  const next = 'the next master key, of 32 characters or more';
  const change = (key: string) =>
    new ReplayTool({ DATABASE_URL: there.url, MASTER_KEY: key, NEW_MASTER_KEY: next }).run(['master-key', 'change']);

  test('under running servers, and what it seals and signs stays good', async () => {
    const client = await ApiClient.of(app);
    const { body } = await client.get('/v1/bookings');
    expect(await change('not the one that this database has')).toMatchObject({
      code: 1,
      err: 'MASTER_KEY does not match this database.\n',
    });
    expect((await change(masterKey)).code).toBe(0);
    expect((await client.get('/v1/bookings')).body).toEqual(body);
    await app.stop();
    await expect(startApp(there.url)).rejects.toThrow(/MASTER_KEY does not match this/);
    app = await startApp(there.url, { MASTER_KEY: next });
    expect((await (await ApiClient.of(app)).get('/v1/bookings')).body).toEqual(body);
    expect((await change(masterKey)).code).toBe(1);
  });

  test('with another one that is too short, or none, nothing happens', async () => {
    const tool = (given: Record<string, string>) =>
      new ReplayTool({ DATABASE_URL: there.url, MASTER_KEY: next, ...given });
    expect((await tool({ NEW_MASTER_KEY: 'short' }).run(['master-key', 'change'])).err).toMatch(/at least 32/);
    expect((await tool({ NEW_MASTER_KEY: '' }).run(['master-key', 'change'])).err).toMatch(/NEW_MASTER_KEY is not set/);
  });

  test('links are signed anew, and those of before stay good until they are revoked', async () => {
    const client = await ApiClient.of(app);
    const [{ id }] = (await client.get('/v1/bookings')).body.items;
    const tokenOf = async () => (await client.post(`/v1/bookings/${id}/manage-token`)).body.manageToken;
    const before = await tokenOf();
    const tool = new ReplayTool({ DATABASE_URL: there.url, MASTER_KEY: next });
    const statusOf = async (token: string) => (await client.as(token).get(`/v1/bookings/${id}`)).status;
    expect((await tool.run(['master-key', 'sign-anew'])).code).toBe(0);
    const other = await startApp(there.url, { MASTER_KEY: next });
    const anew = (await (await ApiClient.of(other)).post(`/v1/bookings/${id}/manage-token`)).body.manageToken;
    await other.stop();
    expect(anew).not.toBe(before);
    expect([await statusOf(before), await statusOf(anew)]).toEqual([200, 200]);
    expect((await tool.run(['master-key', 'sign-anew', '--revoke'])).code).toBe(0);
    await app.stop();
    app = await startApp(there.url, { MASTER_KEY: next });
    const after = await ApiClient.of(app);
    expect((await after.as(before).get(`/v1/bookings/${id}`)).status).toBe(401);
  });
});
