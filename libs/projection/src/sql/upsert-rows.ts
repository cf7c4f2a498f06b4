import type { PoolClient } from 'pg';

/** A table whose primary key is `shard` and the columns of `key`. */
export interface Table {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
}

/**
 * Rows in one statement, which is prepared for each of these sizes: with ten columns a row takes 23 microseconds in the largest, 35
 * where the statement is parsed each time, and of a few rows alone parsing takes most.
 */
const sizes = [64, 16, 4, 1];

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
  const isPipelined = (client as { readonly pipeline?: boolean }).pipeline === true;
  const sent: Promise<unknown>[] = [];
  for (const chunk of chunksOf(rows)) {
    const name = `slotlog-upsert-${table.name}-${chunk.length}`;
    const answer = client.query({ name, text: upsert(table, chunk.length), values: [shard, ...chunk.flat()] });
    if (isPipelined) sent.push(answer);
    else await answer;
  }
  await Promise.all(sent);
};

const chunksOf = <Row>(rows: readonly Row[]): Row[][] => {
  const chunks: Row[][] = [];
  for (let at = 0; at < rows.length; at += chunks.at(-1)!.length) {
    const size = sizes.find((each) => each <= rows.length - at)!;
    chunks.push(rows.slice(at, at + size));
  }
  return chunks;
};

/** The parameters take the types of the columns. */
const upsert = ({ name, key, columns }: Table, rows: number) => {
  const written = [...key, ...columns];
  const row = (index: number) =>
    `($1, ${written.map((_, column) => `$${index * written.length + column + 2}`).join()})`;
  return `insert into slotlog.${name} (shard, ${written.join()}) values ${Array.from({ length: rows }, (_, index) => row(index)).join()}
    on conflict (shard, ${key.join()}) do update set ${columns.map((column) => `${column} = excluded.${column}`).join()}`;
};
