import type { Pool } from 'pg';
import { OutcomeUnknown } from '#libs/event-store';
import { seatTypes } from '#test/harness/logs/seat-catalogue';
import { envelope, room, takeSeat } from '#test/harness/logs/seats';
import { Catalogue } from '../../../../libs/event-store/src/catalogue/catalogue.js';
import { Complaint } from '../../../../libs/event-store/src/guarded.js';
import { StreamCache } from '../../../../libs/event-store/src/streams/stream-cache.js';
import { realWorld } from '../../../../libs/event-store/src/world/real-world.js';
import { ShardWriter } from '../../../../libs/event-store/src/writing/shard-writer.js';
import type { WriterPlace } from '../../../../libs/event-store/src/writing/writer-place.js';

/** What each has come to by now: a test that waited for the rest would wait for ever. */
const soFar = async (all: readonly Promise<unknown>[]) => {
  const told: unknown[] = all.map(() => 'waits');
  for (const [nth, each] of all.entries()) {
    const tell = (what: unknown) => {
      told[nth] = what;
    };
    each.then(tell, tell);
  }
  for (let turns = 0; turns < 30; turns += 1) await realWorld.turn();
  return told;
};

/** A writer on a database that stores whatever it is given, and of which something else breaks so many times. */
const office = ({ rounds = 0, conclusions = 0 }) => {
  const broken = new TypeError('x is not a function');
  const complaints: string[] = [];
  const append = { rows: [{ outcome: 'all stored', position: 1, recorded_at: 0, detail: null }] };
  const client = { query: async () => append, on: () => {}, off: () => {}, release: () => {} };
  const catalogue = new Catalogue(seatTypes);
  const spend = async (_: number, decide: (deadline: number) => unknown) => {
    rounds -= 1;
    if (rounds >= 0) throw broken;
    return decide(Number.POSITIVE_INFINITY);
  };
  const observe = () => {
    conclusions -= 1;
    if (conclusions >= 0) throw broken;
  };
  const place = {
    ...{ shard: 1, vault: null, world: realWorld, onGrown: () => {}, onGroup: () => {} },
    pool: { connect: async () => client } as unknown as Pool,
    cache: new StreamCache({ streams: 10, bytes: 1e6 }, catalogue),
    deciding: { spend, count: (decide: (now: number) => unknown) => decide(0) },
    clock: { now: () => 0, observe, recording: { earliest: 0, latest: 1 } },
    limits: { commands: 256, bytes: 1e6, queue: 10 },
    complaint: new Complaint('writing', { warn: () => {}, error: (line) => void complaints.push(line) }),
  } as unknown as WriterPlace;
  const writer = new ShardWriter(place);
  const take = (id: string) => {
    const [subject, decide] = [room(id), takeSeat(room(id), 'ada')];
    const command = { catalogue, vault: null, newId: realWorld.newId, envelope: envelope(), subject, decide };
    return writer.submit(command as never, { unheardOf: [subject as never], locked: false });
  };
  return { take, complaints, broken };
};

it('a round that breaks is complained of and fails who came first, by what broke, and the next one is due', async () => {
  const { take, complaints, broken } = office({ rounds: 1 });
  expect(await soFar([take('a'), take('b')])).toEqual([broken, expect.objectContaining({ version: 1 })]);
  expect(complaints).toEqual(['writing: x is not a function']);
});

it('a caller is not told that nothing is stored of a call that was answered and that nobody here could make sense of', async () => {
  const { take, complaints, broken } = office({ conclusions: 1 });
  const [told] = await soFar([take('a')]);
  expect(told).toBeInstanceOf(OutcomeUnknown);
  expect(told).toMatchObject({ cause: broken, message: expect.stringMatching(/^a call was sent/) });
  expect(complaints).toEqual(['writing: x is not a function']);
  expect(await soFar([take('b')])).toMatchObject([{ version: 1 }]);
});
