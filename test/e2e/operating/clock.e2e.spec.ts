import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { openPool } from '#libs/database';
import { ReplayTool } from '#test/harness/apps/replay-tool';
import { type RunningApi, room, runningApi } from '#test/harness/apps/running-api';
import { masterKey } from '#test/harness/apps/start-app';
import type { Answer } from '#test/harness/clients/api-client';
import { setClock } from '#test/harness/databases/set-clock';

const hour = 3_600_000;

let api: RunningApi;
let owner: Pool;
let tool: ReplayTool;

beforeAll(async () => {
  api = await runningApi();
  owner = openPool({ url: api.databaseUrl, max: 1 });
  tool = new ReplayTool({ DATABASE_URL: api.databaseUrl, MASTER_KEY: masterKey });
});

afterAll(async () => {
  await owner.end();
  await api.stop();
});

/** Over a connection that ended as the clock was set nobody knows what happened: who asks again is told. */
const make = async (name: string): Promise<Answer> => {
  const answer = await api.client.post('/v1/calendars', { ...room, name });
  return answer.body.code === 'outcome-unknown' ? make(name) : answer;
};

/** As whoever is told to send the same request again. */
const makeAtLast = async (name: string): Promise<Answer> => {
  const answer = await make(name);
  return answer.status === 503 ? sleep(200).then(() => makeAtLast(name)) : answer;
};

const ahead = async (): Promise<number> => {
  const metrics = await (await fetch(`${api.app.url}/metrics`)).text();
  return Number(/^slotlog_clock_ahead_seconds (\S+)$/m.exec(metrics)![1]);
};

const foundOfClock = async (): Promise<{ level: string; says: string; todo?: string }[]> => {
  const { findings } = await tool.json('doctor');
  return findings.filter(({ what }: { what: string }) => what === 'clock');
};

test('a clock that is ten hours ahead is refused, told, accepted, and waited for when it is right again', async () => {
  expect((await make('before')).status).toBe(201);
  expect([await foundOfClock(), await ahead()]).toMatchObject([[{ level: 'ok' }], 0]);

  await setClock(owner, 10 * hour);
  const refused = await make('ahead');
  expect(refused).toMatchObject({ status: 503, body: { code: 'clock-ahead', retry: { strategy: 'same-request' } } });
  expect(refused.headers.get('Retry-After')).toBe('10');
  expect((await api.client.get('/v1/calendars')).status).toBe(200);
  while (Math.round((await ahead()) / 3_600) !== 10) await sleep(100);
  expect(await foundOfClock()).toMatchObject([{ level: 'bad', todo: expect.stringContaining('clock accept') }]);

  const accepted = await tool.json('clock', 'accept');
  expect((await makeAtLast('accepted')).status).toBe(201);
  expect(await ahead()).toBe(0);
  const { body } = await api.client.get('/v1/events?include=internal');
  expect(Date.parse(body.items.at(-1).recordedAt)).toBeGreaterThan(Date.parse(accepted.databaseTime));

  await setClock(owner, 0);
  // A call that was under way when the clock was set may be told to come again.
  let behind = await make('behind');
  while (behind.body.code === 'busy') behind = await make('behind');
  expect(behind.body.code).toBe('clock-ahead');
  expect(await foundOfClock()).toMatchObject([
    { level: 'ok' },
    { level: 'bad', says: expect.stringContaining('ahead of the database'), todo: expect.stringContaining('wait') },
  ]);
  expect((await tool.run(['clock', 'accept'])).out).toContain('servers believe it');
  expect((await makeAtLast('goes on')).status).toBe(201);
});
