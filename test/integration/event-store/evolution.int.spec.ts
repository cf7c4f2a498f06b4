import { z } from 'zod';
import { type EventTypes, MisshapenEvent, type Stream, UnreadableEvent } from '#libs/event-store';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { envelope } from '#test/harness/logs/seats';

/** Who came, and since the second version by which door. */
interface Guest {
  readonly who: string;
  readonly door?: string;
}

const first = { schema: z.strictObject({ who: z.string() }) };
const second = {
  schema: z.strictObject({ who: z.string(), door: z.string() }),
  upcast: ({ who }: Guest) => ({ who, door: 'front' }),
};
const readsBoth: EventTypes = { GuestCame: [first, { ...second, downcast: ({ who }: Guest) => ({ who }) }] };
const writesSecond: EventTypes = { GuestCame: [first, second], DoorLocked: [{ schema: z.strictObject({}) }] };

const hall = (id: string): Stream<readonly Guest[], { type: string; data: Guest }> => ({
  name: `hall/${id}`,
  initial: [],
  evolve: (guests, { event }) => [...guests, event.data],
});

const write = ({ log }: OpenLog, id: string, data: object, type = 'GuestCame') =>
  log.decide(envelope(), hall(id), (read) => {
    read(hall(id));
    return { events: [{ stream: hall(id), type, data }], until: Number.POSITIVE_INFINITY };
  });

/** A command that reads and does nothing: its answer is what it saw. */
const look = ({ log }: OpenLog, id: string) =>
  log.decide(envelope(), hall(id), (read) => {
    read(hall(id));
    return { events: [], until: Number.POSITIVE_INFINITY };
  });

const storedIn = async ({ pool }: OpenLog, id: string) => {
  const { rows } = await pool.query(
    'select schema_version as version, data from slotlog.events where stream = $1 order by version, position',
    [`hall/${id}`],
  );
  return rows;
};

let database: ClonedDatabase;
let old: OpenLog;
let between: OpenLog;
let latest: OpenLog;
let shard: number;

beforeEach(async () => {
  database = await cloneDatabase();
  const open = (types: EventTypes) => openLog(database.url, { types });
  [old, between, latest] = await Promise.all([open({ GuestCame: [first] }), open(readsBoth), open(writesSecond)]);
  shard = (await old.log.shardOf('default'))!;
});

afterEach(async () => {
  await Promise.all([old, between, latest].map((each) => each.close()));
  await database.drop();
});

test('an event that was written before is read as if it had been written today', async () => {
  await write(old, 'a', { who: 'ada' });
  await write(latest, 'a', { who: 'bob', door: 'back' });
  const guests = [
    { who: 'ada', door: 'front' },
    { who: 'bob', door: 'back' },
  ];
  expect((await look(between, 'a')).state).toEqual(guests);
  const read = [
    await latest.log.readStream(shard, 'default', 'hall/a'),
    (await latest.log.scanShard(shard, 0, 10)).events,
  ];
  for (const events of read) {
    expect(events.map(({ schemaVersion, data }) => ({ schemaVersion, data }))).toEqual(
      guests.map((data) => ({ schemaVersion: 2, data })),
    );
  }
  const { signal } = new AbortController();
  const page = await latest.log.follow(shard, { after: 0, signal }).next();
  expect(page.value?.events.map(({ data }) => data)).toEqual(guests);
});

test('somebody who reads comes before who writes: as long as the downcast is there, old processes go on', async () => {
  const settled = await write(between, 'b', { who: 'ada', door: 'back' });
  expect(settled.state).toEqual([{ who: 'ada', door: 'front' }]);
  expect(await storedIn(old, 'b')).toEqual([{ version: 1, data: { who: 'ada' } }]);
  expect((await write(old, 'b', { who: 'bob' })).version).toBe(2);
  expect((await look(between, 'b')).state).toEqual([
    { who: 'ada', door: 'front' },
    { who: 'bob', door: 'front' },
  ]);
});

test('a process that meets what it does not know concludes nothing from it, and goes on with all else', async () => {
  for (const id of ['c', 'd']) await write(old, id, { who: 'ada' });
  await write(latest, 'c', { who: 'bob', door: 'back' });
  const unreadable = 'event 2 of hall/c, position 3: of GuestCame this process knows version 1 at most, this is 2';
  const outcomes = await Promise.allSettled(
    ['c', 'd', 'c', 'd', 'e'].map((id) => write(old, id, { who: `guest of ${id}` })),
  );
  expect(outcomes.map((each) => (each.status === 'rejected' ? each.reason : each.value.version))).toEqual([
    expect.objectContaining({ message: expect.stringContaining(unreadable) }),
    2,
    expect.any(UnreadableEvent),
    3,
    1,
  ]);
  await expect(old.log.readStream(shard, 'default', 'hall/c')).rejects.toThrow(unreadable);
  const { signal } = new AbortController();
  const followed = old.log.follow(shard, { after: 0, signal });
  expect((await followed.next()).value).toMatchObject({ events: [{ position: 1 }, { position: 2 }], position: 2 });
  await expect(followed.next()).rejects.toThrow(unreadable);
  const wants = ({ stream }: { stream: string }) => stream !== 'hall/c';
  const others = old.log.follow(shard, { after: 2, wants, signal });
  expect((await others.next()).value).toMatchObject({ events: [{ stream: 'hall/d' }, {}, {}], position: 6 });
  await others.return();
  expect((await look(latest, 'c')).version).toBe(2);
});

test('neither does one that has nothing in memory yet', async () => {
  await write(latest, 'f', { who: 'bob', door: 'back' });
  await write(latest, 'g', {}, 'DoorLocked');
  const outcomes = await Promise.allSettled(['f', 'g', 'h'].map((id) => write(old, id, { who: 'ada' })));
  expect(outcomes.map((each) => (each.status === 'rejected' ? each.reason : each.value.version))).toEqual([
    expect.any(UnreadableEvent),
    expect.objectContaining({ message: expect.stringContaining('this process does not know what DoorLocked is') }),
    1,
  ]);
});

test('a decision that says what its schema does not is not stored', async () => {
  const outcomes = await Promise.allSettled([
    write(old, 'i', { who: 'ada' }),
    write(old, 'i', { who: 'bob', door: 'back' }),
    write(old, 'i', { who: 'eve' }, 'GuestWent'),
  ]);
  expect(outcomes.map((each) => (each.status === 'rejected' ? each.reason : each.value.version))).toEqual([
    1,
    expect.any(MisshapenEvent),
    new MisshapenEvent('GuestWent is not in the catalogue'),
  ]);
  expect(await storedIn(old, 'i')).toHaveLength(1);
});
