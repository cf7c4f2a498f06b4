import { createTenant, placeTenant, UnknownTenant } from '#libs/event-store';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { envelope, room, takeSeat } from '#test/harness/logs/seats';

const [before, after] = [60, 8];

let database: ClonedDatabase;
let owner: OpenLog;
let here: OpenLog;
let there: OpenLog;

beforeAll(async () => {
  database = await cloneDatabase();
  const asApp = { role: 'slotlog_app' } as const;
  [owner, here, there] = await Promise.all([
    openLog(database.url),
    openLog(database.url, asApp),
    openLog(database.url, asApp),
  ]);
});

afterAll(async () => {
  await Promise.all([owner.close(), here.close(), there.close()]);
  await database.drop();
});

const take = ({ log }: OpenLog, tenant: string, who: string) =>
  log.decide(envelope({ tenant }), room('1'), takeSeat(room('1'), who));

test('a server that knows where a tenant was stores nothing there, and then knows where it is', async () => {
  await createTenant(owner.pool, 'acme', before);
  for (const { log } of [here, there]) expect(await log.shardOf('acme')).toBe(before);
  await placeTenant(owner.pool, 'acme', after);
  await expect(take(here, 'acme', 'ada')).rejects.toThrow(UnknownTenant);
  expect(await owner.log.head(before)).toBe(0);
  await take(here, 'acme', 'ada');
  await expect(take(there, 'acme', 'bob')).rejects.toThrow(UnknownTenant);
  await expect(take(there, 'acme', 'bob')).rejects.toThrow('full at version 1');
  expect(await owner.log.head(after)).toBe(1);
});

test('the commands of others in the same group are stored', async () => {
  await createTenant(owner.pool, 'stays', before);
  await createTenant(owner.pool, 'moves', before);
  for (const tenant of ['stays', 'moves']) await here.log.shardOf(tenant);
  await placeTenant(owner.pool, 'moves', after);
  const settled = await Promise.allSettled(['stays', 'moves'].map((tenant) => take(here, tenant, 'ada')));
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
});

test('a tenant that is placed while its first event waits for the shard gets it where it lives', async () => {
  await createTenant(owner.pool, 'late', before);
  await here.log.shardOf('late');
  const client = await owner.pool.connect();
  await client.query('begin');
  await client.query('select from slotlog.shard_heads where shard = $1 for update', [before]);
  const first = take(here, 'late', 'ada');
  await client.query('update slotlog.tenants set shard = $1 where tenant = $2', [after, 'late']);
  await client.query('commit');
  client.release();
  await expect(first).rejects.toThrow(UnknownTenant);
  await take(here, 'late', 'ada');
  expect(await owner.log.shardOf('late')).toBe(after);
});
