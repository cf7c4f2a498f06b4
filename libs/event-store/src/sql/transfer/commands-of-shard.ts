import type { ClientBase, Pool } from 'pg';

/** By which command of which tenant an export is continued. */
export interface CommandPlace {
  readonly shard: number;
  readonly tenant: string;
  readonly id: string;
}

/** A command that is known still, as an export has it, its time in RFC 3339 with all its digits. */
export interface ExportedCommand extends CommandPlace {
  readonly idempotencyKey: string | null;
  readonly fingerprint: string | null;
  readonly stream: string;
  readonly version: number;
  readonly position: number;
  readonly recordedAt: string;
}

/** The commands of a shard up to a position by id and tenant, those behind `after`, at most `limit`. */
export const listCommands = async (
  pool: Pool,
  { shard, head }: { readonly shard: number; readonly head: number },
  after: Pick<CommandPlace, 'tenant' | 'id'>,
  limit: number,
): Promise<ExportedCommand[]> => {
  const { rows } = await pool.query<ExportedCommand>(
    `select shard, tenant, id, idempotency_key as "idempotencyKey", fingerprint, stream, version, position::float8 as position,
        to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt"
      from slotlog.commands where shard = $1 and (id, tenant) > ($2, $3) and position <= $4 order by id, tenant limit $5`,
    [shard, after.id, after.tenant, head, limit],
  );
  return rows;
};

/** Keeps them where they are not kept yet. */
export const insertCommands = (db: Pool | ClientBase, commands: readonly ExportedCommand[]) =>
  db.query(
    `insert into slotlog.commands (shard, tenant, id, idempotency_key, fingerprint, stream, version, position, recorded_at)
      select shard, tenant, id, "idempotencyKey", fingerprint, stream, version, position, "recordedAt"
        from json_to_recordset($1) c(shard smallint, tenant text, id uuid, "idempotencyKey" text, fingerprint text, stream text,
          version integer, position bigint, "recordedAt" timestamptz)
      on conflict do nothing`,
    [JSON.stringify(commands)],
  );
