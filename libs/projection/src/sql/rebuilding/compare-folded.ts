import type { PoolClient } from 'pg';
import { unhurried } from '#libs/database';
import type { Table } from '../upsert-rows.js';

/** Where rows are put to be compared; of this session alone, and gone with its transaction. */
export const foldedTable = 'pg_temp.folded';

/** In the transaction that the rows are compared in, which sees one moment. */
export const beginFolded = async (client: PoolClient, { name }: Table): Promise<void> => {
  await client.query('begin isolation level repeatable read');
  await unhurried(client);
  await client.query(`create temporary table folded (like slotlog.${name}) on commit drop`);
};

/**
 * Keys of a shard whose row is not the folded one, is missing, or should not be there; a hundred at most. `besides`:
 * those that are not looked at, each the values of the key in their order, line by line.
 */
export const differences = async (
  client: PoolClient,
  { name, key }: Table,
  shard: number,
  besides: readonly string[],
): Promise<string[]> => {
  const keys = `array[${key.map((column) => `coalesce(f.${column}, t.${column})::text`).join()}]`;
  const { rows } = await client.query<{ key: string[]; found: boolean; folded: boolean }>(
    `select ${keys} as key,
        t.shard is not null as found, f.shard is not null as folded
      from ${foldedTable} f
      full join (select * from slotlog.${name} where shard = $1) t using (shard, ${key.join()})
      where t::text is distinct from f::text and array_to_string(${keys}, e'\\n') <> all($2::text[])
      limit 100`,
    [shard, besides],
  );
  return rows.map(({ key, found, folded }) => {
    const row = `${name} ${key.join(' ')}`;
    if (!found) return `${row} is missing`;
    return folded ? `${row} is not what its events come to` : `${row} comes from no event`;
  });
};
