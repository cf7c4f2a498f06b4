import type { Pool } from 'pg';
import type { Catalogue } from './catalogue/catalogue.js';
import { readTails } from './sql/reading/read-tails.js';
import { advance, type FoldedStream, unwritten } from './streams/folded-stream.js';
import type { Stream } from './streams/stream.js';

/** Up to where streams are folded: a position of the log, a version of each. */
export interface Past {
  readonly position?: number;
  readonly version?: number;
}

/** Streams as they were, in the order given, folded page by page from their first events. Throws UnreadableEvent. */
export const foldPast = async <State, Event>(
  pool: Pool,
  shard: number,
  catalogue: Catalogue,
  tenant: string,
  streams: readonly Stream<State, Event>[],
  { position = Number.MAX_SAFE_INTEGER, version = Number.POSITIVE_INFINITY }: Past,
): Promise<FoldedStream<State>[]> => {
  const folding = streams.map((stream) => ({ stream, folded: unwritten(stream) }));
  for (let left = folding; left.length > 0; ) {
    const known = left.map(({ stream, folded }) => {
      return { tenant, stream: stream.name, version: folded.version, event: folded.lastId };
    });
    const { tails, isMore } = await readTails(pool, shard, known, { upTo: position });
    for (const [at, { otherPast, events }] of tails.entries()) {
      const each = left[at]!;
      const base = otherPast ? unwritten(each.stream) : each.folded;
      const meant = events.filter((event) => event.version <= version);
      each.folded = advance(each.stream, base, catalogue.readChecked(meant));
    }
    left = isMore ? left.slice(tails.length - 1).filter(({ folded }) => folded.version < version) : [];
  }
  return folding.map(({ folded }) => folded);
};
