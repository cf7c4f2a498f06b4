import type { Pool } from 'pg';
import type { EventLog, ReplayedEvent } from '#libs/event-store';
import type { Projection } from './projection.js';
import { readCheckpoints } from './sql/read-checkpoints.js';
import { beginFolded, differences, foldedTable } from './sql/rebuilding/compare-folded.js';
import { RowLoader } from './sql/rebuilding/copy-rows.js';
import { rollBack } from './sql/roll-back.js';

/**
 * Compares the rows of a projection in a shard with a replay of its events from the first one, at the position at which
 * the rows stand, while others go on moving them: the comparison sees one moment. Returns which rows differ, each as a
 * sentence, a hundred at most. `owner` needs two connections. One stream at a time is in memory; the folded rows are in a
 * temporary table. Throws what folding throws.
 */
export const verifyRows = async (
  log: Pick<EventLog, 'replay'>,
  owner: Pool,
  projection: Projection,
  shard: number,
  told: (events: number) => void = () => {},
): Promise<string[]> => {
  const client = await owner.connect();
  try {
    await beginFolded(client, projection.table);
    const [upTo] = (await readCheckpoints(client, shard, [projection])) as [number];
    await RowLoader.load(client, { ...projection.table, name: foldedTable }, shard, async (loader) => {
      for (const category of projection.handles) {
        const range = { shard, from: `${category}/`, to: `${category}0`, upTo };
        for await (const stream of streamsOf(log.replay(range), told)) {
          for (const row of projection.fold(stream)) loader.add(row);
          await loader.flush();
        }
      }
    });
    return await differences(client, projection.table, shard);
  } finally {
    client.release(!(await rollBack(client)));
  }
};

/** Events that come stream by stream, each stream's together. */
async function* streamsOf(arriving: AsyncIterable<readonly ReplayedEvent[]>, told: (events: number) => void) {
  let stream: ReplayedEvent[] = [];
  for await (const events of arriving) {
    for (const event of events) {
      if (stream.length > 0 && (stream[0]!.stream !== event.stream || stream[0]!.tenant !== event.tenant)) {
        yield stream;
        stream = [];
      }
      stream.push(event);
    }
    told(events.length);
  }
  if (stream.length > 0) yield stream;
}
