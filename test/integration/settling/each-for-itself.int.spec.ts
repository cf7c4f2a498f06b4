import { randomUUIDv7 } from 'node:crypto';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { envelope } from '#test/harness/logs/seats';
import { append } from '../../../libs/event-store/src/sql/appending/append.js';
import type { Settlement } from '../../../libs/event-store/src/writing/settlement.js';

let database: ClonedDatabase;
let here: OpenLog;
let shard: number;

beforeEach(async () => {
  database = await cloneDatabase();
  here = await openLog(database.url);
  shard = (await here.log.shardOf('default'))!;
});

afterEach(async () => {
  await here.close();
  await database.drop();
});

const anyTime = { earliest: 0, latest: Number.MAX_SAFE_INTEGER };
const nowhere = { tenant: 'default', stream: 'room/none', version: 0, event: null };
const gone = { tenant: 'default', stream: 'room/none', version: 1, event: randomUUIDv7() };

/** A command that takes so many seats in a room of its own, and seals with a key that it draws. */
const taking = (id: string, seats: number, more: Partial<Settlement> = {}): Settlement => ({
  envelope: envelope(),
  subject: { stream: `room/${id}`, version: seats },
  events: Array.from({ length: seats }, (_, at) => ({
    ...{ stream: `room/${id}`, version: at + 1, id: randomUUIDv7(), type: 'SeatTaken', schemaVersion: 1 },
    ...{ data: { who: id }, json: `{"who":"${id}"}`, size: 13 },
  })),
  keys: [{ stream: `guest/${id}`, generation: 1, key: null, print: '', wrapped: Buffer.from(id) }],
  ...{ until: Number.POSITIVE_INFINITY, expects: [0], builtOn: [] },
  ...more,
});

const settle = async (...settlements: readonly Settlement[]) => {
  const client = await here.pool.connect();
  const outcomes = await append(client, shard, { settlements, expectations: [nowhere, gone] }, anyTime);
  client.release();
  return outcomes;
};

const stored = async () => {
  const read = async (text: string) => (await here.pool.query(text)).rows.map((row) => Object.values(row).join(' '));
  return {
    events: await read('select position, stream, version from slotlog.events order by position'),
    commands: await read('select position, stream, version from slotlog.commands order by position'),
    keys: await read(`select stream from slotlog.keys order by stream`),
  };
};

/** All that the commands of a, c and e come to. */
const threeOfFive = {
  events: ['1 room/a 1', '2 room/a 2', '3 room/c 1', '4 room/e 1', '5 room/e 2', '6 room/e 3'],
  commands: ['2 room/a 2', '3 room/c 1', '6 room/e 3'],
  keys: ['guest/a', 'guest/c', 'guest/e'],
};

test('each command of one call has its events, its key and its place, and one that fails leaves nothing', async () => {
  const outcomes = await settle(
    taking('a', 2),
    taking('b', 3, { expects: [1] }),
    taking('c', 1),
    taking('d', 1, { until: 1 }),
    taking('e', 3),
  );
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['stored', 'behind', 'stored', 'late', 'stored']);
  expect(outcomes.flatMap((each) => ('position' in each ? [each.position] : []))).toEqual([2, 3, 6]);
  expect(await stored()).toEqual(threeOfFive);
});

test('somebody who was built on one that fails fails too, and so does who was built on that', async () => {
  const outcomes = await settle(
    taking('a', 2),
    taking('b', 3, { expects: [1] }),
    taking('c', 1, { builtOn: [0] }),
    taking('d', 1, { builtOn: [1] }),
    taking('e', 3, { builtOn: [0, 2] }),
    taking('f', 1, { builtOn: [0, 3] }),
  );
  const [stands, falls] = ['stored', 'behind'];
  expect(outcomes.map(({ outcome }) => outcome)).toEqual([stands, falls, stands, falls, stands, falls]);
  expect(await stored()).toEqual(threeOfFive);
});

test('somebody who is known already stores nothing again, and is told so though what it was decided on has moved', async () => {
  const first = taking('a', 2);
  await settle(first);
  const [again, other] = await settle({ ...first, expects: [1] }, taking('c', 1));
  expect(again).toMatchObject({ outcome: 'known', known: { version: 2, position: 2, event: first.events[1]!.id } });
  expect(other).toMatchObject({ outcome: 'stored', position: 3 });
  expect((await stored()).events).toEqual(threeOfFive.events.slice(0, 3));
});
