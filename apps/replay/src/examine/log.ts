import type { Pool } from 'pg';
import { hasApiKeys } from '#libs/access';
import { eventTypes } from '#libs/booking';
import { countEvents, importUnderWay, kindsOfEvents, listShards, type ShardStatus } from '#libs/event-store';
import { doubt, type Finding, ok, wrong } from './finding.js';

/** The log and who lives in it. Whether it is whole beyond gaps is for `verify`, which takes longer. */
export const examineLog = async (pool: Pool): Promise<Finding[]> => {
  const shards = await listShards(pool);
  const events = shards.reduce((sum, { head }) => sum + head, 0);
  const holes = await Promise.all(shards.map((shard) => holesOf(pool, shard)));
  const unreadable = await Promise.all(shards.map((shard) => unreadableIn(pool, shard)));
  const bad = [...(await halfImported(pool)), ...holes.flat(), ...unreadable.flat()];
  const found = [...bad, ...(await tenantsWithoutKeys(pool, shards))];
  return found.length > 0 ? found : [ok('log', `${events} events in ${shards.length} shards, no gaps`)];
};

const holesOf = async (pool: Pool, { shard, head }: ShardStatus): Promise<Finding[]> => {
  const missing = head - (await countEvents(pool, shard, head));
  if (missing === 0) return [];
  return [
    wrong(
      'log',
      `${missing} positions of shard ${shard} are missing`,
      'Stop the servers, find the place with verify, and restore.',
    ),
  ];
};

/** By types and versions; whether each is what its schema says shows when it is read. */
const unreadableIn = async (pool: Pool, { shard, head }: ShardStatus): Promise<Finding[]> => {
  const known: Readonly<Record<string, readonly unknown[]>> = eventTypes;
  const kinds = (await kindsOfEvents(pool, shard, head)).filter(
    ({ type, schemaVersion }) =>
      !(schemaVersion >= 1 && schemaVersion <= (Object.hasOwn(known, type) ? known[type]!.length : 0)),
  );
  return kinds.map(({ type, schemaVersion, count, first }) =>
    wrong(
      'log',
      `${count} events of shard ${shard} cannot be read by this version: ${type} version ${schemaVersion}, the first at position ${first}`,
      'Run the version that wrote them; until then requests that depend on them are refused (503 unavailable).',
    ),
  );
};

const halfImported = async (pool: Pool): Promise<Finding[]> => {
  const from = await importUnderWay(pool);
  if (from === null) return [];
  return [
    wrong(
      'import',
      `the import of log ${from} is not complete`,
      'Import the same export again; servers do not start before.',
    ),
  ];
};

const tenantsWithoutKeys = async (pool: Pool, shards: readonly ShardStatus[]): Promise<Finding[]> => {
  const all = shards.flatMap(({ shard, tenants }) => tenants.map((tenant) => ({ shard, tenant })));
  const found: Finding[] = [];
  for (const { shard, tenant } of all) {
    if (await hasApiKeys(pool, shard, tenant)) continue;
    found.push(doubt('keys', `tenant ${tenant} has no valid key`, `npm run replay -- tenant key ${tenant}`));
  }
  return found;
};
