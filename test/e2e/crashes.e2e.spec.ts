import { setTimeout as sleep } from 'node:timers/promises';
import { openPool } from '#libs/database';
import { ApiClient } from '../support/api-client.js';
import { type Acknowledged, checkLog } from '../support/check-log.js';
import { type ClonedDatabase, cloneDatabase } from '../support/clone-database.js';
import { type App, startApp } from '../support/start-app.js';
import { at } from '../support/two-apps.js';

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

const head = async (client: ApiClient): Promise<string> => {
  const { body } = await client.post('/v1/calendars', { name: 'Head', timeZone: 'UTC', openingHours: [] });
  return body.position;
};
