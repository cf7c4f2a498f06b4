import type { Disabling, Endpoint } from '../endpoint/endpoint.js';
import type { Subscriber } from '../subscriber.js';

export const columns = `s.shard, s.tenant, s.id, s.url, s.types, s.kinds, s.description, s.secrets, s.secrets_end_at, s.status,
  s.disabled_because, s.created_at, s.created_by, s.revision, s.last_reset, s.is_deleted, s.idempotency_key, s.fingerprint`;

export interface SubscriberRow {
  shard: number;
  tenant: string;
  id: string;
  url: string;
  types: string[] | null;
  kinds: string[] | null;
  description: string | null;
  secrets: Buffer[];
  secrets_end_at: (Date | null)[];
  status: Endpoint['status'];
  disabled_because: Disabling | null;
  created_at: Date;
  created_by: string;
  revision: number;
  last_reset: Date | null;
  is_deleted: boolean;
  idempotency_key: string | null;
  fingerprint: string | null;
}

export const toSubscriber = (row: SubscriberRow): Subscriber => ({
  shard: row.shard,
  tenant: row.tenant,
  id: row.id,
  url: row.url,
  types: row.types,
  kinds: row.kinds,
  description: row.description,
  secrets: row.secrets.map((sealed, index) => ({ sealed, endsAt: row.secrets_end_at[index]?.getTime() ?? null })),
  status: row.status,
  disabledBecause: row.disabled_because,
  createdAt: row.created_at.getTime(),
  createdBy: row.created_by,
  revision: row.revision,
  lastReset: row.last_reset?.getTime() ?? null,
  isDeleted: row.is_deleted,
});
