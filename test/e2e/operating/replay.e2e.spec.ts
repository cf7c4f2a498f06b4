import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPool } from '#libs/database';
import { ReplayTool } from '#test/harness/apps/replay-tool';
import { inBerlin, openRoom, type RunningApi, room, runningApi } from '#test/harness/apps/running-api';
import { startApp } from '#test/harness/apps/start-app';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';

let api: RunningApi;
let tool: ReplayTool;
let other: ClonedDatabase;
let folder: string;

/** A room, and a booking that was moved and then cancelled. */
beforeAll(async () => {
  api = await runningApi();
  tool = new ReplayTool({ DATABASE_URL: api.databaseUrl });
  other = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'replay-'));
  const { serviceId } = await openRoom(api.client, 'replay');
  const customer = { id: 'cus_ada', name: 'Ada', email: 'ada@example.com' };
  const id = 'bkg_ada-first-visit';
  await api.client.post('/v1/bookings', { id, serviceId, start: inBerlin(1, '09:00'), customer });
  await api.client.post(`/v1/bookings/${id}/reschedule`, { expectedVersion: 1, start: inBerlin(1, '10:00') });
  const { body } = await api.client.post(`/v1/bookings/${id}/cancel`, { expectedVersion: 2, reason: 'ill' });
  await api.client.get(`/v1/bookings/${id}?minPosition=${body.position}`);
});

afterAll(async () => {
  await api.stop();
  await other.drop();
  await rm(folder, { recursive: true });
});

const asOwner = async (change: string) => {
  const owner = openPool({ url: api.databaseUrl, max: 1 });
  await owner.query(change);
  await owner.end();
};

test('its help says where to begin, and each command what it is for', async () => {
  const { code, out } = await tool.runAlone(['--help']);
  expect([code, out]).toEqual([0, expect.stringContaining('Where to begin')]);
  expect((await tool.run(['verify', '--help'])).out).toContain('prove the log');
  expect(await tool.runAlone(['verfy'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('Did you mean verify?'),
  });
});

test('status says how far the log and the views are', async () => {
  const { events, shards, projections } = await tool.json('status');
  expect([events, shards]).toEqual([9, [expect.objectContaining({ head: 9, tenants: ['default'] })]]);
  expect(projections).toHaveLength(new Set(projections.map(({ name }: { name: string }) => name)).size);
  expect(projections).toContainEqual(
    expect.objectContaining({ name: 'bookings', position: 9, lag: { events: 0, seconds: 0 }, isDeclared: true }),
  );
  const { out } = await tool.run(['status']);
  expect(out).toMatch(/^log [0-9a-f]{8}, 9 events\n\nshard +head +last event +digest +tenants\n/);
  expect(out).not.toContain('\u001b');
});

test('show tells what has happened to a booking, and what each event made of it', async () => {
  const { out } = await tool.run(['show', 'booking/bkg_ada-first-visit', '--json']);
  const steps = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(steps.map(({ event, state }) => [event.type, state.status])).toEqual([
    ['BookingConfirmed', 'confirmed'],
    ['BookingRescheduled', 'confirmed'],
    ['BookingCancelled', 'cancelled'],
  ]);
  expect((await tool.run(['show', 'booking/bkg_ada-first-visit'])).out).toContain('status: "confirmed" → "cancelled"');
  expect(await tool.run(['show', 'booking/bkg_nobody'])).toMatchObject({
    code: 1,
    err: 'Tenant default has no stream booking/bkg_nobody.\n',
  });
});

test('tail shows what is stored, as it is stored, and ends when it is told to', async () => {
  const past = await tool.run(['tail', '--stream', 'booking/', '--no-follow', '--json']);
  expect(
    past.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).type),
  ).toEqual(['BookingConfirmed', 'BookingRescheduled', 'BookingCancelled']);
  const tailing = tool.start(['tail', '--type', 'CalendarCreated', '--last', '0']);
  const first = once(createInterface(tailing.stdout), 'line') as Promise<[string]>;
  const seen = first.then(([line]) => line);
  const made: string[] = [];
  const make = async (): Promise<string> => {
    made.push(`calendar/${(await api.client.post('/v1/calendars', room)).body.id}`);
    return (await Promise.race([seen, sleep(100)])) ?? make();
  };
  const line = await make();
  expect(line).toContain('CalendarCreated');
  expect(made.filter((stream) => line.includes(stream))).toHaveLength(1);
  tailing.kill('SIGINT');
  expect(await once(tailing, 'exit')).toEqual([0, null]);
});

