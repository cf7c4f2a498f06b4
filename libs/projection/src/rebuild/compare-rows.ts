import { readCheckpoints } from '../sql/read-checkpoints.js';
import { beginSnapshot } from '../sql/rebuilding/snapshot.js';
import { commit } from '../sql/rebuilding/switch-tables.js';
import { tableDigest } from '../sql/rebuilding/table-digest.js';
import { shardsWithCheckpoints } from '../sql/shards-with-checkpoints.js';
import { catchUp } from './catch-up.js';
import type { Place } from './place.js';

/** What was found when the rebuilt rows stood at the same position as those that are served. */
export interface Comparison {
  readonly shard: number;
  readonly position: number;
  readonly rows: { readonly served: number; readonly built: number };
  readonly isEqual: boolean;
}

/**
 * Compares the rows that are served with the rebuilt ones, shard by shard, holding up nobody: those that are served in a
 * snapshot, then the rebuilt ones once they are moved on to the position at which that snapshot stood. Shards in which
 * the served ones are further behind than the rebuilt ones are left out.
 */
export const compareRows = async (place: Place): Promise<Comparison[]> => {
  const { pool, served, built } = place;
  const client = await pool.connect();
  const comparisons: Comparison[] = [];
  try {
    const shards = await shardsWithCheckpoints(client, [served]);
    for (const shard of shards) {
      await beginSnapshot(client);
      const [position, builtAt] = (await readCheckpoints(client, shard, [served, built])) as [number, number];
      const digest = position < builtAt ? null : await tableDigest(client, served.table.name, shard);
      await commit(client);
      if (!digest) continue;
      await catchUp(place, shard, position);
      const other = await tableDigest(pool, built.table.name, shard);
      const rows = { served: digest.rows, built: other.rows };
      const isEqual = digest.hash === other.hash && rows.served === rows.built;
      comparisons.push({ shard, position, rows, isEqual });
    }
    return comparisons;
  } finally {
    client.release();
  }
};
