import { setTimeout as sleep } from 'node:timers/promises';
import { ada, inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import { administer } from '#test/harness/databases/administer';

let api: RunningApi;

beforeEach(async () => {
  api = await runningApi();
});

afterEach(() => api.stop());

/** As where a primary is demoted, or its address leads to a standby: connections from then on do not write. */
const demote = (isReadOnly: boolean) =>
  administer(api.databaseUrl, async (client) => {
    const { pathname } = new URL(api.databaseUrl);
    await client.query('set default_transaction_read_only = off');
    await client.query(`alter database "${pathname.slice(1)}" set default_transaction_read_only = ${isReadOnly}`);
    if (!isReadOnly) return;
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
  });

test('a database that is read-only for a while is 503 for who writes, and for nobody once it is over', async () => {
  const { serviceId } = await openRoom(api.client, 'demoted');
  const book = (time: string) =>
    api.client.post('/v1/bookings', { serviceId, start: inBerlin(1, time), customer: ada });
  const { body: before } = await book('09:00');
  await demote(true);
  for (const time of ['10:00', '11:00', '12:00']) {
    expect(await book(time)).toMatchObject({ status: 503, body: { code: 'busy' } });
  }
  expect(await api.client.get(`/v1/bookings/${before.id}`)).toMatchObject({ status: 200 });
  await demote(false);
  const statuses: number[] = [];
  while (statuses.at(-1) !== 201) {
    statuses.push((await book('10:00')).status);
    await sleep(20);
  }
  expect(new Set(statuses.slice(0, -1))).toEqual(new Set(statuses.length > 1 ? [503] : []));
  const { body: after } = await book('11:00');
  const read = await api.client.get(`/v1/bookings/${after.id}?minPosition=${after.position}`);
  expect(read).toMatchObject({ status: 200, body: { status: 'confirmed' } });
});
