import type { Pool } from 'pg';
import { Catalogue } from '../../catalogue/catalogue.js';
import { Complaint } from '../../guarded.js';
import { StreamCache } from '../../streams/stream-cache.js';
import { realWorld } from '../../world/real-world.js';
import { DecidingTime } from '../deciding/deciding-time.js';
import { ShardWriter } from '../shard-writer.js';
import type { Command } from '../verdict.js';
import type { WriterPlace } from '../writer-place.js';

const events = 30;
const counter = { name: 'counter/1', initial: 0, evolve: (state: unknown) => (state as number) + 1 };

/** A page of the counter behind `version`: one event, which is as large as a page. */
const pageBehind = (version: number, bytes: number) => {
  const id = `id-${version + 1}`;
  const event = { stream: counter.name, version: version + 1, id, type: 'Counted', schemaVersion: 1, data: {} };
  const page = { ord: 1, same: true, position: version + 1, recordedAt: 0, actor: 'test/1', size: bytes, ...event };
  return version < events ? page : { ord: 1, same: true, position: null };
};

/** What a call that took the counter for new is told: there are so many, of which it gets the first. */
const behind = () => {
  const missing = {
    tenant: 'acme',
    stream: counter.name,
    version: events,
    otherPast: false,
    events: [pageBehind(0, 1)],
  };
  return { outcome: 'behind', position: null, recorded_at: 0, detail: [missing] };
};

/** A shard with a counter of so many pages, and how often it was asked what. */
const office = () => {
  const calls: string[] = [];
  const query = async (asked: string | { readonly name?: string; readonly values?: readonly unknown[] }) => {
    await realWorld.turn();
    const { name = '', values = [] } = typeof asked === 'string' ? {} : asked;
    calls.push(name);
    if (name === 'slotlog-lock-shard') return { rows: [{ now: 0 }] };
    if (name === 'slotlog-read-tails') return { rows: [pageBehind((values[3] as number[])[0]!, values[6] as number)] };
    if (name !== 'slotlog-append') return { rows: [] };
    const end = { position: events, id: 'id-00000030' };
    const stored = { outcome: 'all stored', position: events, recorded_at: 0, detail: end };
    return { rows: [calls.filter((each) => each === name).length === 1 ? behind() : stored] };
  };
  const client = { query, on: () => {}, off: () => {}, release: () => {} };
  const pool = { query, connect: async () => client } as unknown as Pool;
  const catalogue = new Catalogue({ Counted: [{ schema: { '~standard': { validate: () => ({}) } } }] });
  const place = {
    ...{ pool, shard: 1, vault: null, world: realWorld },
    cache: new StreamCache({ streams: 10, bytes: 1e6 }, catalogue),
    reads: (read: (db: Pool) => unknown) => read(pool),
    deciding: new DecidingTime(realWorld),
    clock: { now: () => 0, observe: () => {}, recording: { earliest: 0, latest: 1 } },
    limits: { commands: 256, bytes: 1e6, queue: 10 },
    ...{ onGrown: () => {}, onGroup: () => {} },
    complaint: new Complaint('writing', { warn: () => {}, error: () => {} }),
  } as unknown as WriterPlace;
  const writer = new ShardWriter(place);
  const envelope = { tenant: 'acme', commandId: 'c', actor: 'test/1', correlationId: 'test' };
  const decide: Command['decide'] = (read) => {
    throw new Error(`counted ${read(counter as never).state}`);
  };
  const command = { catalogue, vault: null, newId: realWorld.newId, envelope, subject: counter as never, decide };
  const ask = () => writer.submit(command, { unheardOf: [counter], locked: false }).catch(({ message }) => message);
  return { ask, asked: (name: string) => calls.filter((each) => each === name).length };
};

it('a stream too long to be read under the lock is read without it, and nobody asks for the lock meanwhile', async () => {
  const { ask, asked } = office();
  expect(await ask()).toBe(`counted ${events}`);
  expect(asked('slotlog-append')).toBe(2);
  expect(asked('slotlog-lock-shard')).toBe(2);
});
