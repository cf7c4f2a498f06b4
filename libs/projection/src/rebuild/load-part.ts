import { inTransaction } from '#libs/database';
import type { ReplayedEvent } from '#libs/event-store';
import { beginLoading } from '../sql/rebuilding/begin-loading.js';
import { RowLoader } from '../sql/rebuilding/copy-rows.js';
import { markLoaded, type RebuildPart } from '../sql/rebuilding/rebuild-parts.js';
import type { Place } from './place.js';

/** A projection cannot fold the events of a stream. */
export class FoldFailed extends Error {}

/** Folds each stream of a part to its rows and loads them, all or none. One stream at a time is in memory. */
export const loadPart = ({ log, pool, built, progression, pace, signal }: Place, part: RebuildPart): Promise<void> =>
  inTransaction(pool, async (client) => {
    await beginLoading(client);
    let rows = 0;
    let stream: ReplayedEvent[] = [];
    let count = 0;
    await RowLoader.load(client, built.table, part.shard, async (loader) => {
      const foldStream = () => {
        if (stream.length === 0) return;
        for (const row of foldOf(stream)) loader.add(row);
      };
      const foldOf = (events: readonly ReplayedEvent[]) => {
        try {
          return built.fold(events);
        } catch (cause) {
          const { name, message } = cause as Error;
          throw new FoldFailed(`${events[0]!.stream} cannot be folded: ${name}: ${message}`, { cause });
        }
      };
      const take = async (events: readonly ReplayedEvent[]) => {
        count += events.length;
        const before = loader.rows;
        for (const event of events) {
          if (stream.length > 0 && !isSameStream(stream[0]!, event)) {
            foldStream();
            stream = [];
          }
          stream.push(event);
        }
        progression.add(events.length, loader.rows - before);
        await loader.flush();
      };
      for await (const events of log.replay(part)) {
        signal?.throwIfAborted();
        await pace.take(() => take(events));
      }
      const before = loader.rows;
      foldStream();
      progression.add(0, loader.rows - before);
      rows = loader.rows;
    });
    const read = { events: count, rows };
    if (!(await markLoaded(client, built, part, read))) throw new Error('another process rebuilds the same');
  });

const isSameStream = (one: ReplayedEvent, other: ReplayedEvent) =>
  one.stream === other.stream && one.tenant === other.tenant;
