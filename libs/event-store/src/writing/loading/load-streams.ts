import type { Vault } from '../../personal/vault.js';
import { listStreams } from '../../sql/reading/list-streams.js';
import { bytesOfPage, readTails } from '../../sql/reading/read-tails.js';
import { type FoldedStream, unwritten } from '../../streams/folded-stream.js';
import type { NotLoaded, StreamRange } from '../../streams/reading.js';
import type { Stream } from '../../streams/stream.js';
import { streamKey } from '../../streams/stream-cache.js';
import { type Pending, rangeKey } from '../pending.js';
import type { Expectation } from '../settlement.js';
import type { WriterPlace } from '../writer-place.js';
import type { Reads } from './cold-reads.js';

export interface Wanted {
  readonly tenant: string;
  readonly stream: Stream<unknown>;
  /** What whoever wants it has of it. */
  readonly base?: FoldedStream | undefined;
}

/** A stream on its way to its present state. */
export interface Loading extends Wanted {
  readonly key: string;
  folded: FoldedStream;
}

type Place = Pick<WriterPlace, 'shard' | 'cache' | 'vault'>;

/** Where loading begins: with the newest of what is in memory. What could not be read is read anew: it may be mended. */
export const loadingOf = ({ cache }: Pick<Place, 'cache'>, wanted: readonly Wanted[]): Loading[] => {
  const byKey = new Map(wanted.map((each) => [streamKey(each.tenant, each.stream.name), each]));
  return [...byKey].map(([key, { tenant, stream, base }]) => {
    const kept = cache.peek(key);
    const known = base && !base.unreadable && base.version > (kept?.version ?? -1) ? base : kept;
    return { key, tenant, stream, folded: known ?? unwritten(stream) };
  });
};

/**
 * Reads on in some streams, one page of events for all of them, and keeps what it has folded. Returns those that it did
 * not come to the end of; the first of these may be begun.
 */
export const loadPage = async (
  reads: Reads,
  place: Place,
  streams: readonly Loading[],
  bytes = bytesOfPage,
): Promise<Loading[]> => {
  const { shard, cache, vault } = place;
  const known = streams.map(({ tenant, stream: { name }, folded: { version, lastId } }) => {
    return { tenant, stream: name, version, event: lastId };
  });
  const [{ tails, isMore }] = await Promise.all([
    reads((db) => readTails(db, shard, known, { bytes })),
    vault && loadKeys(reads, shard, vault, known),
  ]);
  for (const [at, tail] of tails.entries()) {
    const each = streams[at]!;
    const isBehind = isMore && at === tails.length - 1;
    each.folded = cache.catchUp(each.key, each.stream, each.folded, tail, isBehind);
  }
  return isMore ? streams.slice(tails.length - 1) : [];
};

/**
 * The present states of some streams, by key, for which the shard is locked; only what is not in memory is read, and no
 * more than a few short pages: a connection that idles for a second while somebody folds loses the lock. Streams that are
 * longer are absent, and must be loaded without it first.
 */
export const loadUnderLock = async (
  reads: Reads,
  place: Place,
  wanted: readonly Wanted[],
): Promise<Map<string, FoldedStream>> => {
  const streams = loadingOf(place, wanted);
  let left = streams;
  for (let page = 0; page < pagesUnderLock && left.length > 0; page += 1)
    left = await loadPage(reads, place, left, bytesUnderLock);
  const unread = new Set(left.map(({ key }) => key));
  return new Map(streams.filter(({ key }) => !unread.has(key)).map(({ key, folded }) => [key, folded]));
};

const pagesUnderLock = 4;
const bytesUnderLock = 1 << 17;

/** With the stream of a person its key: who reads the one is about to need the other. */
const loadKeys = (reads: Reads, shard: number, vault: Vault, streams: readonly Expectation[]) =>
  Promise.all(
    [...Map.groupBy(streams, ({ tenant }) => tenant)].map(([tenant, those]) => {
      const names = those.map(({ stream }) => stream);
      return reads((db) => vault.load(db, shard, tenant, names));
    }),
  );

/** Lists a range for a command, and returns the streams in it. */
export const listRange = async (
  reads: Reads,
  shard: number,
  { command, names }: Pending,
  range: StreamRange,
): Promise<Stream<unknown>[]> => {
  const listed = await reads((db) => listStreams(db, shard, command.envelope.tenant, range.from, range.to));
  names.set(rangeKey(range), { range, names: listed });
  return listed.map(range.stream);
};

/** What a command turned out to need, as far as it is known before the next run. */
export const wantedBy = async (
  reads: Reads,
  shard: number,
  pending: Pending,
  { streams, range }: Pick<NotLoaded, 'streams' | 'range'>,
): Promise<Wanted[]> => {
  const inRange = range ? await listRange(reads, shard, pending, range) : [];
  return wantedFor(pending, streams.concat(inRange));
};

export const wantedFor = ({ command, loaded }: Pending, streams: readonly Stream<unknown>[]): Wanted[] => {
  const { tenant } = command.envelope;
  return streams.map((stream) => ({ tenant, stream, base: loaded.get(streamKey(tenant, stream.name)) }));
};
