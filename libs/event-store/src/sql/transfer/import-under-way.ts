import type { ClientBase, Pool } from 'pg';

/** The log of which an import has begun here and not ended; null: none has. */
export const importUnderWay = async (pool: Pool): Promise<string | null> => {
  const { rows } = await pool.query<{ log: string | null }>('select imports_from as log from slotlog.log');
  return rows[0]!.log;
};

/** As the owner: an import of a log begins to store, or, with null, has stored all of it. */
export const markImport = (owner: Pool | ClientBase, log: string | null) =>
  owner.query('update slotlog.log set imports_from = $1 where imports_from is distinct from $1', [log]);
