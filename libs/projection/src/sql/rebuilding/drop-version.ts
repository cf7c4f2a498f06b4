import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '#libs/database';
import type { ProjectionId } from '../../projection.js';
import { forgetParked } from '../parking/hand-over-parked.js';
import { holdOffRebuild } from './rebuild-lock.js';
import { rebuiltName } from './rebuilt-table.js';

/** Who stands in the way of dropping a version: a runner that feeds it, or somebody who rebuilds it. */
export type InUse = { readonly feeds: string } | { readonly rebuilds: true };

/**
 * Drops the table of a projection's old version and forgets its checkpoints, leases, parked subjects and what a rebuild has
 * left. For the owner, when no process declares that version any more. Returns who is in the way where somebody is, and
 * does nothing then; else null. Nobody takes a lease meanwhile.
 */
export const dropVersion = (owner: Pool, id: ProjectionId, table: string): Promise<InUse | null> =>
  inTransaction(owner, async (client) => {
    await client.query("set local lock_timeout = '5s'");
    await client.query('lock table slotlog.leases in share row exclusive mode');
    const inUse = await findUse(client, id);
    if (inUse) return inUse;
    for (const name of [table, rebuiltName(table)]) await client.query(`drop table if exists slotlog.${name}`);
    for (const kept of ['leases', 'checkpoints', 'rebuild_parts']) {
      await client.query(`delete from slotlog.${kept} where projection in ($1, $1 || '/rebuild') and version = $2`, [
        id.name,
        id.version,
      ]);
    }
    for (const name of [id.name, `${id.name}/rebuild`]) await forgetParked(client, { ...id, name });
    return null;
  });

const findUse = async (client: PoolClient, id: ProjectionId): Promise<InUse | null> => {
  const { rows } = await client.query<{ holder: string }>(
    'select holder from slotlog.leases where projection = $1 and version = $2 and expires_at > clock_timestamp() limit 1',
    [id.name, id.version],
  );
  if (rows[0]) return { feeds: rows[0].holder };
  return (await holdOffRebuild(client, id)) ? null : { rebuilds: true };
};

/** The projections that have begun in any shard, with all their versions. */
export const listVersions = async (pool: Pool): Promise<ProjectionId[]> => {
  const { rows } = await pool.query<ProjectionId>(
    `select distinct projection as name, version from slotlog.checkpoints
      where projection not like '%/rebuild' order by projection, version`,
  );
  return rows;
};
