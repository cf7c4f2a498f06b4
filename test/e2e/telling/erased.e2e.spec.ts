import { setTimeout as sleep } from 'node:timers/promises';
import { ReplayTool } from '#test/harness/apps/replay-tool';
import { inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import { masterKey } from '#test/harness/apps/start-app';
import { WebhookReceiver } from '#test/harness/clients/webhook-receiver';
import { until } from '#test/harness/logs/followed-log';

let api: RunningApi;
let receiver: WebhookReceiver;

beforeAll(async () => {
  api = await runningApi({ WEBHOOK_ALLOWED_NETWORKS: '127.0.0.1' });
  receiver = await new WebhookReceiver().listen();
});

afterAll(async () => {
  await api.stop();
  await receiver.close();
});

const grace = { id: 'cus_grace', name: 'Grace Hopper', email: 'grace@navy.example' };

/** For so long a key that is destroyed may be believed to be there. */
const believed = 1_050;

test('somebody who is erased between two attempts is nowhere in the second, nor in what is kept of the first', async () => {
  const { body: webhook } = await api.client.post('/v1/webhooks', { url: receiver.url, types: ['BookingConfirmed'] });
  const { serviceId } = await openRoom(api.client, 'erased');
  receiver.react = ({ raw }, answer) => answer.writeHead(400).end(raw.replaceAll('"', ''));
  const booking = { serviceId, start: inBerlin(2, '10:00'), customer: grace, notes: 'bring the moth' };
  expect((await api.client.post('/v1/bookings', booking)).status).toBe(201);
  const deliveries = async () => (await api.client.get(`/v1/webhooks/${webhook.id}/deliveries`)).body.items;
  await until(async () => (await deliveries()).length === 1);
  const [delivery] = await deliveries();
  expect(delivery.answer.excerpt).toContain('Grace Hopper');
  expect(receiver.received[0]!.raw).toContain('Grace Hopper');

  const tool = new ReplayTool({ DATABASE_URL: api.databaseUrl, MASTER_KEY: masterKey });
  expect(await tool.run(['erase', 'cus_grace'])).toMatchObject({ code: 0 });
  await sleep(believed);

  // By its schedule it may have been sent again already.
  const { lastAttemptAt } = (await deliveries())[0];
  receiver.received.splice(0);
  await api.client.post(`/v1/webhooks/${webhook.id}/retry-failed`);
  await api.client.post(`/v1/webhooks/${webhook.id}/deliveries/${delivery.id}/retry`);
  await until(async () => receiver.received.length > 0 && (await deliveries())[0].lastAttemptAt !== lastAttemptAt);
  expect(receiver.received[0]!.body.data.data.customer).toMatchObject({ id: 'cus_grace', erased: true, name: null });
  expect(receiver.received.map(({ raw }) => raw).join()).not.toMatch(/Grace Hopper|navy|moth/);
  expect((await deliveries()).at(-1).answer.excerpt).toBeNull();
  // It was refused once more, with all that was sent in the answer: of that too nothing is kept that says who it was.
  const known = ['Grace Hopper', 'grace@navy.example', 'bring the moth'];
  const searched = await tool.json('erase', 'cus_grace', '--look-for', ...known);
  expect(searched).toMatchObject({ isProven: true });
  const looked = searched.tables.map(({ table }: { table: string }) => table);
  expect(looked.some((table: string) => table.includes('delivery_attempts'))).toBe(true);
});
