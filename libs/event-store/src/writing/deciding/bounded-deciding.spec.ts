import type { Pool } from 'pg';
import { Catalogue } from '../../catalogue/catalogue.js';
import { Complaint } from '../../guarded.js';
import { StreamCache } from '../../streams/stream-cache.js';
import { realWorld } from '../../world/real-world.js';
import { ShardWriter } from '../shard-writer.js';
import type { Command } from '../verdict.js';
import type { WriterPlace } from '../writer-place.js';
import { DecidingTime, timeToDecide } from './deciding-time.js';

const door = { name: 'door/1', initial: null, evolve: () => null };
const ajar = { name: 'door/2', initial: null, evolve: () => null };

/** A writer on a database that stores nothing and takes no time; deciding takes the time that a decision says. */
const office = () => {
  let now = 0;
  let decidedInTurn = 0;
  let isLocked = false;
  let underLock = 0;
  const most = { inTurn: 0, underLock: 0, calls: 0 };
  const query = async (asked: string | { readonly name?: string; readonly values?: readonly unknown[] }) => {
    await new Promise((resolve) => setImmediate(resolve));
    const { name = '', values = [] } = typeof asked === 'string' ? {} : asked;
    if (name === 'slotlog-lock-shard') {
      isLocked = true;
      underLock = 0;
      return { rows: [{ now: 0 }] };
    }
    if (asked === 'commit') isLocked = false;
    if (name === 'slotlog-read-tails') {
      return { rows: (values[2] as string[]).map((_, at) => ({ ord: at + 1, same: true, position: null })) };
    }
    if (name !== 'slotlog-append') return { rows: [] };
    most.calls += 1;
    return { rows: [{ outcome: 'all stored', position: 0, recorded_at: 0, detail: null }] };
  };
  const client = { query, on: () => {}, off: () => {}, release: () => {} };
  const pool = { query, connect: async () => client } as unknown as Pool;
  const world = { ...realWorld, monotonic: () => now, wall: () => now };
  const catalogue = new Catalogue({});
  const place = {
    ...{ pool, shard: 1, vault: null, world, catalogue },
    cache: new StreamCache({ streams: 10, bytes: 1e6 }, catalogue),
    reads: (read: (db: Pool) => unknown) => read(pool),
    deciding: new DecidingTime(world),
    clock: { now: () => 0, observe: () => {}, recording: { earliest: 0, latest: 1 } },
    limits: { commands: 256, bytes: 1e6, queue: 10_000 },
    ...{ onGrown: () => {}, onGroup: () => {} },
    complaint: new Complaint('writing', { warn: () => {}, error: () => {} }),
  } as unknown as WriterPlace;
  const writer = new ShardWriter(place);
  /** A refusal that takes so many milliseconds, and then may need to read something else. */
  const refuse = (milliseconds: number, { locked = false, stream = door, andThen = door } = {}) => {
    const decide: Command['decide'] = (read) => {
      read(stream as never);
      now += milliseconds;
      decidedInTurn += milliseconds;
      if (isLocked) underLock += milliseconds;
      most.inTurn = Math.max(most.inTurn, decidedInTurn);
      most.underLock = Math.max(most.underLock, underLock);
      if (andThen !== door) read(andThen as never);
      throw new Error('closed');
    };
    const envelope = { tenant: 'acme', commandId: `c${Math.random()}`, actor: 'test/1', correlationId: 'test' };
    const command = { catalogue, vault: null, newId: realWorld.newId, envelope, subject: stream as never, decide };
    return writer.submit(command, { unheardOf: [], locked }).catch((error) => error.message);
  };
  let isOver = false;
  const turns = async () => {
    while (!isOver) {
      decidedInTurn = 0;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const end = () => {
    isOver = true;
  };
  void turns();
  return { refuse, most, end };
};

it('two hundred refusals that take ten milliseconds each do not stop the process', async () => {
  const { refuse, most, end } = office();
  const told = await Promise.all(Array.from({ length: 200 }, () => refuse(10)));
  end();
  expect(new Set(told)).toEqual(new Set(['closed']));
  expect(most.inTurn).toBeLessThanOrEqual(timeToDecide);
  expect(most.calls).toBeGreaterThanOrEqual(200 / 5);
});

it('somebody who is decided under the lock and who joins them share one time', async () => {
  const { refuse, most, end } = office();
  const told = await Promise.all(
    Array.from({ length: 120 }, (_, nth) => refuse(10, { locked: nth % 3 === 0, stream: nth % 2 ? door : ajar })),
  );
  end();
  expect(new Set(told)).toEqual(new Set(['closed']));
  expect(most.underLock).toBeGreaterThan(0);
  expect(most.underLock).toBeLessThanOrEqual(timeToDecide);
  expect(most.inTurn).toBeLessThanOrEqual(timeToDecide);
});

it('one that takes longer than that passes all the same, alone', async () => {
  const { refuse, most, end } = office();
  const told = await Promise.all([400, 10, 400].map((milliseconds) => refuse(milliseconds, { locked: true })));
  end();
  expect(told).toEqual(['closed', 'closed', 'closed']);
  expect(most.underLock).toBeLessThanOrEqual(410);
});

it('deciding again what first had to be read does not begin a time of its own under the lock', async () => {
  const { refuse, most, end } = office();
  const told = await Promise.all(Array.from({ length: 40 }, () => refuse(10, { locked: true, andThen: ajar })));
  end();
  expect(new Set(told)).toEqual(new Set(['closed']));
  // One at least passes, however late it is.
  expect(most.underLock).toBeLessThanOrEqual(timeToDecide + 10);
});
