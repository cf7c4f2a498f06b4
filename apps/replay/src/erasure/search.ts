import type { Pool, PoolClient } from 'pg';
import { countRows, listStoredTables, type StoredTable, searchTable } from '#libs/database';
import type { EventLog } from '#libs/event-store';
import { searchedFor, tracer, type Wanted } from './trace.js';

/** A place where somebody can still be read. */
export interface Copy {
  readonly table: string;
  readonly column: string;
  /** `where ctid = '(0,5)'` finds the row. */
  readonly row: string;
  /** Why it can be read: a text stands there, a key, or something sealed that opens. */
  readonly is: 'plain' | 'key' | 'opens';
  /** What the texts were: `customer.name`. */
  readonly fields: readonly string[];
}

/** What was looked at in one table, and what was there. */
export interface Searched {
  readonly table: string;
  readonly rows: number;
  /** Values that were sealed for this person before the erasure: none of them opens, but those told as copies. */
  readonly sealed: number;
  /** Values that were sealed afterwards, for whoever came back under that id. */
  readonly sealedSince: number;
  readonly copies: readonly Copy[];
  /** Copies that are not told one by one. */
  readonly moreCopies: number;
  readonly isReadable: boolean;
}

const mostTold = 100;

/** Searches all tables of a database for what is left of somebody who was erased at `version` of their stream. */
export async function* searchAll(owner: Pool, opens: Opens, version: number, wanted: Wanted): AsyncGenerator<Searched> {
  const client = await owner.connect();
  try {
    for (const table of await listStoredTables(client)) {
      yield table.isReadable
        ? await search(client, table, opens, version, wanted)
        : { table: table.name, rows: 0, sealed: 0, sealedSince: 0, copies: [], moreCopies: 0, isReadable: false };
    }
  } finally {
    client.release(true);
  }
}

type Opens = (box: string) => Promise<boolean>;

const search = async (
  client: PoolClient,
  table: StoredTable,
  opens: Opens,
  version: number,
  wanted: Wanted,
): Promise<Searched> => {
  const trace = tracer(wanted);
  const copies: Copy[] = [];
  let [sealed, sealedSince, moreCopies] = [0, 0, 0];
  const note = (copy: Copy) => {
    if (copies.length < mostTold) copies.push(copy);
    else moreCopies += 1;
  };
  for await (const { place: row, texts } of searchTable(client, table, searchedFor(wanted))) {
    for (const [index, text] of texts.entries()) {
      const { boxes, fields, hasKey } = trace(text ?? '');
      const at = { table: table.name, column: table.columns[index]!, row };
      if (fields.length > 0) note({ ...at, is: 'plain', fields });
      if (hasKey) note({ ...at, is: 'key', fields: [] });
      for (const { box, generation } of boxes) {
        if (generation > version) sealedSince += 1;
        else {
          sealed += 1;
          if (await opens(box)) note({ ...at, is: 'opens', fields: [] });
        }
      }
    }
  }
  const rows = await countRows(client, table);
  return { table: table.name, rows, sealed, sealedSince, copies, moreCopies, isReadable: true };
};

/** Whether somebody who has the master key can open a sealed value, by all that the database has now. */
export const openedBy =
  (log: EventLog, shard: number, tenant: string): Opens =>
  async (sealed) =>
    (await log.reveal<unknown>(shard, tenant, { sealed })) !== null;
