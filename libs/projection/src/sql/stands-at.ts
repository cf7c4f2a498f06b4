import { beginning } from '#libs/event-store';
import type { ProjectionId } from '../projection.js';
import { newestCheckpoint } from './newest.js';

/**
 * SQL text of a query for the point up to which the rows of these projections in shard `$1` have everything: one row of
 * `position` and `mark`, to be joined laterally with the rows, as one snapshot gives both. The beginning where one of them
 * never began.
 */
export const standsAt = (projections: readonly ProjectionId[]): string => {
  const asked = projections.map(({ name, version }) => `('${name}', ${version})`);
  return `
    select coalesce(newest.position, 0) as position, coalesce(newest.mark, '${beginning.mark}') as mark
      from (values ${asked.join(', ')}) asked(projection, version)
      left join lateral (${newestCheckpoint('asked')}) newest on true
      order by 1 limit 1`;
};
