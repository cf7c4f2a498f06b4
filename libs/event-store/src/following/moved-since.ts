import type { Pool } from 'pg';
import { isAt, type Point } from '../point.js';
import { readMoved } from '../sql/reading/read-moved.js';

/** Events that are looked at; whoever is further behind is told nothing, and costs no more than this. */
const farthest = 1_000;

/**
 * The streams of a tenant that have moved since a point, of some categories, each with the position of its last event. Null
 * where that is too long ago, or where another event stands there.
 */
export const movedSince = async (
  pool: Pool,
  { shard, tenant }: { readonly shard: number; readonly tenant: string },
  since: Point,
  categories: readonly string[],
): Promise<readonly { readonly subject: string; readonly position: number }[] | null> => {
  const { before, looked, streams } = await readMoved(pool, shard, since.position, categories, farthest);
  if (!isAt(since, before) || looked === farthest) return null;
  return streams.filter(([of]) => of === tenant).map(([, subject, position]) => ({ subject, position }));
};
