import { createApiKey } from '#libs/access';
import { openPool } from '#libs/database';
import { createTenant } from '#libs/event-store';

/** A new tenant as the operator makes it, in a given shard or where its name belongs; returns its first key. */
export async function openTenant(databaseUrl: string, name: string, inShard?: number): Promise<string> {
  const pool = openPool({ url: databaseUrl, max: 1 });
  const { tenant, shard } = (await createTenant(pool, name, inShard))!;
  const made = { tenant, shard, name: 'Operator', scopes: ['admin' as const], expiresAt: null, createdBy: 'operator' };
  const outcome = await createApiKey(pool, made);
  await pool.end();
  if (!outcome.created) throw new Error(`${name} has a key already`);
  return outcome.key;
}
