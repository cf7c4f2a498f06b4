import type { ClientBase, Pool } from 'pg';

/** An API key as an export has it: its row, as Postgres writes it in JSON. */
export interface ExportedApiKey {
  readonly shard: number;
  readonly tenant: string;
  readonly id: string;
}

/** The API keys of all tenants in the order of tenants and ids, those behind `after`, at most `limit`. */
export const listExportedKeys = async (
  pool: Pool,
  after: Pick<ExportedApiKey, 'tenant' | 'id'>,
  limit: number,
): Promise<ExportedApiKey[]> => {
  const { rows } = await pool.query<{ key: ExportedApiKey }>(
    `select to_jsonb(k) as key from slotlog.api_keys k
      where (tenant, id) > ($1, $2) order by tenant, id limit $3`,
    [after.tenant, after.id, limit],
  );
  return rows.map(({ key }) => key);
};

/** What is there stays, but one that is revoked there is revoked here. */
export const insertExportedKey = (db: Pool | ClientBase, key: ExportedApiKey) =>
  db.query(
    `insert into slotlog.api_keys as k select * from jsonb_populate_record(null::slotlog.api_keys, $1)
      on conflict (shard, tenant, id) do update set revoked_at = excluded.revoked_at where k.revoked_at is null`,
    [JSON.stringify(key)],
  );
