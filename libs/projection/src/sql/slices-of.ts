import type { ClientBase, Pool } from 'pg';

/** SQL text of the numbers of a shard's slices, as a table of one column `slice`. `shard` is an expression, `$1` or a column. */
export const slicesOf = (shard: string): string =>
  `(select 0 as slice union all select further.slice from slotlog.further_slices further where further.shard = ${shard})`;

/** Into how many slices shards are cut; those that are not listed are whole. */
export const readSliceCounts = async (db: Pool | ClientBase): Promise<Map<number, number>> => {
  const { rows } = await db.query<{ shard: number; count: number }>({
    name: 'slotlog-slice-counts',
    text: 'select shard, count(*)::int + 1 as count from slotlog.further_slices group by shard',
  });
  return new Map(rows.map(({ shard, count }) => [shard, count]));
};
