import type { Pool } from 'pg';

export interface ExportedLines {
  readonly events: number;
  /** Of the last of them. */
  readonly position: number;
  /** A line of JSON for each, without the last line's end; the bytes of `data` are those that are stored. */
  readonly lines: string;
}

/** The next events of a shard in `(after, upTo]` as text that the client only passes on; null where there are none. */
export const exportLines = async (
  pool: Pool,
  shard: number,
  after: number,
  upTo: number,
  limit: number,
): Promise<ExportedLines | null> => {
  const { rows } = await pool.query<ExportedLines>({
    name: 'slotlog-export-lines',
    text: `
      select count(*)::int as events, max(l.position) as position, string_agg(l.line, e'\\n' order by l.position) as lines
        from (
          select e.position, json_build_object('shard', e.shard, 'position', e.position, 'tenant', e.tenant, 'stream', e.stream,
              'version', e.version, 'id', e.id, 'type', e.type, 'schemaVersion', e.schema_version,
              'recordedAt', to_char(e.recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'actor', e.actor, 'correlationId', e.correlation_id,
              'causationId', e.causation_id, 'commandId', e.command_id, 'data', e.data)::text as line
            from slotlog.events e where e.shard = $1 and e.position > $2 and e.position <= $3
            order by e.position limit $4
        ) l`,
    values: [shard, after, upTo, limit],
  });
  return rows[0]!.events === 0 ? null : rows[0]!;
};
