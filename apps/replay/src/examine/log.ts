import type { Pool } from 'pg';
import { hasApiKeys } from '#libs/access';
import { countEvents, listShards, type ShardStatus } from '#libs/event-store';
import { doubt, type Finding, ok, wrong } from './finding.js';

/** The log and who lives in it. Whether it is whole beyond gaps is for `verify`, which takes longer. */
export const examineLog = async (pool: Pool): Promise<Finding[]> => {
  const shards = await listShards(pool);
  const events = shards.reduce((sum, { head }) => sum + head, 0);
  const holes = await Promise.all(shards.map((shard) => holesOf(pool, shard)));
  const found = [...holes.flat(), ...(await tenantsWithoutKeys(pool, shards))];
  return found.length > 0 ? found : [ok('log', `${events} events in ${shards.length} shards, no gaps`)];
};

const holesOf = async (pool: Pool, { shard, head }: ShardStatus): Promise<Finding[]> => {
  const missing = head - (await countEvents(pool, shard, head));
  if (missing === 0) return [];
  return [
    wrong(
      'log',
      `${missing} positions of shard ${shard} are missing`,
      'Stop the servers; verify tells where; restore.',
    ),
  ];
};

const tenantsWithoutKeys = async (pool: Pool, shards: readonly ShardStatus[]): Promise<Finding[]> => {
  const all = shards.flatMap(({ shard, tenants }) => tenants.map((tenant) => ({ shard, tenant })));
  const found: Finding[] = [];
  for (const { shard, tenant } of all) {
    if (await hasApiKeys(pool, shard, tenant)) continue;
    found.push(doubt('keys', `tenant ${tenant} has no key that opens it`, `npm run replay -- tenant key ${tenant}`));
  }
  return found;
};
