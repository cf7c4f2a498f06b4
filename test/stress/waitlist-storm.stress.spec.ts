import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { openPool } from '#libs/database';
import { checkLog } from '#test/checker/check-log';
import { type App, startApp } from '#test/harness/apps/start-app';
import { at } from '#test/harness/apps/two-apps';
import { type Answer, ApiClient, type Body } from '#test/harness/clients/api-client';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';

let database: ClonedDatabase;
let pool: Pool;
const running: Process[] = [];

interface Process {
  readonly app: App;
  readonly client: ApiClient;
}

beforeAll(async () => {
  database = await cloneDatabase();
  pool = openPool({ url: database.url, max: 1 });
});

afterAll(async () => {
  await pool.end();
  await Promise.all(running.map(({ app }) => app.stop()));
  await database.drop();
});

/** A process that serves and has a runner of its own. */
const start = async (): Promise<Process> => {
  const app = await startApp(database.url);
  const process = { app, client: await ApiClient.of(app) };
  running.push(process);
  return process;
};

/** Two of them: those that a test before has left, or new ones. */
const startTwo = async (): Promise<[Process, Process]> => {
  const [one = await start(), two = await start()] = running;
  return [one, two];
};

const kill = async (process: Process) => {
  running.splice(running.indexOf(process), 1);
  await process.app.kill();
};

const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const customer = (name: string) => ({ id: `cus_${name}`, name, email: `${name}@example.com` });

const open = async (client: ApiClient, service: object = {}): Promise<string> => {
  const openingHours = [{ days: everyDay, from: '00:00', to: '24:00' }];
  const { body: room } = await client.post('/v1/calendars', { name: 'Room', timeZone: 'UTC', openingHours });
  const uses = [{ calendarId: room.id }];
  const { body } = await client.post('/v1/services', { name: 'Visit', durations: [15], step: 15, uses, ...service });
  return body.id;
};

const book = (client: ApiClient, serviceId: string, slot: number, name: string) =>
  client.post('/v1/bookings', { serviceId, start: at(3, slot / 4), customer: customer(name) });

const listed = async (client: ApiClient, serviceId: string): Promise<Body[]> =>
  (await client.get(`/v1/waitlist?serviceId=${serviceId}&limit=200`)).body.items;

/** Of those who wait, by the order of joining, when it is so. */
const until = async (client: ApiClient, serviceId: string, isSo: (items: Body[]) => boolean): Promise<Body[]> => {
  for (;;) {
    const items = await listed(client, serviceId);
    if (isSo(items)) return items;
    await sleep(100);
  }
};

const count = (items: readonly Body[], status: string) => items.filter((item) => item.status === status).length;

const slots = 60;
const waiters = 50;

test('fifty wait, sixty cancel at once, runners die: all are offered something, in their order, and none of it twice', async () => {
  const [one, two] = await startTwo();
  const serviceId = await open(one.client);
  const taken = await Promise.all(
    Array.from({ length: slots }, (_, slot) =>
      book(slot % 2 ? one.client : two.client, serviceId, slot, `had-${slot}`),
    ),
  );
  for (let nth = 0; nth < waiters; nth += 1) {
    const wish = { serviceId, from: at(3, 0), to: at(3, slots / 4), customer: customer(`waits-${nth}`) };
    expect((await one.client.post('/v1/waitlist', wish)).status).toBe(201);
  }
  const cancel = ({ body }: Answer, client: ApiClient) =>
    client.post(`/v1/bookings/${body.id}/cancel`, { expectedVersion: 1 });
  const half = slots / 2;
  await Promise.all(taken.slice(0, half).map((each, nth) => cancel(each, nth % 2 ? one.client : two.client)));
  await until(two.client, serviceId, (items) => count(items, 'offered') > 3);
  await kill(one);
  const three = await start();
  await Promise.all(taken.slice(half).map((each, nth) => cancel(each, nth % 2 ? three.client : two.client)));
  const someone = await Promise.all(
    [0, 1, 2].map((nth) => book(three.client, serviceId, slots - 1 - nth, `quick-${nth}`)),
  );
  await kill(two);
  const four = await start();
  const items = await until(four.client, serviceId, (items) => count(items, 'offered') === waiters);
  expect(someone.every(({ status }) => status === 201 || status === 409)).toBe(true);
  const starts = await Promise.all(
    items.map(async ({ bookingId, position }) => {
      const { body } = await four.client.get(`/v1/bookings/${bookingId}?minPosition=${position}`);
      return body.start as string;
    }),
  );
  expect(new Set(starts).size).toBe(waiters);
  expect(await checkLog(pool)).toEqual([]);
});

test('offers that run out go on to the next, one after the other, until somebody takes one', async () => {
  const [one, two] = await startTwo();
  const serviceId = await open(one.client);
  const { body: taken } = await book(one.client, serviceId, 0, 'had-it');
  for (let nth = 0; nth < 6; nth += 1) {
    const wish = { serviceId, from: at(3, 0), to: at(3, 1 / 4), customer: customer(`in-line-${nth}`) };
    expect((await one.client.post('/v1/waitlist', wish)).status).toBe(201);
  }
  await two.client.post(`/v1/bookings/${taken.id}/cancel`, { expectedVersion: 1 });
  const order: number[] = [];
  for (let nth = 0; nth < 5; nth += 1) {
    const items = await until(
      one.client,
      serviceId,
      (items) => count(items, 'offered') === 1 && order.every((before) => items[before]!.status === 'waiting'),
    );
    const offered = items.findIndex(({ status }) => status === 'offered');
    order.push(offered);
    const { bookingId } = items[offered]!;
    const client = nth % 2 ? one.client : two.client;
    const path = `/v1/bookings/${bookingId}/${nth < 4 ? 'cancel' : 'confirm'}`;
    expect((await client.post(path, { expectedVersion: 1 })).status).toBe(200);
  }
  expect(order).toEqual([0, 1, 2, 3, 4]);
  const items = await until(one.client, serviceId, (items) => count(items, 'accepted') === 1);
  expect(items.map(({ status }) => status)).toEqual([
    'waiting',
    'waiting',
    'waiting',
    'waiting',
    'accepted',
    'waiting',
  ]);
  expect(await checkLog(pool)).toEqual([]);
});

test('a freed slot goes to a direct booker or to one who waits, and the loser keeps waiting', async () => {
  const [one, two] = await startTwo();
  const serviceId = await open(one.client);
  for (let round = 0; round < 8; round += 1) {
    const { body: taken } = await book(one.client, serviceId, round, `had-${round}`);
    const wish = {
      serviceId,
      from: at(3, round / 4),
      to: at(3, (round + 1) / 4),
      customer: customer(`hopes-${round}`),
    };
    await two.client.post('/v1/waitlist', wish);
    await one.client.post(`/v1/bookings/${taken.id}/cancel`, { expectedVersion: 1 });
    if (round % 2 === 0) expect((await book(two.client, serviceId, round, `quick-${round}`)).status).toBeLessThan(500);
  }
  await until(one.client, serviceId, (items) => count(items, 'offered') >= 4);
  await sleep(1_500);
  const { body } = await one.client.get(`/v1/bookings?serviceId=${serviceId}&status=confirmed&status=held`);
  expect(body.items).toHaveLength(8);
  const items = await listed(one.client, serviceId);
  expect(count(items, 'waiting') + count(items, 'offered')).toBe(8);
  expect(await checkLog(pool)).toEqual([]);
});
