import type { Pool } from 'pg';
import type { EventLog, ReplayedEvent, Scanned } from '#libs/event-store';
import { foldAsFar } from '../fold-as-far.js';
import type { ParkedSubject } from '../parking/parked-subject.js';
import type { Projection } from '../projection.js';
import { parkedSubjects } from '../sql/parking/parked-subjects.js';
import { readCheckpoints } from '../sql/read-checkpoints.js';
import { beginFolded, differences, foldedTable } from '../sql/rebuilding/compare-folded.js';
import { RowLoader } from '../sql/rebuilding/copy-rows.js';
import { rollBack } from '../sql/roll-back.js';

/** Each a sentence. */
export interface VerifiedRows {
  /** Rows that are not what their events come to, a hundred at most, and streams that cannot be folded. */
  readonly faults: readonly string[];
  /** What the projection has parked: its rows are not looked at. */
  readonly parked: readonly string[];
}

/**
 * Compares the rows of a projection in a shard with a replay of its events from the first one, at the position at which
 * the rows stand, while others go on moving them: the comparison sees one moment. `owner` needs two connections. One
 * stream at a time is in memory; the folded rows are in a temporary table.
 */
export const verifyRows = async (
  log: Pick<EventLog, 'scanStreams'>,
  owner: Pool,
  projection: Projection,
  shard: number,
  told: (events: number) => void = () => {},
): Promise<VerifiedRows> => {
  const client = await owner.connect();
  try {
    await beginFolded(client, projection.table);
    const [upTo] = (await readCheckpoints(client, shard, [projection])) as [number];
    const parked = (await parkedSubjects(client, shard, [projection])).map((each) => each.parked);
    const places = new Map(parked.map((each) => [`${each.tenant} ${each.subject}`, each]));
    const faults: string[] = [];
    const parkedKeys = new Set<string>();
    await RowLoader.load(client, { ...projection.table, name: foldedTable }, shard, async (loader) => {
      for (const category of projection.handles) {
        const range = { shard, from: `${category}/`, to: `${category}0`, upTo };
        for await (const stream of streamsOf(log.scanStreams(range), told)) {
          const { rows, failed } = foldAsFar(projection, stream);
          const place = places.get(`${stream[0]!.tenant} ${stream[0]!.stream}`);
          if (failed && !place) faults.push(`${failed.subject} cannot be folded: ${failed.reason}`);
          const taken = place
            ? foldAsFar(
                projection,
                stream.filter(({ version }) => version < place.fromVersion),
              ).rows
            : rows;
          if (place) for (const row of [...rows, ...taken]) parkedKeys.add(keyOf(projection, row));
          for (const row of taken) loader.add(row);
          await loader.flush();
        }
      }
    });
    faults.push(...(await differences(client, projection.table, shard, [...parkedKeys])));
    return { faults, parked: parked.map(sentence) };
  } finally {
    client.release(!(await rollBack(client)));
  }
};

const keyOf = ({ table }: Projection, row: readonly unknown[]) => row.slice(0, table.key.length).map(String).join('\n');

const sentence = ({ tenant, subject, fromVersion, reason, attempts }: ParkedSubject) =>
  `${subject} of ${tenant} is parked from version ${fromVersion} on, after ${attempts} attempts: ${reason}`;

/** Events that come stream by stream, each stream's together. */
async function* streamsOf(arriving: AsyncIterable<readonly Scanned<ReplayedEvent>[]>, told: (events: number) => void) {
  let stream: Scanned<ReplayedEvent>[] = [];
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
