import { setTimeout as sleep } from 'node:timers/promises';
import { openPool } from '#libs/database';
import { type Acknowledged, checkLog } from '#test/checker/check-log';
import { type App, startApp } from '#test/harness/apps/start-app';
import { at } from '#test/harness/apps/two-apps';
import { ApiClient } from '#test/harness/clients/api-client';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';

let database: ClonedDatabase;
let app: App;

beforeAll(async () => {
  database = await cloneDatabase();
  app = await startApp(database.url);
});

afterAll(async () => {
  await app.stop();
  await database.drop();
});

const customer = { name: 'Ada', email: 'ada@example.com' };

test('every booking acknowledged before a kill is there after it, and a request sent again makes no second one', async () => {
  const client = await ApiClient.of(app);
  const openingHours = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' }];
  const room = await client.post('/v1/calendars', { name: 'Room', timeZone: 'UTC', openingHours });
  const uses = [{ calendarId: room.body.id }];
  const service = await client.post('/v1/services', { name: 'Visit', durations: [15], uses });

  const acknowledged: Acknowledged[] = [];
  const unanswered: number[] = [];
  const book = async (to: ApiClient, index: number) => {
    const body = { serviceId: service.body.id, start: at(2 + Math.floor(index / 96), (index % 96) / 4), customer };
    const answer = await to.post('/v1/bookings', body, { 'Idempotency-Key': `booking-${index}` });
    expect(answer.status).toBe(201);
    const { id, version, position } = answer.body;
    acknowledged.push({ stream: `booking/${id}`, version, position: Number(String(position).split('@')[0]) });
  };
  let next = 0;
  const caller = async () => {
    while (next < 600) {
      const index = next;
      next += 1;
      try {
        await book(client, index);
      } catch {
        unanswered.push(index);
        return;
      }
    }
  };
  const streaming = Promise.all(Array.from({ length: 16 }, caller));
  while (acknowledged.length < 150) await sleep(5);
  await app.kill();
  await streaming;
  expect(unanswered.length).toBeGreaterThan(0);

  app = await startApp(database.url);
  const again = await ApiClient.of(app);
  for (const index of unanswered) await book(again, index);
  const pool = openPool({ url: database.url, max: 1 });
  expect(await checkLog(pool, acknowledged)).toEqual([]);
  await pool.end();
  const listed = new Set<string>();
  for (let cursor = ''; ; ) {
    const { body } = await again.get(`/v1/bookings?limit=200&minPosition=${await head(again)}${cursor}`);
    for (const { id } of body.items) listed.add(id);
    if (body.nextCursor === null) break;
    cursor = `&cursor=${body.nextCursor}`;
  }
  expect(listed.size).toBe(acknowledged.length);
  expect(new Set(acknowledged.map(({ stream }) => stream)).size).toBe(acknowledged.length);
});

test('a series that the process was killed over is booked whole or not at all, and once when it is sent again', async () => {
  const pool = openPool({ url: database.url, max: 1 });
  const outcomes: string[] = [];
  for (const [round, delay] of [100, 180, 260].entries()) {
    const client = await ApiClient.of(app);
    const openingHours = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' }];
    const rooms = await Promise.all(
      [1, 2].map(() => client.post('/v1/calendars', { name: 'Room', timeZone: 'UTC', openingHours })),
    );
    const uses = rooms.map(({ body }) => ({ calendarId: body.id }));
    const service = await client.post('/v1/services', { name: 'Class', durations: [60], horizonDays: 400, uses });
    const body = { serviceId: service.body.id, start: at(2, 9), recurrence: 'FREQ=DAILY;COUNT=366', customer };
    const send = (to: ApiClient) => to.post('/v1/series', body, { 'Idempotency-Key': `series-${round}` });
    const sent = send(client).then(
      ({ status }) => String(status),
      () => 'no answer',
    );
    await sleep(delay);
    await app.kill();
    // Nothing is read from a view here, so nobody need wait until the lease of the killed one has ended.
    app = await startApp(database.url, {}, { isEnough: 'listening' });
    const booked = await pool.query(
      `select count(*)::int as count from slotlog.events where type = 'BookingConfirmed' and data->>'serviceId' = $1`,
      [service.body.id],
    );
    expect([0, 366]).toContain(booked.rows[0].count);
    const again = await send(await ApiClient.of(app));
    expect(again.status).toBe(201);
    expect(again.body.occurrences).toHaveLength(366);
    outcomes.push(`after ${delay} ms: ${await sent}, ${booked.rows[0].count} booked`);
  }
  expect(await checkLog(pool)).toEqual([]);
  await pool.end();
  console.log(outcomes.join('\n'));
});

const head = async (client: ApiClient): Promise<string> => {
  const { body } = await client.post('/v1/calendars', { name: 'Head', timeZone: 'UTC', openingHours: [] });
  return body.position;
};
