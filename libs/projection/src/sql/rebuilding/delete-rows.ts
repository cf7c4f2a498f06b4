import type { PoolClient } from 'pg';
import type { Table } from '../upsert-rows.js';

/**
 * Deletes rows of one shard by the values of the table's key. Their types are the table's, by way of its own row type.
 * Planned anew each time: a plan made while the table was small would read all of it for good.
 */
export const deleteRows = async (
  client: PoolClient,
  { name, key }: Table,
  shard: number,
  keys: readonly (readonly unknown[])[],
): Promise<void> => {
  const gone = keys.map((values) => Object.fromEntries(key.map((column, index) => [column, values[index]])));
  await client.query(
    `delete from slotlog.${name} row using json_populate_recordset(null::slotlog.${name}, $2) gone
      where row.shard = $1 and ${key.map((column) => `row.${column} = gone.${column}`).join(' and ')}`,
    [shard, JSON.stringify(gone)],
  );
};
