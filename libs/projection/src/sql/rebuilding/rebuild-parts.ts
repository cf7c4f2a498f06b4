import type { ClientBase, Pool } from 'pg';
import type { ProjectionId } from '../../projection.js';

/** A range of streams of one shard as they were at position `upTo`, with about `events` events. */
export interface RebuildPart {
  readonly shard: number;
  readonly part: number;
  readonly from: string;
  readonly to: string;
  readonly upTo: number;
  readonly events: number;
  /** Null until it is loaded. */
  readonly rows: number | null;
}

export const listParts = async (db: Pool | ClientBase, { name, version }: ProjectionId): Promise<RebuildPart[]> => {
  const { rows } = await db.query<RebuildPart>(
    `select shard, part, from_stream as "from", to_stream as "to", up_to as "upTo", events, rows
      from slotlog.rebuild_parts where projection = $1 and version = $2 order by shard, part`,
    [name, version],
  );
  return rows;
};

export const insertParts = async (
  client: ClientBase,
  { name, version }: ProjectionId,
  parts: readonly Omit<RebuildPart, 'rows'>[],
): Promise<void> => {
  for (const { shard, part, from, to, upTo, events } of parts) {
    await client.query(
      `insert into slotlog.rebuild_parts (shard, projection, version, part, from_stream, to_stream, up_to, events)
        values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [shard, name, version, part, from, to, upTo, events],
    );
  }
};

/** Notes what it really was. Returns whether it was not marked yet. */
export const markLoaded = async (
  client: ClientBase,
  { name, version }: ProjectionId,
  { shard, part }: RebuildPart,
  { events, rows }: { readonly events: number; readonly rows: number },
): Promise<boolean> => {
  const { rowCount } = await client.query(
    `update slotlog.rebuild_parts set rows = $5, events = $6, loaded_at = now()
      where shard = $1 and projection = $2 and version = $3 and part = $4 and loaded_at is null`,
    [shard, name, version, part, rows, events],
  );
  return rowCount === 1;
};

export const deleteParts = (client: ClientBase, { name, version }: ProjectionId) =>
  client.query('delete from slotlog.rebuild_parts where projection = $1 and version = $2', [name, version]);
