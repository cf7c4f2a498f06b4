import type { Pool } from 'pg';

/** What was stored in a shard from a position on: which streams moved, each with the position of its last event. */
export interface Moved {
  /** The id of the event at that position, null where none stands there. */
  readonly before: string | null;
  /** The last event that was looked at, that one included; null: there is none. */
  readonly last: { readonly position: number; readonly id: string } | null;
  /** How many were looked at. */
  readonly looked: number;
  /** Tenant, name, position. */
  readonly streams: readonly (readonly [string, string, number])[];
}

/** At most `limit` events are looked at; of their streams those of some categories are told. */
export const readMoved = async (
  pool: Pool,
  shard: number,
  from: number,
  categories: readonly string[],
  limit: number,
): Promise<Moved> => {
  const { rows } = await pool.query<Omit<Moved, 'streams'> & { readonly streams: Moved['streams'] | null }>({
    name: 'slotlog-read-moved',
    text: `
      with later as materialized (
        select e.position, e.id, e.tenant, e.stream from slotlog.events e
          where e.shard = $1 and e.position >= $2 order by e.position limit $3
      )
      select (select l.id from later l where l.position = $2) as before,
        (select json_build_object('position', l.position, 'id', l.id) from later l order by l.position desc limit 1) as last,
        (select count(*)::integer from later) as looked,
        (select json_agg(json_build_array(m.tenant, m.stream, m.position)) from (
          select l.tenant, l.stream, max(l.position) as position from later l
            where l.position > $2 and split_part(l.stream, '/', 1) = any($4::text[])
            group by l.tenant, l.stream
        ) m) as streams`,
    values: [shard, from, limit, categories],
  });
  const [row] = rows;
  return { ...row!, streams: row!.streams ?? [] };
};
