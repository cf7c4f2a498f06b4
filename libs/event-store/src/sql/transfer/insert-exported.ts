import type { ClientBase } from 'pg';
import type { ExportedEvent } from '../../transfer/exported-event.js';
import { doubles, integers, jsons, smallints, texts, uuids } from '../appending/binary-array.js';

/**
 * Stores exported events of one shard as they were, with the digests over them, as the owner. What JSON.stringify has once written it writes again in
 * the same bytes, and so `data` is stored as it was; `json_to_recordset` would refuse half of what text may hold.
 */
export const insertExported = (client: ClientBase, shard: number, events: readonly ExportedEvent[]) =>
  client.query({
    name: 'slotlog-insert-exported',
    text: `
      with digested as (
          insert into slotlog.digests (shard, position, recorded_at, digest)
            select $1, d.position::bigint, d.recorded_at::timestamptz, decode(d.digest, 'hex')
              from unnest($2::float8[], $9::text[], $15::text[]) d(position, recorded_at, digest) where d.digest is not null
        )
        insert into slotlog.events (shard, position, tenant, stream, version, id, type, schema_version, recorded_at,
          actor, correlation_id, causation_id, command_id, data)
        select $1, e.position::bigint, e.tenant, e.stream, e.version, e.id, e.type, e.schema_version, e.recorded_at::timestamptz,
            e.actor, e.correlation_id, e.causation_id, e.command_id, e.data
          from unnest($2::float8[], $3::text[], $4::text[], $5::integer[], $6::uuid[], $7::text[], $8::smallint[], $9::text[],
              $10::text[], $11::text[], $12::text[], $13::uuid[], $14::json[])
            e(position, tenant, stream, version, id, type, schema_version, recorded_at, actor, correlation_id, causation_id,
              command_id, data)`,
    values: [
      shard,
      doubles(events.map(({ position }) => position)),
      texts(events.map(({ tenant }) => tenant)),
      texts(events.map(({ stream }) => stream)),
      integers(events.map(({ version }) => version)),
      uuids(events.map(({ id }) => id)),
      texts(events.map(({ type }) => type)),
      smallints(events.map(({ schemaVersion }) => schemaVersion)),
      texts(events.map(({ recordedAt }) => recordedAt)),
      texts(events.map(({ actor }) => actor)),
      texts(events.map(({ correlationId }) => correlationId)),
      texts(events.map(({ causationId }) => causationId)),
      uuids(events.map(({ commandId }) => commandId)),
      jsons(events.map(({ data }) => JSON.stringify(data))),
      texts(events.map(({ digest }) => digest ?? null)),
    ],
  });
