import { seatTypes } from '#test/harness/logs/seat-catalogue';
import { envelope, room, takeSeat } from '#test/harness/logs/seats';
import { Catalogue } from '../../../../libs/event-store/src/catalogue/catalogue.js';
import { StreamCache } from '../../../../libs/event-store/src/streams/stream-cache.js';
import { realWorld } from '../../../../libs/event-store/src/world/real-world.js';
import { ContendedStreams } from '../../../../libs/event-store/src/writing/deciding/contended-streams.js';
import { timeToDecide } from '../../../../libs/event-store/src/writing/deciding/deciding-time.js';
import { Group } from '../../../../libs/event-store/src/writing/group.js';
import { lockedRound } from '../../../../libs/event-store/src/writing/locked-round.js';
import { type Pending, pendingOf } from '../../../../libs/event-store/src/writing/pending.js';
import type { Unready } from '../../../../libs/event-store/src/writing/seal.js';
import type { WriterPlace } from '../../../../libs/event-store/src/writing/writer-place.js';

interface Asked {
  readonly who: string;
  /** The rooms that it reads, one after the other; the first one is where it takes a seat. */
  readonly needs: readonly string[];
  /** How many milliseconds its decision takes once it has all of them. */
  readonly takes?: number;
}

const catalogue = new Catalogue(seatTypes);

/** One event that fills a page whatever its size, of a stream that has no end. */
const pageBehind = (stream: string, version: number, bytes: number) => {
  const event = { stream, version: version + 1, id: `id-${version + 1}`, type: 'SeatTaken', schemaVersion: 1 };
  const place = { ord: 1, same: true, position: version + 1, recordedAt: 0, actor: 'test/1', size: bytes };
  return { ...event, ...place, data: { who: 'ada' } };
};

/** A round under the lock: in which rooms nobody has a seat yet, but for the one that is `long`. */
const round = async (all: readonly Asked[], { commands = 256 } = {}) => {
  let now = 0;
  const times: [number, boolean | undefined][] = [];
  const read: string[] = [];
  const appends: unknown[] = [];
  const query = async (given: string | { readonly name?: string; readonly values?: readonly unknown[] }) => {
    const { name, values = [] } = typeof given === 'string' ? {} : given;
    if (name === 'slotlog-lock-shard') return { rows: [{ now: 0 }] };
    if (name === 'slotlog-read-tails') {
      const [streams, versions] = [values[2] as string[], values[3] as number[]];
      read.push(streams.join());
      if (streams[0] === 'room/long') return { rows: [pageBehind(streams[0], versions[0]!, values[6] as number)] };
      return { rows: streams.map((_, at) => ({ ord: at + 1, same: true, position: null })) };
    }
    if (name !== 'slotlog-append') return { rows: [] };
    appends.push(values);
    const detail = { position: 1, id: 'id-00000001' };
    return { rows: [{ outcome: 'all stored', position: 1, recorded_at: 0, detail }] };
  };
  const client = { query, on: () => {}, off: () => {}, release: () => {} };
  const spend = async (atMost: number, decide: (deadline: number) => unknown, isUrgent?: boolean) => {
    times.push([atMost, isUrgent]);
    return decide(now + atMost);
  };
  const place = {
    ...{ shard: 1, vault: null, pool: { connect: async () => client }, deciding: { spend } },
    cache: new StreamCache({ streams: 10, bytes: 1e6 }, catalogue),
    clock: { now: () => 0, recording: { earliest: 0, latest: 1 } },
    limits: { commands, bytes: 1e6, queue: 10 },
    world: { monotonic: () => now },
  } as unknown as WriterPlace;
  const pendingFor = ({ who, needs, takes = 0 }: Asked) => {
    const decide: ReturnType<typeof takeSeat> = (read) => {
      for (const id of needs) read(room(id));
      now += takes;
      if (needs.length === 0) return { events: [], until: Number.POSITIVE_INFINITY };
      return takeSeat(room(needs[0]!), who)(read);
    };
    const subject = room(needs[0] ?? 'none');
    const about = { envelope: { ...envelope(), commandId: who }, subject, decide };
    const told = { settle: () => {}, fail: () => {} };
    const command = { catalogue, vault: null, newId: realWorld.newId, ...about };
    return pendingOf(command as never, { unheardOf: [], locked: true }, 0, told);
  };
  const nameOf = ({ command }: Pending) => command.envelope.commandId;
  const queue = all.map(pendingFor);
  const group = new Group(true);
  const putAside: string[][] = [];
  const aside = (unready: readonly Unready[]) => void putAside.push(unready.map(({ pending }) => nameOf(pending)));
  const outcomes = await lockedRound(place, group, queue, { contended: new ContendedStreams(), fill: () => {}, aside });
  const decided = group.members.map(({ pending }) => nameOf(pending));
  return { outcomes, decided, left: queue.map(nameOf), putAside, times, read, appends };
};

const ada = { who: 'ada', needs: ['a'] };
const bob = { who: 'bob', needs: ['b'] };
/** Needs nothing that would have to be read. */
const eve = { who: 'eve', needs: [] };

it('those that go on without the lock have what time is left under it, and where none is left they are not asked', async () => {
  // The first run says what it needs, and takes no time.
  const asked = async (takes: number) => (await round([{ ...ada, takes }])).times.map(([atMost]) => atMost);
  expect(await asked(10)).toEqual([timeToDecide, timeToDecide, timeToDecide - 10]);
  expect(await asked(timeToDecide)).toEqual([timeToDecide, timeToDecide]);
});

it('a command under the lock is decided before all that hold none, and so are those that join it', async () => {
  const { times } = await round([ada]);
  expect(times.map(([, isUrgent]) => isUrgent)).toEqual([true, true, true]);
});

it('a round has as many commands as a call may have, and reads for no others', async () => {
  const { decided, left, read, putAside } = await round([ada, bob], { commands: 1 });
  expect([decided, left, read, putAside]).toEqual([['ada'], ['bob'], ['room/a'], []]);
});

it('a command is not decided that has not come to it before the time is up', async () => {
  const { decided, left } = await round([{ ...ada, takes: timeToDecide }, bob]);
  expect([decided, left]).toEqual([['ada'], ['bob']]);
});

it('a command that lacks something is read for and decided though others have been, once, as there is time', async () => {
  expect(await round([ada, eve])).toMatchObject({ decided: ['eve', 'ada'], left: [], read: ['room/a'] });
  const twice = { who: 'bob', needs: ['b', 'c'] };
  expect(await round([twice, eve])).toMatchObject({ decided: ['eve'], left: ['bob'], read: ['room/b'] });
  expect(await round([ada, { ...eve, takes: timeToDecide }])).toMatchObject({
    decided: ['eve'],
    left: ['ada'],
    read: [],
  });
});

it('a round in which all are put aside comes to nothing, and appends nothing', async () => {
  const { outcomes, decided, left, putAside, appends } = await round([{ who: 'ada', needs: ['long'] }]);
  expect([outcomes, decided, left, putAside, appends]).toEqual([[], [], [], [['ada']], []]);
});
