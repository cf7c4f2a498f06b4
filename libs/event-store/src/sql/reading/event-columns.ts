/** The columns of `slotlog.events` as a StoredEvent; `data` is SQL text for the last of them. */
export const eventColumns = (
  data = 'data',
) => `shard, position, tenant, stream, version, id, type, schema_version as "schemaVersion",
  floor(extract(epoch from recorded_at) * 1000)::float8 as "recordedAt", actor, correlation_id as "correlationId",
  causation_id as "causationId", command_id as "commandId", ${data}`;
