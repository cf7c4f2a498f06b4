import { openPool } from '#libs/database';
import { OtherHistory } from '#libs/event-store';
import { checkLog } from '#test/checker/check-log';
import { hostedApp } from '#test/harness/apps/hosted-app';
import type { ServedApp } from '#test/harness/apps/start-app';
import { at } from '#test/harness/apps/two-apps';
import { type Answer, ApiClient } from '#test/harness/clients/api-client';
import { ReplicatedPair } from '#test/harness/databases/replicated-pair';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';

const customer = { name: 'Ada', email: 'ada@example.com' };
const openingHours = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' }];

let pair: ReplicatedPair;
let app: ServedApp;
let client: ApiClient;
let follower: OpenLog;
let service: string;

beforeAll(async () => {
  pair = await ReplicatedPair.start();
  app = await hostedApp(pair.url);
  client = await ApiClient.of(app);
  follower = await openLog(pair.url);
  const { body: calendar } = await client.post('/v1/calendars', { name: 'Room', timeZone: 'UTC', openingHours });
  const uses = [{ calendarId: calendar.id }];
  service = (await client.post('/v1/services', { name: 'Visit', durations: [60], step: 60, uses })).body.id;
}, 120_000);

afterAll(async () => {
  await follower?.close();
  await app?.stop();
  await pair?.stop();
});

const book = (hours: number, key: string, by = client): Promise<Answer> =>
  by.post('/v1/bookings', { serviceId: service, start: at(3, hours), customer }, { 'Idempotency-Key': key });

/** As every client does that is told to send the same request again. */
const bookAtLast = async (hours: number, key: string): Promise<Answer> => {
  for (;;) {
    const answer = await book(hours, key);
    if (answer.status !== 503) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

const slots = `from=${at(3, 0)}&to=${at(4, 0)}`;

const startsOffered = async (by: ApiClient, position: string): Promise<string[]> => {
  const { body } = await by.get(`/v1/services/${service}/slots?${slots}&minPosition=${position}`);
  return body.slots.map(({ start }: { start: string }) => start);
};

const bookedIds = async (by: ApiClient, position: string): Promise<string[]> => {
  const { body } = await by.get(`/v1/bookings?serviceId=${service}&minPosition=${position}`);
  return body.items.map(({ id }: { id: string }) => id).sort();
};

/** What one process answers after the failover, whether or not it was there before. */
const goesOnFrom = async (by: ApiClient, kept: Answer, lost: Answer, later: Answer) => {
  for (const path of [
    `/v1/bookings?minPosition=${lost.body.position}`,
    `/v1/events?after=${lost.body.position}`,
    `/v1/bookings?sort=updated&updatedSince=${lost.body.position}`,
  ]) {
    expect(await by.get(path)).toMatchObject({ status: 410, body: { code: 'other-history' } });
  }
  expect(await bookedIds(by, later.body.position)).toEqual([kept.body.id, later.body.id].sort());
  expect(await startsOffered(by, later.body.position)).not.toContain(at(3, 10));
  expect(await startsOffered(by, later.body.position)).toContain(at(3, 11));
  expect((await by.get(`/v1/bookings/${lost.body.id}`)).status).toBe(404);
  expect((await by.post(`/v1/bookings/${lost.body.id}/cancel`, { expectedVersion: 1 })).status).toBe(404);
  const { body: since } = await by.get(`/v1/events?after=${kept.body.position}`);
  const bookings = since.items.filter(({ type }: { type: string }) => type === 'BookingConfirmed');
  expect(bookings.map(({ subject }: { subject: { id: string } }) => subject.id)).toEqual([later.body.id]);
};

test('after a failover to a standby that lacked the last commits all goes on from what it has, and what was lost is told', async () => {
  const kept = await book(9, 'kept');
  expect(kept.status).toBe(201);
  await pair.partReplicas();

  const lost = await book(10, 'lost');
  const lostToo = await book(11, 'lost too');
  expect([lost.status, lostToo.status]).toEqual([201, 201]);
  const { body: link } = await client.post(`/v1/bookings/${lostToo.body.id}/manage-token`);
  expect((await client.as(link.manageToken).get(`/v1/bookings/${lostToo.body.id}`)).status).toBe(200);
  expect(await bookedIds(client, lostToo.body.position)).toHaveLength(3);
  const shard = (await follower.log.shardOf('default'))!;
  const pages = follower.log.follow(shard, { after: 0, signal: new AbortController().signal });
  const { value: page } = await pages.next();
  expect(page!.position).toBe(Number(lostToo.body.position.split('@')[0]));

  await pair.killPrimary();
  expect(await book(12, 'while nobody is there')).toMatchObject({ status: 503 });
  await pair.failOver();

  const later = await bookAtLast(10, 'later');
  expect(later.status).toBe(201);
  expect(later.body.id).not.toBe(lost.body.id);
  await expect(pages.next()).rejects.toThrow(OtherHistory);
  await goesOnFrom(client, kept, lost, later);

  const toldWithToken = await client.as(link.manageToken).get(`/v1/bookings/${lostToo.body.id}`);
  expect(toldWithToken).toMatchObject({ status: 410, body: { code: 'other-history' } });
  expect((await fetch(link.inviteUrl)).status).toBe(410);

  expect((await book(9, 'kept')).body).toEqual(kept.body);
  const again = await book(10, 'lost');
  expect(again).toMatchObject({ status: 409, body: { code: 'slot-taken', conflicts: [{ bookingId: later.body.id }] } });

  const restarted = await hostedApp(pair.url, {}, 'another process');
  await goesOnFrom(await ApiClient.of(restarted), kept, lost, later);
  await restarted.stop();

  const pool = openPool({ url: pair.url, max: 2 });
  expect(await checkLog(pool, [])).toEqual([]);
  await pool.end();
}, 120_000);
