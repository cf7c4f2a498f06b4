import type { ProjectionId } from '../projection.js';

/**
 * SQL text of the position up to which the rows of these projections have everything, to be selected beside the rows: one
 * snapshot gives both. 0 where one of them never began. `shard` is an expression, `$1` or a column.
 */
export const standsAt = (shard: string, projections: readonly ProjectionId[]): string => {
  const positions = projections.map(
    ({ name, version }) => `coalesce((
      select c.position from slotlog.checkpoints c
        where c.shard = ${shard} and c.projection = '${name}' and c.version = ${version}
        order by c.from_position desc, c.drains desc limit 1), 0)`,
  );
  return `least(${positions.join(', ')})`;
};
