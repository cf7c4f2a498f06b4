import { type PlantedRows, rowsOf } from '#test/harness/databases/planted-rows';
import { insertKey, listKeys } from '../../../../libs/event-store/src/sql/keys/keys-of-shard.js';
import { readKeys } from '../../../../libs/event-store/src/sql/keys/read-keys.js';
import { readSealedFor } from '../../../../libs/event-store/src/sql/keys/read-sealed-for.js';
import { keptKeys } from '../../../../libs/event-store/src/sql/proving/kept-keys.js';
import { eventsOf, openLogRows, places } from './planted-log.js';

let planted: PlantedRows;

/** Of each place: of one person the key is as old as the last event, of the other older or destroyed. */
const keys = places.flatMap(({ shard, tenant }, place) =>
  ['person/p1', 'person/p2', 'person/p3'].map((stream, nth) => {
    const last = eventsOf({ shard, tenant }).findLast((row) => row.stream === stream)?.version ?? 7;
    const wrapped = (nth + place) % 3 === 1 ? null : `\\x${`0${shard}`}${`0${place}`}${`0${nth}`}`;
    return { shard, tenant, stream, generation: nth === 1 ? 1 : last, wrapped };
  }),
);

beforeAll(async () => {
  planted = await openLogRows();
  await planted.plant('keys', keys.toReversed());
});

afterAll(() => planted.close());

const bytes = (wrapped: string | null) => (wrapped === null ? null : Buffer.from(wrapped.slice(2), 'hex'));

test('keys are read by shard, tenant and stream', async () => {
  for (const { shard, tenant } of places) {
    const found = await readKeys(planted.pool, shard, tenant, ['person/p2', 'person/p9', 'person/p1']);
    const wanted = ['person/p2', 'person/p1'].map((stream) => {
      const { generation, wrapped } = keys.find(
        (key) => key.shard === shard && key.tenant === tenant && key.stream === stream,
      )!;
      return { stream, generation, wrapped: bytes(wrapped) };
    });
    expect(found).toEqual(wanted);
  }
});

const byName = (a: { stream: string; tenant: string }, b: { stream: string; tenant: string }) =>
  `${a.stream} ${a.tenant}` < `${b.stream} ${b.tenant}` ? -1 : 1;

test('keys are exported by stream and tenant, behind a place; those that the events up to the head do not say are destroyed', async () => {
  for (const shard of [3, 7]) {
    for (const head of [5, 20, 39, 40]) {
      for (const after of [
        { stream: '', tenant: '' },
        { stream: 'person/p1', tenant: 'ten_a' },
        { stream: 'person/p2', tenant: 'ten_b' },
      ]) {
        for (const limit of [2, 99]) {
          const wanted = keys
            .filter(
              (key) =>
                key.shard === shard &&
                byName(after, key) < 0 &&
                `${key.stream} ${key.tenant}` !== `${after.stream} ${after.tenant}`,
            )
            .sort(byName)
            .slice(0, limit)
            .map(({ tenant, stream, generation, wrapped }) => {
              const isSaid = eventsOf({ shard, tenant }).some(
                (row) => row.stream === stream && row.version === generation && row.position <= head,
              );
              return {
                shard,
                tenant,
                stream,
                generation,
                wrapped: isSaid ? (bytes(wrapped)?.toString('base64') ?? null) : null,
              };
            });
          expect(await listKeys(planted.pool, { shard, head }, after, limit)).toEqual(wanted);
        }
      }
    }
  }
});

test('an imported key takes the place of an older one, and destroys one of its age, never the other way', async () => {
  const own = keys.find((key) => key.shard === 3 && key.wrapped !== null)!;
  const others = keys.filter((key) => key !== own);
  for (const generation of [-1, 0, 1].map((by) => own.generation + by)) {
    for (const wrapped of ['AAEC', null]) {
      await planted.undone(async (client) => {
        await insertKey(client, { ...own, generation, wrapped });
        const isTaken = generation > own.generation || (generation === own.generation && wrapped === null);
        const taken = { ...own, generation, wrapped: wrapped === null ? null : '\\x000102' };
        const found = await rowsOf<(typeof keys)[number]>(client, 'keys', 'shard, tenant, stream, generation, wrapped');
        const words = (rows: readonly object[]) => rows.map((row) => Object.values(row).join(' ')).sort();
        expect(words(found)).toEqual(words([...others, isTaken ? taken : own]));
      });
    }
  }
});

test('persons are told with their last event and their key, by name and tenant', async () => {
  for (const shard of [3, 7]) {
    for (const after of [
      { stream: '', tenant: '' },
      { stream: 'person/p1', tenant: 'ten_a' },
    ]) {
      for (const limit of [1, 99]) {
        const last = new Map(
          eventsOf({ shard })
            .filter(({ stream }) => stream.startsWith('person/'))
            .map((row) => [`${row.stream} ${row.tenant}`, row]),
        );
        const wanted = [...last.values()]
          .filter((row) => `${row.stream} ${row.tenant}` > `${after.stream} ${after.tenant}`)
          .sort(byName)
          .slice(0, limit)
          .map(({ tenant, stream, version, type, data }) => {
            const key = keys.find((each) => each.shard === shard && each.tenant === tenant && each.stream === stream)!;
            return {
              tenant,
              stream,
              version,
              type,
              print: data.print,
              generation: key.generation,
              wrapped: bytes(key.wrapped),
            };
          });
        expect(await keptKeys(planted.pool, shard, 'person', after, limit)).toEqual(wanted);
      }
    }
  }
});

test('data sealed for a person is found among the events of that tenant', async () => {
  for (const { shard, tenant } of places) {
    const found = [];
    for await (const data of readSealedFor(planted.pool, shard, tenant, 'p2')) found.push(data);
    const wanted = eventsOf({ shard, tenant }).filter(({ data }) => String(data.sealed).startsWith('p2.'));
    expect(found).toEqual(wanted.map(({ data }) => data));
  }
});
