import type { PoolClient } from 'pg';
import { append } from '../sql/appending/append.js';
import { beginLocked, commit, rollback } from '../sql/appending/lock-shard.js';
import type { FoldedStream } from '../streams/folded-stream.js';
import { streamKey } from '../streams/stream-cache.js';
import type { ContendedStreams } from './deciding/contended-streams.js';
import { timeToDecide } from './deciding/deciding-time.js';
import type { Group } from './group.js';
import type { Reads } from './loading/cold-reads.js';
import { listRange, loadUnderLock, type Wanted, wantedBy, wantedFor } from './loading/load-streams.js';
import { onConnection } from './on-connection.js';
import type { Pending } from './pending.js';
import { seal, type Unready } from './seal.js';
import type { Outcome } from './settlement.js';
import type { WriterPlace } from './writer-place.js';

/** What goes on beside those that have to be decided under the lock. */
interface Beside {
  readonly contended: ContendedStreams;
  /** Decides others, that go on without the lock, into the same group. */
  readonly fill: (deadline: number) => void;
  /** Takes over those that have to be loaded first. */
  readonly aside: (unready: readonly Unready[]) => void;
}

/**
 * Decides and settles commands under the shard's lock, where nobody can come in between: what they read before is brought
 * up to date in one statement, sent along with the one that takes the lock, what they need besides in a second one. At least
 * one command passes, unless all of them need streams too long to be loaded here. Commands that go on without the lock may
 * join, as long as there is time.
 */
export const lockedRound = (place: WriterPlace, group: Group, queue: Pending[], beside: Beside): Promise<Outcome[]> =>
  onConnection(place.pool, async (client) => {
    try {
      const left = await sealLocked(place, client, group, queue, beside);
      if (left > 0) await place.deciding.spend(left, beside.fill, true);
      group.sent();
      const { recording } = place.clock;
      const appended = group.members.length > 0 ? append(client, place.shard, group.call(), recording) : [];
      // Its answer is not waited for: behind one that fails a commit rolls back.
      const [outcomes] = await Promise.all([appended, commit(client)]);
      return outcomes;
    } catch (error) {
      // It fails only where the connection is lost, which ends the transaction too, and the first error says more.
      await rollback(client).catch(() => {});
      throw error;
    }
  });

/** Takes those out of the queue that it has decided or put aside. Returns the milliseconds that are left to decide others. */
const sealLocked = async (
  place: WriterPlace,
  client: PoolClient,
  group: Group,
  queue: Pending[],
  { contended, aside }: Beside,
): Promise<number> => {
  const { shard, cache, clock, deciding, limits, world } = place;
  const reads: Reads = (read) => read(client);
  let lockedAt = 0;
  const first = queue.slice(0, queue[0]!.fate.alone ? 1 : limits.commands);
  let round = [...first];
  let left = timeToDecide;
  const states = new Map<string, FoldedStream>();
  const asked = new Map<string, number>();
  const load = async (wanted: readonly Wanted[]) => {
    const keys = new Set(wanted.map(({ tenant, stream }) => streamKey(tenant, stream.name)));
    for (const key of keys) asked.set(key, cache.peek(key)?.version ?? 0);
    for (const [key, folded] of await loadUnderLock(reads, place, wanted)) {
      states.set(key, folded);
      contended.looked(key, folded.version !== asked.get(key));
    }
  };
  const decide = async () => {
    const sealing = {
      ...limits,
      group,
      find: () => (key: string) => states.get(key),
      now: () => Math.max(Math.floor(lockedAt), clock.now()),
      monotonic: () => world.monotonic(),
      admits: () => true,
    };
    return deciding.spend(
      left,
      (deadline) => {
        const began = world.monotonic();
        const unready = seal(round, { ...sealing, deadline });
        left -= world.monotonic() - began;
        return unready;
      },
      true,
    );
  };
  const isLong = ({ pending, needs }: Unready) =>
    needs.streams.some(({ name }) => {
      const key = streamKey(pending.command.envelope.tenant, name);
      return asked.has(key) && !states.has(key);
    });
  const long = new Set<Pending>();
  const apart = (unready: readonly Unready[]) => {
    const those = unready.filter(isLong);
    for (const { pending } of those) long.add(pending);
    if (those.length > 0) aside(those);
    return unready.filter(({ pending }) => !long.has(pending));
  };
  try {
    lockedAt = await beginLocked(client, shard, async () => {
      await load((await Promise.all(first.map((pending) => readBefore(reads, shard, pending)))).flat());
    });
    let unready = apart(await decide());
    for (let loads = 1; unready.length > 0 && (group.members.length === 0 || (loads < 2 && left > 0)); loads += 1) {
      const needs = await Promise.all(unready.map(({ pending, needs }) => wantedBy(reads, shard, pending, needs)));
      await load(needs.flat());
      round = unready.map(({ pending }) => pending).concat(round);
      unready = apart(await decide());
    }
    return left;
  } finally {
    queue.splice(0, first.length, ...first.filter((each) => each.fate.phase === 'waiting' && !long.has(each)));
  }
};

/** What a command read in its last run, its ranges listed anew: under the lock nothing else can come to be in them. */
const readBefore = async (reads: Reads, shard: number, pending: Pending): Promise<Wanted[]> => {
  const { reading } = pending;
  const seen = reading ? [...reading.pinned.values(), ...reading.hinted.values()] : [];
  let streams = seen.map(({ stream }) => stream);
  for (const { range } of [...pending.names.values()]) {
    streams = streams.concat(await listRange(reads, shard, pending, range));
  }
  return wantedFor(pending, streams);
};
