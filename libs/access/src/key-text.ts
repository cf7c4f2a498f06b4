import { hash, randomBytes } from 'node:crypto';
import type { KeyKind } from './api-key.js';
import { tenantName } from './tenant-name.js';

/** Where a key's tenant lives; of a key in a form that does not say so, the tenant is `default`. */
export interface Whereabouts {
  readonly tenant: string;
  /** Null: the key does not say. */
  readonly shard: number | null;
}

const ours = new RegExp(`^sl[kp]_(${tenantName})\\.(\\d{1,5})\\.[A-Za-z0-9_-]{43}$`);

const prefixes: Record<KeyKind, string> = { secret: 'slk', public: 'slp' };

/** `slk_<tenant>.<shard>.<256 random bits>`, of a public key `slp_…`. */
export const newKey = (tenant: string, shard: number, kind: KeyKind = 'secret') =>
  `${prefixes[kind]}_${tenant}.${shard}.${randomBytes(32).toString('base64url')}`;

export const whereabouts = (key: string): Whereabouts => {
  const [, tenant, shard] = ours.exec(key) ?? [];
  return tenant ? { tenant, shard: Number(shard) } : { tenant: 'default', shard: null };
};

/** A fast hash is right here: the key is random, and it is hashed on every request. */
export const hashOf = (key: string): Buffer => hash('sha256', key, 'buffer');
