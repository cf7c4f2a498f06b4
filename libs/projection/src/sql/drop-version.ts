import type { Pool } from 'pg';
import type { ProjectionId } from '../projection.js';

/**
 * Drops the table of a projection's old version and forgets its checkpoints, leases and parked events. For the owner, when
 * no process declares that version any more. Returns false where a runner still feeds it, and does nothing then.
 */
export const dropVersion = async (owner: Pool, { name, version }: ProjectionId, table: string): Promise<boolean> => {
  const { rowCount } = await owner.query(
    'select from slotlog.leases where projection = $1 and version = $2 and expires_at > clock_timestamp() limit 1',
    [name, version],
  );
  if (rowCount) return false;
  await owner.query(`drop table if exists slotlog.${table}`);
  for (const kept of ['leases', 'parked_events', 'checkpoints']) {
    await owner.query(`delete from slotlog.${kept} where projection = $1 and version = $2`, [name, version]);
  }
  return true;
};
