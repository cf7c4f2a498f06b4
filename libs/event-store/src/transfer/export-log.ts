import type { Pool } from 'pg';
import { listKeys } from '../sql/keys/keys-of-shard.js';
import { readHeads } from '../sql/reading/read-heads.js';
import { readLogId } from '../sql/reading/read-log-id.js';
import { listTenants } from '../sql/tenants/tenants.js';
import { copyLines, type ExportedLines } from '../sql/transfer/copy-lines.js';
import { countOf, type ExportEnd, type ExportHeader } from './export-header.js';

const keysAtOnce = 1_000;

/** What is exported of the log as it is now. */
export const exportHeader = async (pool: Pool): Promise<ExportHeader> => {
  const { id } = await readLogId(pool);
  const heads = [...(await readHeads(pool))].sort(([one], [other]) => one - other);
  const tenants = await listTenants(pool);
  return {
    format: 'slotlog-log',
    formatVersion: 1,
    log: id,
    shards: heads.map(([shard, head]) => ({ shard, head })),
    tenants: tenants.map(({ tenant, shard }) => ({ tenant, shard })),
  };
};

/**
 * The lines behind the header, some hundred at a time: events up to the heads that it states, then the keys that personal
 * data in them is sealed with, as they are wrapped, then the end. `after`: the last event that is written already.
 */
export async function* exportLog(
  pool: Pool,
  header: ExportHeader,
  after: { readonly shard: number; readonly position: number } | null = null,
): AsyncGenerator<ExportedLines, void> {
  const { shards } = header;
  const first = after ? shards.findIndex(({ shard }) => shard === after.shard) : 0;
  for (const { shard, head } of shards.slice(first)) {
    yield* eventsOf(pool, shard, after?.shard === shard ? after.position : 0, head);
  }
  for (const { shard } of shards) yield* keysOf(pool, shard);
  yield { text: `${JSON.stringify({ end: { events: countOf(header) } } satisfies ExportEnd)}\n`, events: 0 };
}

async function* eventsOf(pool: Pool, shard: number, after: number, upTo: number) {
  const client = await pool.connect();
  let isWhole = false;
  try {
    yield* copyLines(client, shard, after, upTo);
    isWhole = true;
  } finally {
    client.release(!isWhole);
  }
}

async function* keysOf(pool: Pool, shard: number) {
  let after = { tenant: '', stream: '' };
  for (;;) {
    const keys = await listKeys(pool, shard, after, keysAtOnce);
    yield { text: keys.map((key) => `${JSON.stringify(key)}\n`).join(''), events: 0 };
    if (keys.length < keysAtOnce) return;
    after = keys.at(-1)!;
  }
}
