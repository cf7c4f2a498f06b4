import { seatTypes } from '#test/harness/logs/seat-catalogue';
import { envelope, room, takeSeat } from '#test/harness/logs/seats';
import { Catalogue } from '../../../../libs/event-store/src/catalogue/catalogue.js';
import { StreamCache } from '../../../../libs/event-store/src/streams/stream-cache.js';
import { realWorld } from '../../../../libs/event-store/src/world/real-world.js';
import { ContendedStreams } from '../../../../libs/event-store/src/writing/deciding/contended-streams.js';
import { timeToDecide } from '../../../../libs/event-store/src/writing/deciding/deciding-time.js';
import { Group } from '../../../../libs/event-store/src/writing/group.js';
import { lockedRound } from '../../../../libs/event-store/src/writing/locked-round.js';
import { pendingOf } from '../../../../libs/event-store/src/writing/pending.js';
import type { WriterPlace } from '../../../../libs/event-store/src/writing/writer-place.js';

const seats = room('a');

/** How much time was asked for to decide under the lock, where one decision takes so many milliseconds. */
const timesAsked = async (milliseconds: number) => {
  let now = 0;
  const asked: number[] = [];
  const query = async (given: string | { readonly name?: string }) => {
    const { name } = typeof given === 'string' ? {} : given;
    if (name === 'slotlog-lock-shard') return { rows: [{ now: 0 }] };
    if (name === 'slotlog-read-tails') return { rows: [{ ord: 1, same: true, position: null }] };
    if (name !== 'slotlog-append') return { rows: [] };
    return { rows: [{ outcome: 'all stored', position: 1, recorded_at: 0, detail: null }] };
  };
  const client = { query, on: () => {}, off: () => {}, release: () => {} };
  const catalogue = new Catalogue(seatTypes);
  const spend = async (atMost: number, decide: (deadline: number) => unknown) => {
    asked.push(atMost);
    return decide(now + atMost);
  };
  const place = {
    ...{ shard: 1, vault: null, pool: { connect: async () => client }, deciding: { spend } },
    cache: new StreamCache({ streams: 10, bytes: 1e6 }, catalogue),
    clock: { now: () => 0, recording: { earliest: 0, latest: 1 } },
    limits: { commands: 256, bytes: 1e6, queue: 10 },
    world: { monotonic: () => now },
  } as unknown as WriterPlace;
  const decide: ReturnType<typeof takeSeat> = (read) => {
    const decision = takeSeat(seats, 'ada')(read);
    now += milliseconds;
    return decision;
  };
  const command = { catalogue, vault: null, newId: realWorld.newId, envelope: envelope(), subject: seats, decide };
  const told = { settle: () => {}, fail: () => {} };
  const pending = pendingOf(command as never, { unheardOf: [], locked: true }, 0, told);
  pending.reading = null;
  const beside = { contended: new ContendedStreams(), fill: () => {}, aside: () => {} };
  await lockedRound(place, new Group(true), [pending], beside);
  return asked;
};

it('those that go on without the lock have what time is left under it, and where none is left they are not asked', async () => {
  // The first run says what it needs, and takes no time.
  expect(await timesAsked(10)).toEqual([timeToDecide, timeToDecide, timeToDecide - 10]);
  expect(await timesAsked(timeToDecide)).toEqual([timeToDecide, timeToDecide]);
});
