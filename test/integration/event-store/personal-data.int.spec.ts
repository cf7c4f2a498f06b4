import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { EventTypes, Read, Stream } from '#libs/event-store';
import { administer } from '#test/harness/databases/administer';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { failOver } from '#test/harness/logs/fail-over';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { envelope } from '#test/harness/logs/seats';

interface Guest {
  readonly person: { readonly id: string; readonly name?: string; readonly erased?: true } | null;
  readonly wish: string | null;
}

const person = z.strictObject({ id: z.string(), name: z.string() });
const nothing = [{ schema: z.strictObject({}) }] as const;
const personal = { fields: ['person.name', 'wish'], subject: 'person.id' };
const types: EventTypes = {
  GuestArrived: [{ schema: z.strictObject({ person, wish: z.string().nullable() }), personal }],
  WishMade: [{ schema: z.strictObject({ wish: z.string() }), personal }],
  GuestMoved: [{ schema: z.strictObject({ person: person.nullable() }), personal }],
  KeyDrawn: [{ schema: z.strictObject({ print: z.string() }) }],
  PersonErased: nothing,
};
const subjects = {
  category: 'person',
  keyDrawn: 'KeyDrawn',
  erased: 'PersonErased',
  wrappingKey: randomBytes(32),
  namingKey: randomBytes(32),
};

let database: ClonedDatabase;
let here: OpenLog;
let there: OpenLog;
let shard: number;

beforeAll(async () => {
  database = await cloneDatabase();
  const opening = { role: 'slotlog_app', types, subjects } as const;
  [here, there] = await Promise.all([openLog(database.url, opening), openLog(database.url, opening)]);
  shard = (await here.log.shardOf('default'))!;
});

afterAll(async () => {
  await Promise.all([here.close(), there.close()]);
  await database.drop();
});

const guest = (id: string): Stream<Guest> => ({
  name: `guest/${id}`,
  initial: { person: null, wish: null },
  evolve: (state, { event }) => ({ ...state, ...(event as { data: Partial<Guest> }).data }),
});

const forever = Number.POSITIVE_INFINITY;

const arrive = ({ log }: OpenLog, id: string, person: string, name: string, wish: string | null = null) =>
  log.decide(
    envelope(),
    guest(id),
    (read) => {
      read(guest(id));
      return {
        events: [{ stream: guest(id), type: 'GuestArrived', data: { person: { id: person, name }, wish } }],
        until: forever,
      };
    },
    { creates: true },
  );

const change = ({ log }: OpenLog, id: string, type: string, data: (state: Guest) => object) =>
  log.decide(envelope(), guest(id), (read) => {
    const { state } = read(guest(id));
    return { events: [{ stream: guest(id), type, data: data(state) }], until: forever };
  });

const look = async (open: OpenLog, id: string): Promise<Guest> =>
  (
    await open.log.decide(envelope(), guest(id), (read) => {
      read(guest(id));
      return { events: [], until: forever };
    })
  ).state;

const erase = ({ log }: OpenLog, id: string) => {
  const stream = log.subject('default', id);
  return log.decide(envelope(), stream, (read: Read) => {
    const { state } = read(stream);
    return { events: state.generation > 0 ? [{ stream, type: 'PersonErased', data: {} }] : [], until: forever };
  });
};

/** Everything that the database holds, as text. */
const everything = async () => {
  const { rows } = await here.pool.query<{ all: string }>(
    `select coalesce(string_agg(e::text, E'\\n'), '') || coalesce((select string_agg(c::text, E'\\n') from slotlog.commands c), '') as all
      from slotlog.events e`,
  );
  return rows[0]!.all;
};

test('personal data is read by those who may and stands nowhere as it is', async () => {
  await arrive(here, 'ada', 'per_ada', 'Ada Lovelace', 'a window seat');
  expect(await look(here, 'ada')).toEqual({ person: { id: 'per_ada', name: 'Ada Lovelace' }, wish: 'a window seat' });
  expect(await look(there, 'ada')).toEqual({ person: { id: 'per_ada', name: 'Ada Lovelace' }, wish: 'a window seat' });
  const stored = await everything();
  expect(stored).toContain('guest/ada');
  expect(stored).not.toMatch(/Lovelace|window/);
});

