import type pg from 'pg';
import { openPool } from '#libs/database';
import { type ClonedDatabase, cloneDatabase } from './clone-database.js';

/** Rows come as they lie, not along an index, so that a statement has to say in which order it wants them. */
const unordered = '-c enable_indexscan=off -c enable_indexonlyscan=off -c enable_bitmapscan=off';

/**
 * A database whose tables a test fills row by row, so that a statement meets what no run of the product would lay out so
 * densely: the same ids for several tenants and shards, equal instants, rows just outside of every bound.
 */
export class PlantedRows {
  private constructor(
    private readonly database: ClonedDatabase,
    /** As the owner. */
    readonly pool: pg.Pool,
  ) {}

  static async open(): Promise<PlantedRows> {
    const database = await cloneDatabase();
    const url = new URL(database.url);
    url.searchParams.set('options', unordered);
    return new PlantedRows(database, openPool({ url: url.href, max: 2, connectTimeoutMs: 30_000 }));
  }

  async close() {
    await this.pool.end();
    await this.database.drop();
  }

  /** Rows that all have the same columns, in no order; other columns get their defaults. */
  async plant(table: string, rows: readonly object[]): Promise<void> {
    if (rows.length === 0) return;
    const columns = Object.keys(rows[0]!).map((column) => `"${column}"`);
    await this.pool.query(
      `insert into slotlog.${table} (${columns}) select ${columns}
        from json_populate_recordset(null::slotlog.${table}, $1) r order by hashtext(r::text)`,
      [JSON.stringify(rows)],
    );
  }

  /** Undoes whatever the work changed, so that the next one finds the rows as they were planted. */
  async undone<Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      return await work(client);
    } finally {
      await client.query('rollback');
      client.release();
    }
  }
}

/** Rows of a table as JSON has them, in the order of some columns. */
export const rowsOf = async <Row>(
  db: pg.Pool | pg.ClientBase,
  table: string,
  columns: string,
  order = columns,
): Promise<Row[]> => {
  const { rows } = await db.query<{ row: Row }>(
    `select row_to_json(t) as row from (select ${columns} from slotlog.${table} order by ${order}) t`,
  );
  return rows.map(({ row }) => row);
};

/** Two shards with the same two tenants each: whatever is read of one of these places must be of none of the others. */
export const places = [3, 7].flatMap((shard) => ['ten_a', 'ten_b'].map((tenant) => ({ shard, tenant })));
