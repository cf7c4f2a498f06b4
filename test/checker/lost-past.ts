import type { Call, History, Loss, Point } from './history.js';
import { entry, type Row } from './log-row.js';

/** The calls as far as they have to be so, and the points of what was acknowledged and is in no log any more. */
export interface Parted {
  readonly calls: readonly Call[];
  readonly lost: readonly Point[];
}

/**
 * A standby that lacked the last commits has another past from some position on, and so has what is restored from a backup.
 * What names only the lost past is told apart where a loss allows it; all else has to be so.
 */
export const partedFrom = ({ calls, log, losses = [] }: History): Parted => {
  const marks = new Map<string, Set<string>>();
  for (const row of log) entry(marks, keyOf(row), () => new Set()).add(row.id.slice(-8));
  const shards = new Map(log.map(({ tenant, shard }) => [tenant, shard]));
  const isLost = ({ tenant, at, until, answer }: Call): Point | null => {
    const point = 'at' in answer ? answer.at : null;
    if (!point || until === null) return null;
    const isThere = marks.get(keyOf({ shard: shards.get(tenant) ?? 0, position: point.position }))?.has(point.mark);
    return !isThere && isNear(losses, { at, until }) ? point : null;
  };
  const lost = new Map<string, Point>();
  const kept = calls.map((call): Call => {
    const point = isLost(call);
    if (!point) return call;
    if (call.answer.kind === 'done') lost.set(`${call.tenant} ${point.position}.${point.mark}`, point);
    // What was told of the lost past binds nobody: as if it had never been heard.
    return { ...call, until: null, answer: { kind: 'unknown' } };
  });
  return { calls: kept, lost: [...lost.values()].sort((a, b) => a.position - b.position) };
};

/** Whether a call was under way while something was lost. */
export const isNear = (losses: readonly Loss[], { at, until }: Pick<Call, 'at' | 'until'>): boolean =>
  losses.some((loss) => (until ?? Number.POSITIVE_INFINITY) >= loss.from && at < loss.until);

const keyOf = ({ shard, position }: Pick<Row, 'shard' | 'position'>) => `${shard} ${position}`;
