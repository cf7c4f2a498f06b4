import type { ApiKey, KeyKind } from '../api-key.js';
import type { AccessScope } from '../scope.js';

export const columns =
  'shard, tenant, id, kind, hash, public_text, name, scopes, origins, attempts_per_minute, live_holds, created_at, created_by, expires_at, revoked_at, idempotency_key, fingerprint';

export interface ApiKeyRow {
  shard: number;
  tenant: string;
  id: string;
  kind: KeyKind;
  hash: Buffer;
  public_text: string | null;
  name: string | null;
  scopes: AccessScope[];
  origins: string[];
  attempts_per_minute: number | null;
  live_holds: number | null;
  created_at: Date;
  created_by: string;
  expires_at: Date | null;
  revoked_at: Date | null;
  idempotency_key: string | null;
  fingerprint: string | null;
}

export const toApiKey = (row: ApiKeyRow): ApiKey => ({
  tenant: row.tenant,
  shard: row.shard,
  id: row.id,
  kind: row.kind,
  name: row.name,
  scopes: row.scopes,
  publicText: row.public_text,
  origins: row.origins,
  limits: { attemptsPerMinute: row.attempts_per_minute, liveHolds: row.live_holds },
  createdAt: row.created_at.getTime(),
  createdBy: row.created_by,
  expiresAt: row.expires_at?.getTime() ?? null,
  revokedAt: row.revoked_at?.getTime() ?? null,
});
