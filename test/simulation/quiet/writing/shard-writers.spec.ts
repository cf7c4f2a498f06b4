import type { Pool } from 'pg';
import type { GroupReport } from '#libs/event-store';
import { seatTypes } from '#test/harness/logs/seat-catalogue';
import { envelope, room, takeSeat } from '#test/harness/logs/seats';
import { Catalogue } from '../../../../libs/event-store/src/catalogue/catalogue.js';
import { StreamCache } from '../../../../libs/event-store/src/streams/stream-cache.js';
import { realWorld } from '../../../../libs/event-store/src/world/real-world.js';
import { ShardWriters } from '../../../../libs/event-store/src/writing/shard-writers.js';

/** The writers of a process on a database that stores whatever it is given. */
const writers = () => {
  const complaints: string[] = [];
  const grown: [number, number][] = [];
  const catalogue = new Catalogue(seatTypes);
  const answers: Record<string, object> = {
    'slotlog-append': { outcome: 'all stored', position: 1, recorded_at: 0, detail: null },
    'slotlog-read-tails': { ord: 1, same: true, position: null },
  };
  const query = async ({ name }: { name: string }) => {
    return { rows: [answers[name]] };
  };
  const client = { query, on: () => {}, off: () => {}, release: () => {} };
  const shared = {
    ...{ vault: null, world: realWorld, cache: new StreamCache({ streams: 10, bytes: 1e6 }, catalogue) },
    pool: { connect: async () => client, query, options: { max: 3 } } as unknown as Pool,
    clock: { now: () => 0, observe: () => {}, recording: { earliest: 0, latest: 1 } },
    limits: { commands: 256, bytes: 1e6, queue: 10 },
  };
  const logger = { warn: () => {}, error: (line: string) => void complaints.push(line) };
  const all = new ShardWriters(shared as never, logger, (shard, { position }) => void grown.push([shard, position]));
  /** Somebody takes a seat in a room that has to be looked for. */
  const take = (shard: number, stream = room(`${shard}`)) => {
    const command = { catalogue, vault: null, newId: realWorld.newId, envelope: envelope(), subject: stream };
    const decide = takeSeat(stream, 'ada', 9);
    return all.of(shard).submit({ ...command, decide } as never, { unheardOf: [], locked: false });
  };
  return { all, take, complaints, grown };
};

it('a shard has one writer, and each shard another one', () => {
  const { all } = writers();
  expect(all.of(1)).toBe(all.of(1));
  expect(all.of(2)).not.toBe(all.of(1));
});

it('a writer says of its own shard how far that has grown, and reports each call to all who listen', async () => {
  const { all, take, grown } = writers();
  const heard: [string, number][] = [];
  for (const who of ['one', 'two']) all.onGroup(({ shard }: GroupReport) => void heard.push([who, shard]));
  for (const shard of [1, 2]) await take(shard);
  expect(grown).toEqual([
    [1, 2],
    [2, 2],
  ]);
  expect(heard).toEqual([
    ['one', 1],
    ['two', 1],
    ['one', 2],
    ['two', 2],
  ]);
});

it('a writer that nobody listens to has no trouble with that', async () => {
  const { take, complaints } = writers();
  expect(await take(1)).toMatchObject({ version: 1 });
  expect(complaints).toEqual([]);
});

it('a listener that fails is told of by what it is, and the others hear all the same', async () => {
  const { all, take, complaints } = writers();
  let heard = 0;
  all.onGroup(() => {
    throw new TypeError('y is not a function');
  });
  all.onGroup(() => {
    heard += 1;
  });
  await take(1);
  expect([complaints, heard]).toEqual([['a listener to groups: y is not a function'], 1]);
});

it('a trouble is told of with the shard in whose writer it is', async () => {
  const { take, complaints } = writers();
  const stream = room('a');
  const evolve = (state: never, recorded: never) => {
    if ((recorded as { position: number }).position > 0) throw new TypeError('x is not a function');
    return state;
  };
  await take(7, { ...stream, evolve } as never).catch(() => {});
  expect(complaints).toEqual([expect.stringMatching(/^writing to shard 7: .*x is not a function$/)]);
});