test('verify finds nothing in a log as it was written, and ends with 2 where an event was changed behind its back', async () => {
  expect(await tool.run(['verify'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('Everything is as it was written.'),
  });
  const trigger = 'alter table slotlog.events';
  await asOwner(
    `${trigger} disable trigger all; update slotlog.events set version = 9 where position = 9; ${trigger} enable trigger all`,
  );
  const { code, out } = await tool.runAlone(['verify']);
  await asOwner(
    `${trigger} disable trigger all; update slotlog.events set version = 3 where position = 9; ${trigger} enable trigger all`,
  );
  expect([code, out]).toEqual([
    2,
    expect.stringContaining('booking/bkg_ada-first-visit: after version 2 comes 9, at position 9'),
  ]);
});

test('doctor says what is wrong with the server and what to do', async () => {
  const { code, out } = await tool.run(['doctor']);
  expect([code, out]).toEqual([2, expect.stringMatching(/wrong {2}durability {4}fsync is off: .*\n.*Set fsync = on/)]);
  const { findings } = await tool.json('doctor');
  const what = (name: string) => findings.filter(({ what }: { what: string }) => what === name);
  for (const name of ['server', 'role', 'migrations', 'vacuum', 'transactions', 'clock', 'log', 'views']) {
    expect(what(name)).toEqual([expect.objectContaining({ level: 'ok' })]);
  }
});

test('doctor names what this version cannot read', async () => {
  const mark = (version: number) =>
    asOwner(`alter table slotlog.events disable trigger all;
      update slotlog.events set schema_version = ${version} where type = 'ServiceCreated';
      alter table slotlog.events enable trigger all`);
  await mark(9);
  const { code, out } = await tool.run(['doctor']);
  await mark(1);
  expect([code, out]).toEqual([
    2,
    expect.stringMatching(
      /wrong {2}log .*1 events of shard \d+ cannot be read by this version: ServiceCreated version 9/,
    ),
  ]);
});

test('verify names the keys of customers that are gone', async () => {
  await asOwner('create table kept_keys as select * from slotlog.keys; delete from slotlog.keys');
  const { code, out } = await tool.run(['verify']);
  await asOwner('insert into slotlog.keys select * from kept_keys; drop table kept_keys');
  expect([code, out]).toEqual([2, expect.stringMatching(/the key of customer\/\w+ of default is missing/)]);
});

test('a tenant is placed before its first event, and never again', async () => {
  const { shard, key: old } = await tool.json('tenant', 'create', 'north-clinic', '--shard', '60');
  expect(shard).toBe(60);
  expect((await api.client.as(old).get('/v1/bookings')).status).toBe(200);
  const placed = await tool.run(['tenant', 'place', 'north-clinic', '82']);
  expect(placed.out).toMatch(/1 server of this database is running: the new key works within five seconds/);
  const { key, servers } = await tool.json('tenant', 'place', 'north-clinic', '8');
  expect(servers).toBe(1);
  expect((await api.client.as(old).post('/v1/calendars', room)).status).toBe(401);
  expect((await api.client.as(key).post('/v1/calendars', room)).status).toBe(201);
  expect(await tool.run(['tenant', 'place', 'north-clinic', '60'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('can never move again'),
  });
  expect(await tool.run(['tenant', 'place', 'north-clinic', '64'])).toMatchObject({
    code: 1,
    err: 'The shard 64 does not exist.\n',
  });
  expect((await tool.json('tenant', 'list')).map(({ tenant }: { tenant: string }) => tenant)).toEqual([
    'default',
    'north-clinic',
  ]);
});

test('an export is imported elsewhere, goes on where it broke off, and is never written over', async () => {
  const file = join(folder, 'log.ndjson');
  expect(await tool.run(['export', '-o', file])).toMatchObject({ code: 0 });
  const whole = await readFile(file, 'utf8');
  expect((await tool.runAlone(['export'])).out).toBe(whole);
  expect(await tool.run(['export', '-o', file])).toMatchObject({
    code: 1,
    err: expect.stringContaining('exists already'),
  });
  await writeFile(file, whole.slice(0, Math.floor(whole.length / 2)));
  expect(await tool.run(['export', '-o', file, '--resume'])).toMatchObject({ code: 0 });
  expect(await readFile(file, 'utf8')).toBe(whole);
  const elsewhere = new ReplayTool({ DATABASE_URL: other.url });
  const { stored, events } = await elsewhere.json('import', file);
  expect(stored).toBe(events);
  expect((await elsewhere.runAlone(['import', '--json'], whole)).out).toContain('"stored":0');
  expect((await elsewhere.run(['verify'])).code).toBe(0);
});

test('a forked log answers positions of the one before with 410, and is not forked under running servers', async () => {
  const before = (await api.client.get('/v1/calendars/cal_room-replay')).body.position;
  expect(await tool.run(['log', 'fork'])).toMatchObject({ code: 1, err: expect.stringContaining('stop them first') });
  await api.app.stop();
  const { log } = await tool.json('log', 'fork');
  const app = await startApp(api.databaseUrl);
  const read = async (query: string) => {
    const headers = { Authorization: `Bearer ${app.key}` };
    const answer = await fetch(`${app.url}/v1/calendars/cal_room-replay${query}`, { headers });
    const { code, position: stands } = (await answer.json()) as { code?: string; position?: string };
    return [answer.status, code ?? stands];
  };
  expect(await read(`?minPosition=${before}`)).toEqual([410, 'other-history']);
  const after = before.replace(/@\w+/, `@${log}`);
  expect(await read('')).toEqual([200, after]);
  expect(await read(`?minPosition=${after}`)).toEqual([200, after]);
  await app.stop();
});
