import type { ReplayedEvent } from '#libs/event-store';
import type { Projection, ProjectionId } from './projection.js';
import { deleteRows } from './sql/rebuilding/delete-rows.js';
import { type Table, upsertRows } from './sql/upsert-rows.js';

/** What an event says of one row: the values of the table's key, and those of its columns; null: there is none now. */
export interface KeyedRow {
  readonly key: readonly unknown[];
  readonly columns: readonly unknown[] | null;
}

/** A read model whose rows each say what the last event about them said. */
export interface RowPerKey extends ProjectionId {
  readonly category: string;
  readonly table: Table;
  readonly rowOf: (event: ReplayedEvent) => KeyedRow;
}

/** The projection of such a read model: of each batch only what the last event says about a row is written. */
export const rowPerKey = ({ name, version, category, table: own, rowOf }: RowPerKey): Projection => ({
  name,
  version,
  handles: [category],
  table: own,
  project: async (client, shard, events, table) => {
    const latest = latestOf(events.map(rowOf));
    const gone = latest.filter(({ columns }) => columns === null);
    if (gone.length > 0) {
      const keys = gone.map(({ key }) => key);
      await deleteRows(client, table, shard, keys);
    }
    await upsertRows(client, table, shard, latest.flatMap(rowsOf));
  },
  fold: (events) => latestOf(events.map(rowOf)).flatMap(rowsOf),
});

const latestOf = (rows: readonly KeyedRow[]): KeyedRow[] => [
  ...new Map(rows.map((row) => [row.key.join('\n'), row])).values(),
];

const rowsOf = ({ key, columns }: KeyedRow): unknown[][] => (columns ? [[...key, ...columns]] : []);
