import { createTenant } from '#libs/event-store';
import { FollowedLog } from '#test/harness/logs/followed-log';
import { envelope, room, takeSeat } from '#test/harness/logs/seats';

let log: FollowedLog;

/** Two tenants live in one shard, and choose the same ids, keys and names. */
beforeEach(async () => {
  log = await FollowedLog.open();
  await createTenant(log.here.pool, 'neighbour', log.shard);
});

afterEach(() => log.close());

const take = (tenant: string, who: string, more: Parameters<typeof envelope>[0] = {}) =>
  log.here.log.decide(envelope({ tenant, ...more }), room('a'), takeSeat(room('a'), who, 9));

const commandId = '01999999-9999-7999-8999-999999999999';
const idempotency = { key: 'the same key', fingerprint: 'the same request' };
const stored = { appended: true, replayed: false };
const repeated = { replayed: true };

test('a command id that another tenant has used is a command of one’s own', async () => {
  expect(await take('default', 'ada', { commandId })).toMatchObject({ ...stored, state: { taken: ['ada'] } });
  expect(await take('neighbour', 'bob', { commandId })).toMatchObject({ ...stored, state: { taken: ['bob'] } });
  expect(await take('neighbour', 'eve', { commandId })).toMatchObject({ ...repeated, state: { taken: ['bob'] } });
});

test('so is an idempotency key', async () => {
  expect(await take('default', 'ada', { idempotency })).toMatchObject({ ...stored, state: { taken: ['ada'] } });
  expect(await take('neighbour', 'bob', { idempotency })).toMatchObject({ ...stored, state: { taken: ['bob'] } });
  expect(await take('default', 'eve', { idempotency })).toMatchObject({ ...repeated, state: { taken: ['ada'] } });
});

test('also where both come in one call, and where they are decided under the lock', async () => {
  const both = await Promise.all(['default', 'neighbour'].map((tenant) => take(tenant, 'ada', { idempotency })));
  expect(both).toMatchObject([stored, stored]);
  const locked = await Promise.all(
    ['default', 'neighbour'].map((tenant) =>
      log.here.log.decide(envelope({ tenant, commandId }), room('b'), takeSeat(room('b'), 'ada'), { locked: true }),
    ),
  );
  expect(locked).toMatchObject([stored, stored]);
});

test('a command that is forgotten after a week is forgotten of the tenant that sent it', async () => {
  await take('default', 'ada', { commandId });
  await log.behindItsBack(`
    update slotlog.events set recorded_at = recorded_at - interval '8 days';
    update slotlog.commands set recorded_at = recorded_at - interval '8 days'`);
  await take('neighbour', 'bob', { commandId });
  await log.behindItsBack(`update slotlog.commands set recorded_at = recorded_at - interval '8 days'`);
  await log.here.log.expireCommands(log.shard);
  expect(await take('neighbour', 'eve', { commandId })).toMatchObject({ ...repeated, state: { taken: ['bob'] } });
  expect(await take('default', 'eve', { commandId })).toMatchObject({ ...stored, state: { taken: ['ada', 'eve'] } });
});

test('a state in memory of one tenant is not taken for the other’s, and a refusal is about one’s own', async () => {
  await take('default', 'ada');
  await expect(
    log.here.log.decide(envelope({ tenant: 'neighbour' }), room('a'), takeSeat(room('a'), 'bob', 1)),
  ).resolves.toMatchObject({ version: 1, state: { taken: ['bob'] } });
});
