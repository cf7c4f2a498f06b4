import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { migrate, openPool, startEmbeddedPostgres } from '#libs/database';
import { ReplayTool } from '#test/harness/apps/replay-tool';
import { ada, inBerlin, openRoom, runningApi } from '#test/harness/apps/running-api';
import { masterKey, startApp } from '#test/harness/apps/start-app';
import { ApiClient } from '#test/harness/clients/api-client';
import { openStream } from '#test/harness/clients/event-stream';
import { copyLogically } from '#test/harness/databases/copy-logically';
import { allMigrations } from '../../apps/api/src/starting/migrations.js';

const undo: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const each of undo.reverse()) await each();
});

/** The number of the next transaction. */
const nextTransaction = async (pool: Pool): Promise<number> =>
  Number((await pool.query('select pg_current_xact_id()::text as id')).rows[0].id);

/** Each block with a handler of its own takes one. */
const useUpTransactions = (pool: Pool, count: number) =>
  pool.query(`
    create temp table used_up (n int);
    do $$ begin
      for n in 1..${count} loop
        begin insert into used_up values (n); exception when others then raise; end;
      end loop;
    end $$`);

test('restored into a freshly made server, whose transactions have lower numbers, all goes on, and followers are told', async () => {
  const before = await runningApi();
  undo.push(before.stop);
  const wish = { serviceId: (await openRoom(before.client, 'restored')).serviceId, customer: ada };
  const old = openPool({ url: before.databaseUrl, max: 2 });
  await useUpTransactions(old, 20_000);
  const { body: kept } = await before.client.post('/v1/bookings', { ...wish, start: inBerlin(1, '09:00') });
  await before.client.get(`/v1/bookings/${kept.id}?minPosition=${kept.position}`);

  const folder = await mkdtemp(join(tmpdir(), 'slotlog-restored-'));
  undo.push(() => rm(folder, { recursive: true }));
  execFileSync('chmod', ['711', folder]);
  const server = await startEmbeddedPostgres({ dataDir: folder, log: () => {}, settings: { fsync: 'off' } });
  undo.push(() => server.stop());
  await migrate({ ownerUrl: server.url, libraries: allMigrations });
  const fresh = openPool({ url: server.url, max: 2 });
  await copyLogically(old, fresh);
  expect(await nextTransaction(fresh)).toBeLessThan((await nextTransaction(old)) - 10_000);
  const lost = await before.client.post('/v1/bookings', { ...wish, start: inBerlin(1, '10:00') });
  await Promise.all([old.end(), fresh.end()]);

  const tool = new ReplayTool({ DATABASE_URL: server.url, MASTER_KEY: masterKey });
  expect(await tool.run(['verify'])).toMatchObject({ code: 0 });
  await tool.run(['log', 'fork']);
  const app = await startApp(server.url);
  undo.push(app.stop);
  const client = await ApiClient.of(app);
  for (const position of [kept.position, lost.body.position]) {
    for (const path of [`bookings/${kept.id}?minPosition=`, 'events?after=', 'events/stream?after=']) {
      const { status, body } = await client.get(`/v1/${path}${position}`);
      expect([path, status, body.code]).toEqual([path, 410, 'other-history']);
    }
  }

  const read = await client.get(`/v1/bookings/${kept.id}`);
  expect(read.body).toMatchObject({ id: kept.id, customer: ada, version: 1 });
  const following = await openStream(`${app.url}/v1/events/stream?after=${read.body.position}`, {
    Authorization: `Bearer ${app.key}`,
  });
  const next = await client.post('/v1/bookings', { ...wish, start: inBerlin(1, '10:00') });
  expect(next.status).toBe(201);
  const numberOf = (position: string) => Number(position.split('@')[0]);
  expect(numberOf(next.body.position)).toBe(numberOf(lost.body.position));
  const [heard] = await following.read(1);
  expect(heard).toMatchObject({ event: 'BookingConfirmed', data: { subject: { id: next.body.id } } });
  following.close();
  const path = `/v1/bookings?serviceId=${wish.serviceId}&minPosition=${next.body.position}`;
  let list = await client.get(path);
  // The lease of the runner that was copied with the rest has to end first, which takes six seconds at most.
  while (list.status === 503) {
    expect(list.body.code).toBe('read-behind');
    await sleep(1_000);
    list = await client.get(path);
  }
  expect(list.body.items.map(({ id }: { id: string }) => id).sort()).toEqual([kept.id, next.body.id].sort());
  expect(await tool.run(['verify'])).toMatchObject({ code: 0 });
});
