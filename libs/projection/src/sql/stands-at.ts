import type { ProjectionId } from '../projection.js';

/**
 * SQL text of the position at which the rows of these projections stand, to be selected beside the rows: one snapshot
 * gives both. 0 where one of them never began. `shard` is an expression, `$1` or a column.
 */
export const standsAt = (shard: string, projections: readonly ProjectionId[]): string => {
  const positions = projections.map(
    ({ name, version }) => `coalesce((
      select c.position from slotlog.checkpoints c
        where c.shard = ${shard} and c.projection = '${name}' and c.version = ${version} and c.slice = 0
        order by c.from_position desc limit 1), 0)`,
  );
  return `least(${positions.join(', ')})`;
};