test('nobody tells from the name of a stream whose it is', async () => {
  const { name } = here.log.subject('default', 'per_ada');
  expect(name).toMatch(/^person\/[0-9a-f]{32}$/);
  expect(here.log.subject('other', 'per_ada').name).not.toBe(name);
});

test('an event that says nothing of whose it is is sealed for the one of the stream', async () => {
  await arrive(here, 'bob', 'per_bob', 'Bob');
  await change(there, 'bob', 'WishMade', () => ({ wish: 'strawberries' }));
  expect((await look(here, 'bob')).wish).toBe('strawberries');
  expect(await everything()).not.toContain('strawberries');
});

test('personal data that goes on unchanged is not sealed again', async () => {
  await arrive(here, 'cleo', 'per_cleo', 'Cleo');
  await change(here, 'cleo', 'GuestMoved', ({ person }) => ({ person }));
  const events = await here.log.readStream(shard, 'default', 'guest/cleo');
  const boxes = events.map(({ data }) => (data as { person: { sealed: string } }).person.sealed);
  expect(boxes[0]).toBe(boxes[1]);
});

test('somebody who is erased is erased in every process within a second, and what was there is known to be gone', async () => {
  await arrive(here, 'dan', 'per_dan', 'Dan', 'quiet');
  await arrive(there, 'dan-again', 'per_dan', 'Dan', null);
  expect((await look(there, 'dan')).person?.name).toBe('Dan');
  await erase(here, 'per_dan');
  const gone = { person: { id: 'per_dan', erased: true }, wish: null };
  expect(await look(here, 'dan')).toEqual(gone);
  await sleep(1_050);
  expect(await look(there, 'dan')).toEqual(gone);
  expect(await look(there, 'dan-again')).toEqual({ ...gone });
  const { name } = here.log.subject('default', 'per_dan');
  const { rows } = await here.pool.query('select wrapped from slotlog.keys where stream = $1', [name]);
  expect(rows).toEqual([{ wrapped: null }]);
});

test('personal data of somebody erased stays erased where it goes on unchanged', async () => {
  await change(here, 'dan', 'GuestMoved', ({ person }) => ({ person }));
  expect((await look(here, 'dan')).person).toEqual({ id: 'per_dan', erased: true });
});

test('personal data of somebody erased stays erased where it is copied too', async () => {
  await change(here, 'dan', 'GuestMoved', ({ person }) => ({ person: { ...person } }));
  expect((await look(there, 'dan')).person).toEqual({ id: 'per_dan', erased: true });
  const [last] = (await here.log.readStream(shard, 'default', 'guest/dan')).slice(-1);
  expect(await here.log.reveal(shard, 'default', last!.data)).toEqual({ person: { id: 'per_dan', erased: true } });
});

test('a guest’s own field called sealed is theirs', async () => {
  const own = { person: { id: 'per_fay', sealed: 'with a kiss' }, wish: { sealed: 'x' } };
  expect(await here.log.reveal(shard, 'default', own)).toBe(own);
});

test('somebody who comes again after being erased gets a new key, and what was erased stays so', async () => {
  await arrive(there, 'dan-new', 'per_dan', 'Daniel');
  expect((await look(here, 'dan-new')).person).toEqual({ id: 'per_dan', name: 'Daniel' });
  expect((await look(here, 'dan')).person).toEqual({ id: 'per_dan', erased: true });
});

test('erasing twice is erasing once', async () => {
  await arrive(here, 'eve', 'per_eve', 'Eve');
  expect((await erase(here, 'per_eve')).appended).toBe(true);
  expect((await erase(there, 'per_eve')).appended).toBe(false);
});

/** Reads whose stream it is and nothing else, so that the process knows of no key. */
const hearOf = ({ log }: OpenLog, id: string) =>
  log.decide(envelope(), guest(`friend-of-${id}`), (read) => {
    read(log.subject('default', id));
    read(guest(`friend-of-${id}`));
    return { events: [], until: forever };
  });

