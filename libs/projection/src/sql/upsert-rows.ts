import type { PoolClient } from 'pg';

/** A table whose primary key is `shard` and the columns of `key`. */
export interface Table {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
}

/** Microseconds a row, ten columns: 23 in prepared chunks of this size, 35 in statements that are parsed each time. */
const chunkSize = 64;

/**
 * Writes rows of one shard, each the values of `key` and `columns` in their order; no key twice. Multi-row `values`,
 * which a distributed Postgres sends to the shard's node as they are; an `unnest` it would gather first.
 */
export const upsertRows = async (
  client: PoolClient,
  table: Table,
  shard: number,
  rows: readonly (readonly unknown[])[],
): Promise<void> => {
  for (let at = 0; at < rows.length; at += chunkSize) {
    const chunk = rows.slice(at, at + chunkSize);
    const text = upsert(table, chunk.length);
    const values = [shard, ...chunk.flat()];
    await client.query(
      chunk.length < chunkSize ? { text, values } : { name: `slotlog-upsert-${table.name}`, text, values },
    );
  }
};

/** The parameters take the types of the columns. */
const upsert = ({ name, key, columns }: Table, rows: number) => {
  const written = [...key, ...columns];
  const row = (index: number) =>
    `($1, ${written.map((_, column) => `$${index * written.length + column + 2}`).join()})`;
  return `insert into slotlog.${name} (shard, ${written.join()}) values ${Array.from({ length: rows }, (_, index) => row(index)).join()}
    on conflict (shard, ${key.join()}) do update set ${columns.map((column) => `${column} = excluded.${column}`).join()}`;
};
