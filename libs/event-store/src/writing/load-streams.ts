import type { ClientBase, Pool } from 'pg';
import type { Vault } from '../personal/vault.js';
import { listStreams } from '../sql/reading/list-streams.js';
import { readTails } from '../sql/reading/read-tails.js';
import { type FoldedStream, unwritten } from '../streams/folded-stream.js';
import type { NotLoaded, StreamRange } from '../streams/reading.js';
import type { Stream } from '../streams/stream.js';
import { streamKey } from '../streams/stream-cache.js';
import { type Pending, rangeKey } from './pending.js';
import type { Expectation } from './settlement.js';
import type { WriterPlace } from './writer-place.js';

export interface Wanted {
  readonly tenant: string;
  readonly stream: Stream<unknown>;
}

/** The present states of some streams, by key; only what the cache lacks is read, all in one statement. */
export const loadStreams = async (
  db: Pool | ClientBase,
  { shard, cache, vault }: Pick<WriterPlace, 'shard' | 'cache' | 'vault'>,
  wanted: readonly Wanted[],
): Promise<Map<string, FoldedStream>> => {
  const byKey = new Map(wanted.map((each) => [streamKey(each.tenant, each.stream.name), each]));
  const bases = [...byKey].map(([key, { tenant, stream }]) => {
    return { key, tenant, stream, folded: cache.peek(key) ?? unwritten(stream) };
  });
  const known = bases.map(({ tenant, stream: { name }, folded: { version, lastId } }) => {
    return { tenant, stream: name, version, event: lastId };
  });
  const [tails] = await Promise.all([readTails(db, shard, known), vault && loadKeys(db, shard, vault, known)]);
  return new Map(bases.map(({ key, stream, folded }, at) => [key, cache.catchUp(key, stream, folded, tails[at]!)]));
};

/** With the stream of a person its key: who reads the one is about to need the other. */
const loadKeys = (db: Pool | ClientBase, shard: number, vault: Vault, streams: readonly Expectation[]) =>
  Promise.all(
    [...Map.groupBy(streams, ({ tenant }) => tenant)].map(([tenant, those]) =>
      vault.load(
        db,
        shard,
        tenant,
        those.map(({ stream }) => stream),
      ),
    ),
  );

/** Lists a range for a command, and returns the streams in it. */
export const listRange = async (
  db: Pool | ClientBase,
  shard: number,
  { command, names }: Pending,
  range: StreamRange,
): Promise<Stream<unknown>[]> => {
  const listed = await listStreams(db, shard, command.envelope.tenant, range.from, range.to);
  names.set(rangeKey(range), { range, names: listed });
  return listed.map(range.stream);
};

/** What a command turned out to need, as far as it is known before the next run. */
export const wantedBy = async (
  db: Pool | ClientBase,
  shard: number,
  pending: Pending,
  { streams, range }: Pick<NotLoaded, 'streams' | 'range'>,
): Promise<Wanted[]> => {
  const { tenant } = pending.command.envelope;
  const inRange = range ? await listRange(db, shard, pending, range) : [];
  return [...streams, ...inRange].map((stream) => ({ tenant, stream }));
};
