import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { openPool } from '#libs/database';
import { checkLog } from '#test/checker/check-log';
import { ada } from '#test/harness/apps/running-api';
import { type App, startApp } from '#test/harness/apps/start-app';
import { at } from '#test/harness/apps/two-apps';
import { ApiClient } from '#test/harness/clients/api-client';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';

const many = 250;
const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

let database: ClonedDatabase;
let pool: Pool;
let app: App;

beforeAll(async () => {
  database = await cloneDatabase();
  pool = openPool({ url: database.url, max: 1 });
});

afterAll(async () => {
  await app.stop();
  await pool.end();
  await database.drop();
});

const start = async (...how: [environment?: Record<string, string>, enough?: { isEnough: 'listening' }]) => {
  app = await startApp(database.url, ...how);
  return ApiClient.of(app);
};

const displaced = async (): Promise<{ total: number; told: number }> => {
  const { rows } = await pool.query(
    `select count(distinct stream)::int as total,
        count(distinct stream) filter (where json_array_length(data->'alternatives') > 0)::int as told
      from slotlog.events where type = 'BookingDisplaced'`,
  );
  return rows[0];
};

const until = async (isSo: () => Promise<boolean>) => {
  while (!(await isSo())) await sleep(50);
};

test('a closure that strands hundreds displaces them all, told where they could go, though the process is killed amid', async () => {
  const client = await start();
  const openingHours = [{ days: everyDay, from: '00:00', to: '24:00' }];
  const { body: calendar } = await client.post('/v1/calendars', { name: 'Hall', timeZone: 'UTC', openingHours });
  const uses = [{ calendarId: calendar.id }];
  const { body: service } = await client.post('/v1/services', { name: 'Visit', durations: [15], uses });
  const booked = await Promise.all(
    Array.from({ length: many }, async (_, index) => {
      const wish = { serviceId: service.id, start: at(2, index / 4), customer: ada };
      return (await client.post('/v1/bookings', wish)).body;
    }),
  );
  const closure = { start: at(2, 0), end: at(6, 0), onConflict: 'displace', expectedVersion: 1 };
  expect((await client.post(`/v1/calendars/${calendar.id}/blackouts`, closure)).status).toBe(201);
  await app.kill();
  const { total: before } = await displaced();
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(many);

  const front = await start({ ROLE: 'api' }, { isEnough: 'listening' });
  const latest = booked.toSorted((a, b) => b.start.localeCompare(a.start));
  const [kept, moved, cancelled] = latest.map(({ id }) => `/v1/bookings/${id}`) as [string, string, string];
  const refused = await front.patch(kept, { notes: 'still on', expectedVersion: 1 });
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({ code: 'dependency-gone', missing: { type: 'calendar', id: calendar.id } });
  const move = { start: at(6, 0), expectedVersion: 1 };
  expect((await front.post(`${moved}/reschedule`, move)).body).toMatchObject({ status: 'confirmed', version: 2 });
  expect((await front.post(`${cancelled}/cancel`, { expectedVersion: 1 })).body).toMatchObject({ status: 'cancelled' });
  await app.stop();

  // As a few seconds later: the leases of the one that was killed have ended, and another goes on.
  await pool.query('update slotlog.leases set is_released = true');
  const again = await start();
  await until(async () => (await displaced()).total === many - 2);
  expect(await displaced()).toEqual({ total: many - 2, told: many - 2 });
  expect((await again.get(`${moved}?minPosition=${await head(again)}`)).body.status).toBe('confirmed');
  expect((await again.get(kept)).body).toMatchObject({ status: 'displaced', version: 2 });
  const { body: rest } = await again.get(`/v1/bookings?serviceId=${service.id}&status=confirmed`);
  expect(rest.items).toHaveLength(1);
  expect(await checkLog(pool)).toEqual([]);
});

const head = async (client: ApiClient): Promise<string> => {
  const { body } = await client.post('/v1/calendars', { name: 'Head', timeZone: 'UTC', openingHours: [] });
  return body.position;
};
