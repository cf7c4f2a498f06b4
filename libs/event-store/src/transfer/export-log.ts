import type { Pool } from 'pg';
import { type ExportedLines, exportLines } from '../sql/export-lines.js';
import { readHeads } from '../sql/read-heads.js';
import { readLogId } from '../sql/read-log-id.js';
import { listTenants } from '../sql/tenants.js';
import { countOf, type ExportEnd, type ExportHeader } from './export-header.js';

/** Events of one statement, about a megabyte of text, and how many statements run at once: more gain nothing on two cores. */
const eventsAtOnce = 2_000;
const pagesAtOnce = 2;

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
 * The lines behind the header, some thousands at a time, up to the heads that it states and with the end. `after`: the
 * last event that is written already. While the caller writes, others are fetched, by several connections at once.
 */
export async function* exportLog(
  pool: Pool,
  header: ExportHeader,
  after: { readonly shard: number; readonly position: number } | null = null,
): AsyncGenerator<ExportedLines, void> {
  const fetching: Promise<ExportedLines>[] = [];
  for (const [shard, from, to] of pages(header, after)) {
    const page = exportLines(pool, shard, from, to);
    page.catch(() => {});
    fetching.push(page);
    if (fetching.length > pagesAtOnce) yield await fetching.shift()!;
  }
  for (const page of fetching) yield await page;
  yield { text: `${JSON.stringify({ end: { events: countOf(header) } } satisfies ExportEnd)}\n`, events: 0 };
}

function* pages({ shards }: ExportHeader, after: { readonly shard: number; readonly position: number } | null) {
  const first = after ? shards.findIndex(({ shard }) => shard === after.shard) : 0;
  for (const { shard, head } of shards.slice(first)) {
    for (let from = after?.shard === shard ? after.position : 0; from < head; from += eventsAtOnce) {
      yield [shard, from, Math.min(from + eventsAtOnce, head)] as const;
    }
  }
}
