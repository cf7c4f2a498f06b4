import { setTimeout as sleep } from 'node:timers/promises';
import { rebuild } from '#libs/projection';
import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { projectBookings } from '../../../libs/booking/src/read-models/bookings.js';

let api: RunningApi;
let owner: OpenLog;

beforeAll(async () => {
  api = await runningApi();
  owner = await openLog(api.databaseUrl);
});

afterAll(async () => {
  await owner.close();
  await api.stop();
});

interface Shown {
  readonly name: string;
  readonly lag: { readonly events: number };
  readonly parkedEvents: readonly object[];
}

const shown = async (name: string) => {
  const { body } = await api.client.get('/v1/projections');
  return (body.items as Shown[]).find((each) => each.name === name)!;
};

const until = async (isSo: () => Promise<boolean>) => {
  while (!(await isSo())) await sleep(20);
};

it('an administrator sees how far each read model is, and nobody else does', async () => {
  const { position } = await openRoom(api.client, 'watched');
  const answer = await api.client.get('/v1/projections');
  expect(answer.status).toBe(200);
  const bookings = answer.body.items.find(({ name }: Shown) => name === 'bookings');
  const lag = { events: 0, seconds: 0 };
  const stands = { position, lag, rebuild: null, parkedEvents: [] };
  expect(bookings).toEqual({ name: 'bookings', version: 3, isRead: true, isFed: true, ...stands });
  const { body } = await api.client.post('/v1/api-keys', { name: 'desk', scopes: ['bookings:read'] });
  expect((await api.client.as(body.key).get('/v1/projections')).status).toBe(403);
});

it('a read model that fails at an event waits there, says so everywhere, and goes on once it is rebuilt', async () => {
  const { serviceId } = await openRoom(api.client, 'parked');
  const asked = { serviceId, start: inBerlin(1, '09:00'), customer: ada };
  const { body: booking } = await api.client.post('/v1/bookings', asked);
  const path = `/v1/bookings/${booking.id}`;
  expect((await api.client.get(`${path}?minPosition=${booking.position}`)).status).toBe(200);
  await owner.pool.query('delete from slotlog.bookings_v3 where id = $1', [booking.id]);

  const { body: cancelled } = await api.client.post(`${path}/cancel`, { expectedVersion: booking.version });
  await until(async () => (await shown('bookings')).parkedEvents.length > 0);
  expect(await shown('bookings')).toMatchObject({
    parkedEvents: [
      {
        type: 'BookingCancelled',
        message: `the row of booking/${booking.id} stands at version 0, its next event is 2`,
      },
    ],
  });
  expect(await shown('claims')).toMatchObject({ position: cancelled.position, parkedEvents: [] });
  const metrics = await (await fetch(`${api.app.url}/metrics`)).text();
  expect(metrics).toMatch(/slotlog_projection_failing\{projection="bookings",version="3",shard="\d+"\} 1/);
  expect(api.app.lines.join('\n')).toContain('projection bookings 3 of shard');
  const late = await api.client.get(`${path}?minPosition=${cancelled.position}`);
  expect(late).toMatchObject({ status: 503, body: { code: 'read-behind' } });

  await rebuild({ log: owner.log, pool: owner.pool, projections: [projectBookings] });
  const found = await api.client.get(`${path}?minPosition=${cancelled.position}`);
  expect(found).toMatchObject({ status: 200, body: { status: 'cancelled' } });
  await until(async () => (await shown('bookings')).parkedEvents.length === 0);
});
