import type { ClientBase, Pool } from 'pg';

/** The log's identity and the database's time in milliseconds. */
export const readLogId = async (db: Pool | ClientBase): Promise<{ id: string; now: number }> => {
  const { rows } = await db.query<{ id: string; now: number }>(
    'select id, (extract(epoch from clock_timestamp()) * 1000)::float8 as now from slotlog.log',
  );
  return rows[0]!;
};
