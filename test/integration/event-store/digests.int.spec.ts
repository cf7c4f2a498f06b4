import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { compareHeads, exportHeads, signHeads, verifyDigests } from '#libs/event-store';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { recomputeDigests } from '#test/harness/logs/recompute-digests';
import { envelope, room, takeSeat } from '#test/harness/logs/seats';

const key = randomBytes(32);

let database: ClonedDatabase;
let open: OpenLog;
let shard: number;
let client: pg.PoolClient;

/** Ten events in six appends: single ones, and five commands in one call. */
beforeAll(async () => {
  database = await cloneDatabase();
  open = await openLog(database.url);
  shard = (await open.log.shardOf('default'))!;
  const seat = (who: number) => open.log.decide(envelope(), room('green'), takeSeat(room('green'), `guest-${who}`, 99));
  for (let who = 0; who < 5; who += 1) await seat(who);
  await Promise.all([5, 6, 7, 8, 9].map(seat));
});

afterAll(async () => {
  await open.close();
  await database.drop();
});

beforeEach(async () => {
  client = await open.pool.connect();
  await client.query('begin');
});

afterEach(async () => {
  await client.query('rollback');
  client.release();
});

/** What somebody does who owns the database and means harm. */
const tamper = (statements: string) =>
  client.query(`alter table slotlog.events disable trigger all; alter table slotlog.digests disable trigger all;
    alter table slotlog.events drop constraint events_position_check; ${statements}`);

const change = `update slotlog.events set data = '{"who":"mallory"}' where position = 4`;

test('a log that nobody touched is what it was', async () => {
  const progress: number[] = [];
  expect(await verifyDigests(client, shard, (position) => progress.push(position))).toBeNull();
  expect(progress.at(-1)).toBe(10);
  expect(await compareHeads(client, key, await signHeads(client, key))).toEqual([]);
});

test.each([
  ['a changed event', change, 4],
  [
    'the time of an event',
    `update slotlog.events set recorded_at = recorded_at + interval '1 microsecond' where position = 3`,
    3,
  ],
  [
    'an event that lost its cause',
    `update slotlog.events set causation_id = '', correlation_id = '' where position = 2`,
    2,
  ],
  ['an event taken out', 'delete from slotlog.events where position = 2', 2],
  ['an event taken from the end', 'delete from slotlog.events where position = 10', 10],
  [
    'two events in each other’s place',
    'update slotlog.events set position = -position where position in (7, 8); update slotlog.events set position = 15 + position where position < 0',
    10,
  ],
  ['another version', 'update slotlog.events set version = 20 where position = 1', 1],
  ['another digest', `update slotlog.digests set digest = sha256('') where position = 3`, 3],
])('%s is found where it is', async (_, statements, position) => {
  await tamper(statements);
  expect(await verifyDigests(client, shard)).toMatchObject({ shard, reason: 'changed' });
  const found = (await verifyDigests(client, shard))!.position;
  expect(found).toBeGreaterThanOrEqual(position);
  expect(found - position).toBeLessThanOrEqual(5);
});

test('an event that no append stored is found behind the last digest', async () => {
  await tamper(`insert into slotlog.events select shard, 11, tenant, stream, 11, gen_random_uuid(), type, schema_version,
    recorded_at, actor, correlation_id, causation_id, command_id, data from slotlog.events where position = 10`);
  expect(await verifyDigests(client, shard)).toEqual({ shard, position: 11, reason: 'undigested' });
});

test('a log changed with all its digests computed anew does not fit to the head that somebody kept', async () => {
  const kept = await signHeads(client, key);
  await tamper(`${change}; ${recomputeDigests}`);
  expect(await verifyDigests(client, shard)).toBeNull();
  expect(await compareHeads(client, key, kept)).toEqual([{ reason: 'changed', shard, position: 10 }]);
});

test('a log cut off at its end, digests and all, does not fit to the head that somebody kept', async () => {
  const kept = await signHeads(client, key);
  await tamper('delete from slotlog.events where position > 3; delete from slotlog.digests where position > 3');
  expect(await verifyDigests(client, shard)).toBeNull();
  expect(await compareHeads(client, key, kept)).toEqual([{ reason: 'cut', shard, position: 10, head: 3 }]);
});

test('nobody signs a head without the key', async () => {
  const kept = await signHeads(client, key);
  await tamper(`${change}; ${recomputeDigests}`);
  const forged = { ...(await signHeads(client, randomBytes(32))), at: kept.at };
  expect(await compareHeads(client, key, forged)).toEqual([{ reason: 'signature' }]);
  expect(await compareHeads(client, key, await exportHeads(client))).toEqual([{ reason: 'signature' }]);
});

test('a head of another log says nothing about this one', async () => {
  const kept = await signHeads(client, key);
  await tamper(`update slotlog.log set id = 'another'`);
  expect(await compareHeads(client, key, kept)).toEqual([{ reason: 'other-log' }]);
});
