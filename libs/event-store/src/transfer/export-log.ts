import type { Pool } from 'pg';
import { exportLines } from '../sql/export-lines.js';
import { readHeads } from '../sql/read-heads.js';
import { readLogId } from '../sql/read-log-id.js';
import { listTenants } from '../sql/tenants.js';
import { countOf, type ExportEnd, type ExportHeader } from './export-header.js';

/** Events of one statement: about a megabyte or two of text. */
const eventsAtOnce = 2_000;

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

export interface ExportedText {
  readonly text: string;
  readonly events: number;
}

/**
 * The lines behind the header, some thousands at a time, up to the heads that it states and with the end. `after`: the
 * last event that is written already. The next lines are fetched while the caller writes these.
 */
export async function* exportLog(
  pool: Pool,
  header: ExportHeader,
  after: { readonly shard: number; readonly position: number } | null = null,
): AsyncGenerator<ExportedText, void> {
  const first = after ? header.shards.findIndex(({ shard }) => shard === after.shard) : 0;
  for (const { shard, head } of header.shards.slice(first)) {
    const fetch = (position: number) => {
      const page = exportLines(pool, shard, position, head, eventsAtOnce);
      page.catch(() => {});
      return page;
    };
    let next = fetch(after?.shard === shard ? after.position : 0);
    for (let page = await next; page; page = await next) {
      next = fetch(page.position);
      yield { text: `${page.lines}\n`, events: page.events };
    }
  }
  yield { text: `${JSON.stringify({ end: { events: countOf(header) } } satisfies ExportEnd)}\n`, events: 0 };
}
