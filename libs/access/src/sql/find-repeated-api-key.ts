import type { Pool } from 'pg';
import { type ApiKeyRow, columns } from './api-key-row.js';

/** The key that was made before: by a request with this idempotency key, or else under this id or with this text. */
export const findRepeatedApiKey = async (
  pool: Pool,
  shard: number,
  tenant: string,
  { id, hash, idempotencyKey }: { id: string; hash: Buffer; idempotencyKey: string | null },
): Promise<ApiKeyRow> => {
  const { rows } = await pool.query<ApiKeyRow>(
    `select ${columns} from slotlog.api_keys
      where shard = $1 and tenant = $2 and (id = $3 or hash = $4 or idempotency_key = $5)
      order by idempotency_key = $5 desc nulls last limit 1`,
    [shard, tenant, id, hash, idempotencyKey],
  );
  return rows[0]!;
};
