import type { Pool } from 'pg';
import { Catalogue } from '../../catalogue/catalogue.js';
import { Busy } from '../../failures.js';
import { bytesOfPage } from '../../sql/reading/read-tails.js';
import { StreamCache } from '../../streams/stream-cache.js';
import { realWorld } from '../../world/real-world.js';
import { ColdLoads } from './cold-loads.js';
import { coldReads, type Reads } from './cold-reads.js';

const anything = { '~standard': { validate: () => ({}) } };
const counter = (name: string) => ({ name, initial: 0, evolve: (state: unknown) => (state as number) + 1 });
const wanted = (name: string) => ({ tenant: 'acme', stream: counter(name) });

/** A log of some pages that can be read, of two events each, which takes three seconds unless stated. */
const slowLog = (
  lengths: Readonly<Record<string, number>>,
  { roomFor = 1_000_000, msPerPage = 3_000, readable = 100 } = {},
) => {
  let now = 0;
  const begunAt: string[] = [];
  const query = async ({ values }: { values: readonly unknown[] }) => {
    const [, , streams, versions] = values as readonly [unknown, unknown, string[], number[]];
    now += msPerPage;
    begunAt.push(streams.map((stream, at) => `${stream} ${versions[at]}`).join());
    if (begunAt.length > readable) throw new Error('the disk is gone');
    const rows = streams.flatMap((stream, at): { readonly position: number | null; readonly size?: number }[] => {
      const missing = Array.from({ length: lengths[stream]! - versions[at]! }, (_, nth) => versions[at]! + nth + 1);
      const about = { ord: at + 1, same: true, stream, position: null };
      if (missing.length === 0) return [about];
      return missing.map((version) => ({ ...about, ...eventOf(stream, version), size: bytesOfPage / 2 }));
    });
    const second = rows.findIndex((row, at) => row.size && rows.slice(0, at).some(({ size }) => size));
    return { rows: second < 0 ? rows : rows.slice(0, second + 1) };
  };
  const reads: Reads = (read) => read({ query } as unknown as Pool);
  const cache = new StreamCache({ streams: 100, bytes: roomFor }, new Catalogue({ Counted: [{ schema: anything }] }));
  const world = { ...realWorld, monotonic: () => now, wall: () => now };
  return { loads: new ColdLoads({ shard: 1, cache, vault: null, world, reads }), cache, begunAt };
};

const eventOf = (stream: string, version: number) => ({
  ...{ position: version, stream, version, id: `${stream}-${version}`, type: 'Counted', schemaVersion: 1 },
  ...{ recordedAt: 0, actor: 'test/1', data: {} },
});

it('a stream of more than a page is read on page by page', async () => {
  const { loads, cache, begunAt } = slowLog({ long: 5 });
  const { states, long } = await loads.load([wanted('long')]);
  expect(states.size).toBe(0);
  expect(await long.get('acme long')).toMatchObject({ state: 5, version: 5 });
  expect(begunAt).toEqual(['long 0', 'long 2', 'long 4']);
  expect(cache.get('acme long')?.version).toBe(5);
});

it('a load whose time does not suffice goes on where it was, and nothing is decided on it meanwhile', async () => {
  const { loads, cache, begunAt } = slowLog({ long: 11 });
  const first = await loads.load([wanted('long')]);
  await expect(first.long.get('acme long')).rejects.toThrow(new Busy('acme long is long, and read as far as 8'));
  const reached = cache.peek('acme long')!.version;
  expect(reached).toBeGreaterThan(4);
  expect(cache.get('acme long')).toBeUndefined();
  begunAt.length = 0;
  const second = await loads.load([wanted('long')]);
  expect(await second.long.get('acme long')).toMatchObject({ version: 11 });
  expect(begunAt[0]).toBe(`long ${reached}`);
});

it('no page is begun at the moment at which the time of a load is up', async () => {
  const { loads, begunAt } = slowLog({ long: 11 }, { msPerPage: 4_000 });
  const { long } = await loads.load([wanted('long')]);
  await expect(long.get('acme long')).rejects.toThrow(new Busy('acme long is long, and read as far as 6'));
  expect(begunAt).toEqual(['long 0', 'long 2', 'long 4']);
});

it('somebody who needs other streams does not wait for a long one, which is read once for all', async () => {
  const { loads, begunAt } = slowLog({ long: 5, short: 1 });
  const [first, second] = [await loads.load(['long', 'short'].map(wanted)), await loads.load([wanted('long')])];
  expect(first.states.get('acme short')?.version).toBe(1);
  expect([...second.long.values()]).toEqual([...first.long.values()]);
  expect((await first.long.get('acme long'))?.version).toBe(5);
  expect(new Set(begunAt).size).toBe(begunAt.length);
});

it('a long stream that nobody waits for, as what was wanted with it could not be read, fails unheard where it fails too', async () => {
  const { loads, begunAt } = slowLog({ long: 5, short: 1 }, { readable: 1 });
  await expect(loads.load(['long', 'short'].map(wanted))).rejects.toThrow('the disk is gone');
  await realWorld.turn();
  expect(begunAt).toEqual(['long 0,short 0', 'long 2', 'short 0']);
});

it('a stream that memory has no room for is loaded all the same', async () => {
  const { loads, cache } = slowLog({ long: 5 }, { roomFor: 1 });
  const { long } = await loads.load([wanted('long')]);
  expect((await long.get('acme long'))?.version).toBe(5);
  expect(cache.report()).toMatchObject({ streams: 0, bytes: 0 });
});

it('loads have a third of the connections: the others are for who need not wait for a read', async () => {
  let under = 0;
  let most = 0;
  const reads = coldReads({ options: { max: 10 } } as Pool);
  const read = () =>
    reads(async () => {
      under += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => setImmediate(resolve));
      under -= 1;
    });
  await Promise.all(Array.from({ length: 30 }, read));
  expect(most).toBe(3);
});
