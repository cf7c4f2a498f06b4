import type { PoolClient } from 'pg';
import { append } from '../sql/appending/append.js';
import { beginLocked, commit, rollback } from '../sql/appending/lock-shard.js';
import type { FoldedStream } from '../streams/folded-stream.js';
import { streamKey } from '../streams/stream-cache.js';
import type { Group } from './group.js';
import { listRange, loadStreams, type Wanted, wantedBy } from './load-streams.js';
import { onConnection } from './on-connection.js';
import type { Pending } from './pending.js';
import { seal, timeToDecide } from './seal.js';
import type { Outcome } from './settlement.js';
import type { WriterPlace } from './writer-place.js';

/**
 * Decides and settles commands under the shard's lock, where nobody can come in between: what they read before is brought
 * up to date in one statement, what they need besides in a second one. At least one command passes. Commands that go on
 * without the lock (`fill`) may join, as long as there is time.
 */
export const lockedRound = (
  place: WriterPlace,
  group: Group,
  queue: Pending[],
  contended: Set<string>,
  fill: (deadline: number) => void,
): Promise<Outcome[]> =>
  onConnection(place.pool, async (client) => {
    try {
      const now = await beginLocked(client, place.shard);
      fill(await sealLocked(place, client, group, queue, contended, now));
      const { recording } = place.clock;
      const outcomes = group.members.length > 0 ? await append(client, place.shard, group.call(), recording) : [];
      group.sent();
      await commit(client);
      return outcomes;
    } catch (error) {
      // It fails only where the connection is lost, which ends the transaction too, and the first error says more.
      await rollback(client).catch(() => {});
      throw error;
    }
  });

/** Takes those out of the queue that it has decided. Returns until when there is time to decide others. */
const sealLocked = async (
  place: WriterPlace,
  client: PoolClient,
  group: Group,
  queue: Pending[],
  contended: Set<string>,
  lockedAt: number,
): Promise<number> => {
  const { shard, cache, clock, limits } = place;
  const round = queue.slice(0, queue[0]?.fate.alone ? 1 : limits.commands);
  const states = new Map<string, FoldedStream>();
  const load = async (wanted: readonly Wanted[]) => {
    const before = new Map(wanted.map(({ tenant, stream }) => [streamKey(tenant, stream.name), 0]));
    for (const key of before.keys()) before.set(key, cache.peek(key)?.version ?? 0);
    for (const [key, folded] of await loadStreams(client, place, wanted)) {
      states.set(key, folded);
      if (folded.version === before.get(key)) contended.delete(key);
    }
  };
  const decide = (deadline: number) =>
    seal(round, {
      ...limits,
      group,
      deadline,
      find: () => (key) => states.get(key),
      now: () => Math.max(Math.floor(lockedAt), clock.now()),
      admits: () => true,
    });
  const first = [...round];
  try {
    await load((await Promise.all(first.map((pending) => readBefore(client, shard, pending)))).flat());
    const deadline = performance.now() + timeToDecide;
    let unready = decide(deadline);
    for (let loads = 1; unready.length > 0 && (loads < 2 || group.members.length === 0); loads += 1) {
      const needs = await Promise.all(unready.map(({ pending, needs }) => wantedBy(client, shard, pending, needs)));
      await load(needs.flat());
      round.unshift(...unready.map(({ pending }) => pending));
      unready = decide(deadline);
    }
    return deadline;
  } finally {
    queue.splice(0, first.length, ...first.filter(({ fate }) => fate.phase === 'waiting'));
  }
};

/** What a command read in its last run, its ranges listed anew: under the lock nothing else can come to be in them. */
const readBefore = async (client: PoolClient, shard: number, pending: Pending): Promise<Wanted[]> => {
  const { tenant } = pending.command.envelope;
  const { reading } = pending;
  const seen = reading ? [...reading.pinned.values(), ...reading.hinted.values()] : [];
  const streams = seen.map(({ stream }) => stream);
  for (const { range } of [...pending.names.values()])
    streams.push(...(await listRange(client, shard, pending, range)));
  return streams.map((stream) => ({ tenant, stream }));
};
