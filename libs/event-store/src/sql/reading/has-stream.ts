import type { ClientBase, Pool } from 'pg';

/** Whether a stream of a tenant has a first event: one probe of the unique index. */
export const hasStream = async (
  db: Pool | ClientBase,
  shard: number,
  tenant: string,
  stream: string,
): Promise<boolean> => {
  const { rows } = await db.query({
    name: 'slotlog-has-stream',
    text: 'select 1 from slotlog.events where shard = $1 and tenant = $2 and stream = $3 and version = 1',
    values: [shard, tenant, stream],
  });
  return rows.length > 0;
};
