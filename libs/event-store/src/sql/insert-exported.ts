import type { ClientBase } from 'pg';

/** Stores lines of `exportLines`, all of one shard, as they were: the database takes them apart itself. As the owner. */
export const insertExported = (client: ClientBase, lines: readonly string[]) =>
  client.query({
    name: 'slotlog-insert-exported',
    text: `
      insert into slotlog.events (shard, position, tenant, stream, version, id, type, schema_version, recorded_at,
          actor, correlation_id, causation_id, command_id, data)
        select e.shard, e.position, e.tenant, e.stream, e.version, e.id, e.type, e."schemaVersion", e."recordedAt",
            e.actor, e."correlationId", e."causationId", e."commandId", e.data
          from json_to_recordset($1::json) e(shard smallint, position bigint, tenant text, stream text, version integer, id uuid,
            type text, "schemaVersion" smallint, "recordedAt" timestamptz, actor text, "correlationId" text, "causationId" text,
            "commandId" uuid, data json)`,
    values: [`[${lines.join()}]`],
  });