test('somebody who draws a key too late seals with the one that was faster', async () => {
  await hearOf(there, 'per_late');
  await arrive(here, 'first', 'per_late', 'First');
  await arrive(there, 'second', 'per_late', 'Second');
  for (const open of [here, there]) {
    expect((await look(open, 'first')).person?.name).toBe('First');
    expect((await look(open, 'second')).person?.name).toBe('Second');
  }
});

test('a key that is in use is not replaced', async () => {
  const settle = (stream: string, generation: number, wrapped: Buffer | null) =>
    administer(database.url, (client) =>
      client.query('select slotlog.settle_keys($1::smallint, $2, $3, $4, $5::bytea[])', [
        ...[shard, ['default'], [stream], [generation], [wrapped]],
      ]),
    );
  const { name } = here.log.subject('default', 'per_ada');
  await expect(settle(name, 2, Buffer.from('another'))).rejects.toMatchObject({ code: '40001' });
  expect((await look(there, 'ada')).person?.name).toBe('Ada Lovelace');
  await settle('person/nobody', 1, Buffer.from('one'));
  await settle('person/nobody', 2, null);
  await settle('person/nobody', 3, Buffer.from('another'));
});

test('somebody who lost the keys goes on with new ones', async () => {
  await arrive(here, 'gus', 'per_gus', 'Gus');
  const { name } = here.log.subject('default', 'per_gus');
  await administer(database.url, (client) => client.query('delete from slotlog.keys where stream = $1', [name]));
  await arrive(there, 'gus-again', 'per_gus', 'Gustav');
  await sleep(1_050);
  for (const open of [here, there]) {
    expect((await look(open, 'gus')).person).toEqual({ id: 'per_gus', erased: true });
    expect((await look(open, 'gus-again')).person?.name).toBe('Gustav');
  }
});

test('the data of two who seal for one person first is read by all', async () => {
  await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      arrive(index % 2 ? here : there, `twin-${index}`, `per_twin-${index % 5}`, `Twin ${index}`),
    ),
  );
  for (let index = 0; index < 40; index += 1) {
    expect((await look(index % 3 ? here : there, `twin-${index}`)).person?.name).toBe(`Twin ${index}`);
  }
});

test('erased while others write for the same person: all is erased or readable, nothing lost', async () => {
  const writers = Array.from({ length: 60 }, async (_, index) => {
    await sleep(index);
    await arrive(index % 2 ? here : there, `storm-${index}`, 'per_storm', `Storm ${index}`);
    if (index % 10 === 5) await erase(index % 4 ? here : there, 'per_storm');
  });
  await Promise.all(writers);
  await sleep(1_050);
  for (let index = 0; index < 60; index += 1) {
    const { person } = await look(index % 2 ? there : here, `storm-${index}`);
    expect([
      { id: 'per_storm', name: `Storm ${index}` },
      { id: 'per_storm', erased: true },
    ]).toContainEqual(person);
  }
  await erase(here, 'per_storm');
  await sleep(1_050);
  for (let index = 0; index < 60; index += 1) {
    expect((await look(there, `storm-${index}`)).person).toEqual({ id: 'per_storm', erased: true });
  }
  expect(await everything()).not.toContain('Storm');
});

test('a name that is none fails before it is stored', async () => {
  await expect(arrive(here, 'nobody', 'per_nobody', 'x'.repeat(3), 7 as never)).rejects.toThrow();
});

test('somebody who was lost with the key in a failover, and came again by another process, is no riddle to the first', async () => {
  const owner = await openLog(database.url, { types, subjects });
  const kept = await owner.log.head(shard);
  await arrive(here, 'lou', 'per_lou', 'Lou');
  await change(here, 'lou', 'WishMade', () => ({ wish: 'a window' }));
  await failOver(owner.pool, shard, kept);
  await owner.close();
  await arrive(there, 'lou', 'per_lou', 'Lou Reed');
  await change(there, 'lou', 'WishMade', () => ({ wish: 'an aisle' }));
  const guestOf = async (open: OpenLog) => look(open, 'lou');
  const lou = { person: { id: 'per_lou', name: 'Lou Reed' }, wish: 'an aisle' };
  expect([await guestOf(here), await guestOf(there)]).toEqual([lou, lou]);
});
