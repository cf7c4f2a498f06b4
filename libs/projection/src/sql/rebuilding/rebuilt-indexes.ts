import type { ClientBase, Pool } from 'pg';
import { unhurried } from '#libs/database';
import { rebuiltName } from './rebuilt-table.js';

/** An index of a table, and the statement that makes the like of it on the rebuilt one. */
export interface RebuiltIndex {
  readonly name: string;
  readonly isPrimary: boolean;
  readonly statement: string;
}

const indexesOf = async (db: Pool | ClientBase, table: string) => {
  const { rows } = await db.query<{ name: string; isPrimary: boolean; definition: string }>(
    `select c.relname as name, i.indisprimary as "isPrimary", pg_get_indexdef(i.indexrelid) as definition
      from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid = to_regclass('slotlog.' || $1) and i.indisvalid order by i.indisprimary desc, c.relname`,
    [table],
  );
  return rows;
};

/** The indexes that the rebuilt table still lacks. */
export const missingIndexes = async (db: Pool | ClientBase, table: string): Promise<RebuiltIndex[]> => {
  const built = new Set((await indexesOf(db, rebuiltName(table))).map(({ name }) => name));
  const wanted = (await indexesOf(db, table)).map(({ name, isPrimary, definition }) => ({
    name: rebuiltName(name),
    isPrimary,
    statement: definition
      .replace(` INDEX ${name} ON `, ` INDEX ${rebuiltName(name)} ON `)
      .replace(` ON slotlog.${table} `, ` ON slotlog.${rebuiltName(table)} `),
  }));
  return wanted.filter(({ name }) => !built.has(name));
};

/** In a transaction of its own; with memory for a sort, and without other processes, which would take their processor. */
export const createIndex = async (pool: Pool, { statement }: RebuiltIndex): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query(
      "begin; set local maintenance_work_mem = '256MB'; set local max_parallel_maintenance_workers = 0",
    );
    await unhurried(client);
    await client.query(statement);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
};

export const analyze = (pool: Pool, table: string) => pool.query(`analyze slotlog.${rebuiltName(table)}`);

/** The rebuilt table takes the place, the rights and the names of the old one, which is dropped. */
export const takePlace = async (client: ClientBase, table: string): Promise<void> => {
  const indexes = await indexesOf(client, table);
  await client.query(`drop table slotlog.${table}`);
  await client.query(`alter table slotlog.${rebuiltName(table)} rename to ${table}`);
  for (const { name, isPrimary } of indexes) {
    await client.query(
      isPrimary
        ? `alter table slotlog.${table} add constraint ${name} primary key using index ${rebuiltName(name)}`
        : `alter index slotlog.${rebuiltName(name)} rename to ${name}`,
    );
  }
};
