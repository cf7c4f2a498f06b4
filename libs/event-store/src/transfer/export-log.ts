import type { Pool } from 'pg';
import { OtherHistory } from '../failures.js';
import { pointOf } from '../point.js';
import { type KeyPlace, listKeys } from '../sql/keys/keys-of-shard.js';
import { missingPoints } from '../sql/reading/missing-points.js';
import { readEventId } from '../sql/reading/read-event-id.js';
import { readEnd, readHeads } from '../sql/reading/read-heads.js';
import { readLogId } from '../sql/reading/read-log-id.js';
import { listTenants } from '../sql/tenants/tenants.js';
import { type CommandPlace, listCommands } from '../sql/transfer/commands-of-shard.js';
import { copyLines, type ExportedLines } from '../sql/transfer/copy-lines.js';
import { countOf, type ExportEnd, type ExportHeader } from './export-header.js';
import type { ExportedEvent } from './exported-event.js';

const rowsAtOnce = 1_000;

/** What is exported of the log as it is now. */
export const exportHeader = async (pool: Pool): Promise<ExportHeader> => {
  const { id } = await readLogId(pool);
  const shards = [...(await readHeads(pool)).keys()].sort((one, other) => one - other);
  const ends = await Promise.all(shards.map(async (shard) => ({ shard, ...(await readEnd(pool, shard)) })));
  const tenants = await listTenants(pool);
  return {
    format: 'slotlog-log',
    formatVersion: 1,
    log: id,
    shards: ends.map(({ shard, position, mark }) => ({ shard, head: position, mark })),
    tenants: tenants.map(({ tenant, shard }) => ({ tenant, shard })),
  };
};

/** The last line that is written already. */
export type WrittenUpTo =
  | Pick<ExportedEvent, 'shard' | 'position' | 'id'>
  | { key: KeyPlace }
  | { command: CommandPlace };

/**
 * The lines behind the header, some hundred at a time: events up to the heads that it states, then the keys that personal
 * data in them is sealed with, as they are wrapped, then the commands that are known still. Throws OtherHistory where the log
 * has lost the event that they are to follow, or one up to which the header promised them, before or meanwhile.
 */
export async function* exportLog(
  pool: Pool,
  { shards }: ExportHeader,
  after: WrittenUpTo | null = null,
): AsyncGenerator<ExportedLines, void> {
  await assertThere(pool, shards);
  const event = after && 'position' in after ? after : null;
  const key = after && 'key' in after ? after.key : null;
  const command = after && 'command' in after ? after.command : null;
  if (event && (await readEventId(pool, event.shard, event.position)) !== event.id)
    throw new OtherHistory(event.shard, pointOf(event));
  if (!key && !command) {
    for (const { shard, head } of shards.slice(indexOf(shards, event)))
      yield* eventsOf(pool, shard, event?.shard === shard ? event.position : 0, head);
  }
  if (!command) {
    for (const shard of shards.slice(indexOf(shards, key)))
      yield* rowsOf('key', key?.shard === shard.shard ? key : { tenant: '', stream: '' }, (last) =>
        listKeys(pool, shard, last, rowsAtOnce),
      );
  }
  for (const shard of shards.slice(indexOf(shards, command)))
    yield* rowsOf('command', command?.shard === shard.shard ? command : { tenant: '', id: lowestId }, (last) =>
      listCommands(pool, shard, last, rowsAtOnce),
    );
  await assertThere(pool, shards);
}

/** What was written of a log is of no use beside what another past of it has. */
const assertThere = async (pool: Pool, shards: ExportHeader['shards']): Promise<void> => {
  const points = shards.map(({ shard, head, mark }) => ({ shard, position: head, mark }));
  const [missing] = points.length > 0 ? await missingPoints(pool, points) : [];
  const lost = points.find(({ shard }) => shard === missing);
  if (lost) throw new OtherHistory(lost.shard, lost);
};

/** What an export ends with. */
export const exportEnd = (header: ExportHeader): ExportEnd => ({ end: { events: countOf(header) } });

const lowestId = '00000000-0000-0000-0000-000000000000';

const indexOf = (shards: ExportHeader['shards'], at: { readonly shard: number } | null) =>
  at ? shards.findIndex(({ shard }) => shard === at.shard) : 0;

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

async function* rowsOf<Place, Row extends Place>(
  name: string,
  first: Place,
  list: (after: Place) => Promise<readonly Row[]>,
): AsyncGenerator<ExportedLines, void> {
  let rows: readonly Row[];
  let after = first;
  do {
    rows = await list(after);
    yield { text: rows.map((row) => `${JSON.stringify({ [name]: row })}\n`).join(''), events: 0 };
    after = rows.at(-1) ?? after;
  } while (rows.length === rowsAtOnce);
}
