import type { Pool } from 'pg';
import type { LoggedEvent } from '../../catalogue/stored-event.js';

/** The events of some streams up to a position, in the order given and by version. A probe of the key per stream. */
export const readPast = async (
  pool: Pool,
  shard: number,
  tenant: string,
  streams: readonly string[],
  upTo: number,
): Promise<LoggedEvent[][]> => {
  const { rows } = await pool.query<LoggedEvent & { ord: number }>({
    name: 'slotlog-read-past',
    text: `
      select s.ord::int as ord, e.*
        from unnest($3::text[]) with ordinality s(stream, ord)
        cross join lateral (
          select e.position, e.stream, e.version, e.id, e.type, e.schema_version as "schemaVersion", floor(extract(epoch from e.recorded_at) * 1000)::float8 as "recordedAt",
              e.actor, e.data
            from slotlog.events e where e.shard = $1 and e.tenant = $2 and e.stream = s.stream and e.position <= $4
        ) e
        order by s.ord, e.version`,
    values: [shard, tenant, streams, upTo],
  });
  const past: LoggedEvent[][] = streams.map(() => []);
  for (const { ord, ...event } of rows) past[ord - 1]!.push(event);
  return past;
};
