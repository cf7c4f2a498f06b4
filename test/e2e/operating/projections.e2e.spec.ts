import { setTimeout as sleep } from 'node:timers/promises';
import { rebuild } from '#libs/projection';
import { ReplayTool } from '#test/harness/apps/replay-tool';
import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import { masterKey } from '#test/harness/apps/start-app';
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
  readonly position: string;
  readonly parked: { readonly count: number };
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
  const stands = { position, lag, rebuild: null, parked: { count: 0, subjects: [] } };
  expect(bookings).toEqual({ name: 'bookings', version: 3, isRead: true, isFed: true, ...stands });
  const { body } = await api.client.post('/v1/api-keys', { name: 'desk', scopes: ['bookings:read'] });
  expect((await api.client.as(body.key).get('/v1/projections')).status).toBe(403);
});

it('an event that a read model cannot take is parked and shown everywhere, and is over once it is rebuilt', async () => {
  const { serviceId } = await openRoom(api.client, 'parked');
  const asked = { serviceId, start: inBerlin(1, '09:00'), customer: ada };
  const { body: booking } = await api.client.post('/v1/bookings', asked);
  const path = `/v1/bookings/${booking.id}`;
  expect((await api.client.get(`${path}?minPosition=${booking.position}`)).status).toBe(200);
  await owner.pool.query('delete from slotlog.bookings_v3 where id = $1', [booking.id]);

  const { body: cancelled } = await api.client.post(`${path}/cancel`, { expectedVersion: booking.version });
  await until(async () => (await shown('bookings')).parked.count > 0);
  const stands = { position: cancelled.position, lag: { events: 0 } };
  expect(await shown('bookings')).toMatchObject({
    ...stands,
    parked: {
      count: 1,
      subjects: [
        {
          stream: `booking/${booking.id}`,
          reason: `the row of booking/${booking.id} stands at version 0, its next event is 2`,
          fromVersion: 2,
          attempts: 1,
        },
      ],
    },
  });
  expect(await shown('claims')).toMatchObject({ ...stands, parked: { count: 0, subjects: [] } });
  const metrics = await (await fetch(`${api.app.url}/metrics`)).text();
  expect(metrics).toMatch(/slotlog_projection_parked\{projection="bookings",version="3",shard="\d+"\} 1/);
  expect(metrics).toMatch(/slotlog_projection_failing\{projection="bookings",version="3",shard="\d+"\} 0/);
  expect(api.app.lines.join('\n')).toContain(`booking/${booking.id} is parked`);
  const tool = new ReplayTool({ DATABASE_URL: api.databaseUrl, MASTER_KEY: masterKey });
  const verdict = await tool.run(['verify', '--projection', 'bookings']);
  expect(verdict.code).toBe(2);
  expect(verdict.out).toMatch(/parked {2}bookings 3 as a replay/);
  expect(verdict.out).not.toMatch(/^wrong/m);
  expect(await tool.run(['doctor'])).toMatchObject({
    code: 2,
    out: expect.stringContaining(`has parked booking/${booking.id} of default from version 2 on`),
  });
  expect((await tool.run(['doctor'])).out).toContain('meanwhile it does not expire by itself');
  expect((await tool.run(['status'])).out).toContain('1 subject parked');
  const { body: next } = await api.client.post('/v1/bookings', { ...asked, start: inBerlin(1, '10:00') });
  expect((await api.client.get(`/v1/bookings/${next.id}?minPosition=${next.position}`)).status).toBe(200);

  await rebuild({ log: owner.log, pool: owner.pool, projections: [projectBookings] });
  const found = await api.client.get(`${path}?minPosition=${next.position}`);
  expect(found).toMatchObject({ status: 200, body: { status: 'cancelled' } });
  expect((await shown('bookings')).parked.count).toBe(0);
});
