import type { ClientBase, Pool } from 'pg';

/** The id of the event at a position, null where there is none. */
export const readEventId = async (db: Pool | ClientBase, shard: number, position: number): Promise<string | null> => {
  const { rows } = await db.query<{ id: string }>({
    name: 'slotlog-read-event-id',
    text: 'select id from slotlog.events where shard = $1 and position = $2',
    values: [shard, position],
  });
  return rows[0]?.id ?? null;
};
