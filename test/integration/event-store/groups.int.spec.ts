import fc from 'fast-check';
import type { Decision, Read, Settled, Stream } from '#libs/event-store';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { type ModelCommand, ModelLog } from '#test/harness/logs/model-log';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import { envelope, type Room } from '#test/harness/logs/seats';

interface Sent extends ModelCommand {
  readonly process: 0 | 1;
  /** Sent with this idempotency key, which an earlier command may have had. */
  readonly key: number | null;
  /** Something that Postgres rejects. */
  readonly isPoisoned: boolean;
}

type Outcome = { settled: Settled<Room> } | { error: unknown };

class NoSeat extends Error {
  constructor(readonly versions: ReadonlyMap<string, number>) {
    super('no seat');
  }
}

let database: ClonedDatabase;
let processes: [OpenLog, OpenLog];
let run = 0;

beforeAll(async () => {
  database = await cloneDatabase();
  processes = [await openLog(database.url), await openLog(database.url)];
});

afterAll(async () => {
  await Promise.all(processes.map(({ close }) => close()));
  await database.drop();
});

const room = (id: string): Stream<Room> => ({
  name: `room/${id}`,
  initial: { taken: [] },
  evolve: ({ taken }, { event }) => {
    const { type, data } = event as { type: string; data: { who: string } };
    return { taken: type === 'SeatTaken' ? [...taken, data.who] : taken.slice(1) };
  },
});

const decide =
  ({ action, rooms, who, seats }: Sent) =>
  (read: Read): Decision => {
    const streams = rooms.map((id) => room(id));
    const seen = read.all(streams);
    const refused = seen.some(({ state }) =>
      action === 'take' ? state.taken.length >= seats : state.taken.length === 0,
    );
    if (refused) throw new NoSeat(new Map(rooms.map((id, at) => [id, seen[at]!.version])));
    const type = action === 'take' ? 'SeatTaken' : 'SeatFreed';
    return { events: streams.map((stream) => ({ stream, type, data: { who } })), until: Number.POSITIVE_INFINITY };
  };

const send = async (sent: Sent, tenant: string): Promise<Outcome> => {
  const key = sent.isPoisoned ? 'poison\u0000' : sent.key === null ? null : `${tenant}-${sent.key}`;
  const idempotency = key === null ? {} : { idempotency: { key, fingerprint: 'same' } };
  const subject = room(sent.rooms.at(-1)!);
  try {
    const settled = await processes[sent.process].log.decide(
      envelope({ tenant, ...idempotency }),
      subject,
      decide(sent),
    );
    return { settled };
  } catch (error) {
    return { error };
  }
};

/** One command after the other as the log has them; whoever was refused must have been refused by what it had seen. */
const explain = (batch: readonly Sent[], outcomes: readonly Outcome[], model: ModelLog, base: number): string[] => {
  const wrong: string[] = [];
  const done = batch.map((sent, at) => ({ sent, outcome: outcomes[at]! }));
  const won = done.flatMap(({ sent, outcome }) =>
    'settled' in outcome && !outcome.settled.replayed ? [{ sent, settled: outcome.settled }] : [],
  );
  for (const { sent, settled } of won.toSorted((a, b) => a.settled.position - b.settled.position)) {
    if (model.isRefused(sent, (id) => model.version(id))) wrong.push(`${sent.who} was let in where there was no seat`);
    const position = model.apply(sent) + base;
    const last = sent.rooms.at(-1)!;
    const taken = model.at(last, model.version(last));
    if (settled.position !== position) wrong.push(`${sent.who} stands at ${settled.position}, not at ${position}`);
    if (settled.version !== model.version(last)) wrong.push(`${sent.who} got version ${settled.version}`);
    if (String(settled.state.taken) !== String(taken))
      wrong.push(`${sent.who} was answered ${settled.state.taken}, not ${taken}`);
  }
  for (const { sent, outcome } of done) {
    if (!('error' in outcome)) continue;
    const { error } = outcome;
    if (error instanceof NoSeat) {
      if (!model.isRefused(sent, (id) => error.versions.get(id)!)) wrong.push(`${sent.who} was refused without reason`);
    } else if (!sent.isPoisoned) wrong.push(`${sent.who} failed: ${error}`);
  }
  return wrong;
};

const command = fc.record({
  process: fc.constantFrom(0 as const, 1 as const),
  action: fc.constantFrom('take' as const, 'take' as const, 'free' as const),
  rooms: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 2 }),
  who: fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom('k', 'l', 'm') }),
  seats: fc.integer({ min: 1, max: 4 }),
  key: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 5 }),
  isPoisoned: fc.nat(30).map((n) => n === 0),
});

test('random groups of random commands come out as one command after the other would', async () => {
  const batches = fc.array(fc.array(command, { minLength: 1, maxLength: 24 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(batches, async (sequence) => {
      run += 1;
      const tenant = `run-${run}`;
      const shard = (await processes[0].log.shardOf('default'))!;
      await processes[0].pool.query('insert into slotlog.tenants (tenant, shard) values ($1, $2)', [tenant, shard]);
      const base = await processes[0].log.head(shard);
      const model = new ModelLog();
      const wrong: string[] = [];
      for (const batch of sequence) {
        const named = batch.map((sent, at) => ({ ...sent, who: `${sent.who}${at}` }));
        const outcomes = await Promise.all(named.map((sent) => send(sent, tenant)));
        wrong.push(...explain(named, outcomes, model, base));
      }
      const { events } = await processes[1].log.scanShard(shard, base, 10_000);
      const stored = events.map(({ stream, version, position, type, data }) => {
        return {
          room: stream.slice('room/'.length),
          version,
          position: position - base,
          type,
          who: (data as { who: string }).who,
        };
      });
      expect(wrong).toEqual([]);
      expect(stored).toEqual(model.events);
    }),
    { numRuns: Number(process.env.GROUP_RUNS ?? 40) },
  );
});
