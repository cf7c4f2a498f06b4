import { join } from 'node:path';
import type { Pool } from 'pg';
import { createApiKey, hasApiKeys, newKey, whereabouts } from '#libs/access';
import { type Config, WrongConfig } from './config.js';
import { readSecret, secretIn } from './secrets.js';

/** How somebody at a terminal gets at the operator's key. */
export type OperatorKey =
  | { readonly from: 'environment' }
  | { readonly from: 'file'; readonly path: string; readonly created: string | null }
  | { readonly from: 'elsewhere' };

const tenant = 'default';

/** Makes the first key of the tenant `default` where it has none; it is the one that was given, or a new one in a file. */
export const ensureOperatorKey = async (
  { bootstrapApiKey, dataDir }: Pick<Config, 'bootstrapApiKey' | 'dataDir'>,
  pool: Pool,
  shard: number,
): Promise<OperatorKey> => {
  if (bootstrapApiKey && whereabouts(bootstrapApiKey).tenant !== tenant) {
    throw new WrongConfig(`BOOTSTRAP_API_KEY does not belong to tenant ${tenant} but to another one`);
  }
  const path = join(dataDir, 'operator-key');
  if (await hasApiKeys(pool, shard, tenant)) {
    if (bootstrapApiKey) return { from: 'environment' };
    return (await readSecret(path)) ? { from: 'file', path, created: null } : { from: 'elsewhere' };
  }
  const key = bootstrapApiKey ?? (await secretIn(path, () => newKey(tenant, shard)));
  const made = {
    tenant,
    shard,
    key,
    name: 'Operator',
    scopes: ['admin' as const],
    expiresAt: null,
    createdBy: 'operator',
  };
  await createApiKey(pool, made);
  return bootstrapApiKey ? { from: 'environment' } : { from: 'file', path, created: key };
};
