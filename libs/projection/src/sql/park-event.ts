import type { Pool } from 'pg';
import type { StoredEvent } from '#libs/event-store';
import type { ProjectionId } from '../projection.js';

/** Notes at which event a projection waits in a shard, and why. Returns nothing; noted again, it counts. */
export const parkEvent = (
  pool: Pool,
  shard: number,
  { name, version }: ProjectionId,
  event: StoredEvent,
  message: string,
) =>
  pool.query(
    `insert into slotlog.parked_events (shard, projection, version, position, tenant, stream, type, message)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (shard, projection, version) do update
        set position = excluded.position, tenant = excluded.tenant, stream = excluded.stream, type = excluded.type,
          message = excluded.message,
          attempts = case when parked_events.position = excluded.position then parked_events.attempts else 0 end + 1,
          parked_at = case when parked_events.position = excluded.position then parked_events.parked_at else now() end`,
    [shard, name, version, event.position, event.tenant, event.stream, event.type, message],
  );

/** The projection has got over it. */
export const unparkEvent = (pool: Pool, shard: number, { name, version }: ProjectionId) =>
  pool.query('delete from slotlog.parked_events where shard = $1 and projection = $2 and version = $3', [
    shard,
    name,
    version,
  ]);
