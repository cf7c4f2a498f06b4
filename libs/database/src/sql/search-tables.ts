import { escapeIdentifier, type PoolClient } from 'pg';

/** A table of the database, whoever made it, with the columns that it stores. */
export interface StoredTable {
  /** Schema and name, as SQL has them. */
  readonly name: string;
  readonly columns: readonly string[];
  /** Whether this role may read it. */
  readonly isReadable: boolean;
}

/** Every table and materialized view but those of Postgres itself. */
export const listStoredTables = async (client: PoolClient): Promise<StoredTable[]> => {
  const { rows } = await client.query<StoredTable>(
    `select format('%I.%I', n.nspname, c.relname) as name, has_table_privilege(c.oid, 'select') as "isReadable",
        array(select a.attname::text from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'm') and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
      order by 1`,
  );
  return rows;
};

export const countRows = async (client: PoolClient, { name }: StoredTable): Promise<number> => {
  const { rows } = await client.query<{ count: number }>(`select count(*)::float8 as count from ${name}`);
  return rows[0]!.count;
};

/** A row that has one of the texts in it: where it lies (`where ctid = …`), and each column as text. */
export interface FoundRow {
  readonly place: string;
  readonly texts: readonly (string | null)[];
}

const rowsAtOnce = 500;

/**
 * The rows of a table that have one of the texts in them, in upper or lower case. Reads all of it once, through a cursor: whatever
 * is found, little of it is in memory.
 */
export async function* searchTable(
  client: PoolClient,
  { name, columns }: StoredTable,
  texts: readonly string[],
): AsyncGenerator<FoundRow, void> {
  if (columns.length === 0 || texts.length === 0) return;
  const cast = columns.map((column) => `t.${escapeIdentifier(column)}::text`);
  const patterns = texts.map((text) => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`);
  await client.query('begin read only');
  await client.query(
    `declare found no scroll cursor for select t.ctid::text as place, array[${cast.join(', ')}] as texts from ${name} t
      where ${cast.map((column) => `${column} ilike any ($1)`).join(' or ')}`,
    [patterns],
  );
  for (;;) {
    const { rows } = await client.query<FoundRow>(`fetch ${rowsAtOnce} from found`);
    yield* rows;
    if (rows.length < rowsAtOnce) break;
  }
  await client.query('commit');
}
