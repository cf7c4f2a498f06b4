import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type EventTypes, type Stream, verifyKeys } from '#libs/event-store';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { envelope } from '#test/harness/logs/seats';

const person = z.strictObject({ id: z.string(), name: z.string() });
const types: EventTypes = {
  GuestArrived: [{ schema: z.strictObject({ person }), personal: { fields: ['person.name'], subject: 'person.id' } }],
  KeyDrawn: [{ schema: z.strictObject({ print: z.string() }) }],
  PersonErased: [{ schema: z.strictObject({}) }],
};
const subjects = {
  category: 'person',
  keyDrawn: 'KeyDrawn',
  erased: 'PersonErased',
  wrappingKey: randomBytes(32),
  namingKey: randomBytes(32),
};

let database: ClonedDatabase;
let log: OpenLog;
let shard: number;

/** Three persons, of whom one is erased. */
beforeEach(async () => {
  database = await cloneDatabase();
  log = await openLog(database.url, { types, subjects });
  shard = (await log.log.shardOf('default'))!;
  for (const id of ['ada', 'bob', 'cleo']) await arrive(id);
  await erase('cleo');
});

afterEach(async () => {
  await log.close();
  await database.drop();
});

const until = Number.POSITIVE_INFINITY;

const arrive = (id: string) => {
  const guest: Stream<null> = { name: `guest/${id}`, initial: null, evolve: () => null };
  return log.log.decide(envelope(), guest, (read) => {
    read(guest);
    return { events: [{ stream: guest, type: 'GuestArrived', data: { person: { id, name: 'Somebody' } } }], until };
  });
};

const erase = (id: string) => {
  const stream = log.log.subject('default', id);
  return log.log.decide(envelope(), stream, (read) => {
    read(stream);
    return { events: [{ stream, type: 'PersonErased', data: {} }], until };
  });
};

const nameOf = (id: string) => log.log.subject('default', id).name;
const faults = async (wrappingKey: Buffer | null = subjects.wrappingKey) =>
  (await verifyKeys(log.pool, shard, subjects, wrappingKey)).faults;
const change = (what: string, id: string) => log.pool.query(`${what} where stream = $1`, [nameOf(id)]);
const keyOf = (id: string, fault: string) => [`the key of ${nameOf(id)} of default ${fault}`];

test('all keys that were drawn are there, and those that were destroyed are not', async () => {
  expect([await faults(), await faults(null)]).toEqual([[], []]);
});

test('a key that is missing is noticed, with the master key and without', async () => {
  await change('delete from slotlog.keys', 'ada');
  const missing = keyOf('ada', 'is missing: what it sealed cannot be read');
  expect([await faults(), await faults(null)]).toEqual([missing, missing]);
});

test('a key that is gone though nobody was erased is noticed, and one that is there though somebody was', async () => {
  const { rows } = await log.pool.query('select wrapped from slotlog.keys where stream = $1', [nameOf('ada')]);
  await change('update slotlog.keys set wrapped = null', 'bob');
  await log.pool.query('update slotlog.keys set wrapped = $2 where stream = $1', [nameOf('cleo'), rows[0].wrapped]);
  const found = await faults();
  expect(found.toSorted()).toEqual(
    [
      ...keyOf('bob', 'is destroyed, and no event says so: erase this person again, or get the key from a backup'),
      ...keyOf(
        'cleo',
        'was destroyed, and somebody has put it back: as the owner, set it to null in the table of keys',
      ),
    ].toSorted(),
  );
});

test('one that is another’s, or of another time, is noticed', async () => {
  await log.pool.query(
    'update slotlog.keys k set wrapped = o.wrapped from slotlog.keys o where k.stream = $1 and o.stream = $2',
    [nameOf('ada'), nameOf('bob')],
  );
  expect(await faults()).toEqual(keyOf('ada', 'is another one than was drawn'));
  await change('update slotlog.keys set generation = 7', 'ada');
  expect(await faults(null)).toEqual(keyOf('ada', 'is of generation 7, and the last one that was drawn is 1'));
});
