import { createReadStream } from 'node:fs';
import { open, readFile, stat, truncate } from 'node:fs/promises';
import type { ExportedAccess } from '#libs/access';
import { countOf, type ExportEnd, type ExportHeader, linesOf, readHeader, type WrittenUpTo } from '#libs/event-store';
import { Failed } from '../output/failed.js';

/** The last whole line of an export but its header: an event, or what else is in it. */
export type LastLine = WrittenUpTo | ExportedAccess;

/** An export that broke off, cut back to its last whole line. */
export interface BegunExport {
  readonly header: ExportHeader;
  /** Null where it has the header alone. */
  readonly last: LastLine | null;
  readonly events: number;
}

/** How much of the end of a file is read at first, in bytes, for its last line; twice as much each further time. */
const firstReach = 1 << 20;

/**
 * What is there of an export in a file, null where there is nothing of it. Throws Failed where it is not to be added to.
 */
export const beginExport = async (file: string, now: ExportHeader, resume: boolean): Promise<BegunExport | null> => {
  const size = await stat(file).then(
    ({ size }) => size,
    () => null,
  );
  if (size === null) return null;
  if (!resume) throw new Failed(`${file} exists already: choose another file, or continue it with --resume.`);
  const first = await firstLine(file);
  if (first === null) return startOver(file, now);
  const header = readHeader(first);
  if (header.log !== now.log)
    throw new Failed(`${file} belongs to log ${header.log}, but this database has log ${now.log}.`);
  const last = await cutBack(file, size);
  if ('end' in last) throw new Failed(`${file} is complete.`);
  if ('format' in last) return { header, last: null, events: 0 };
  const events = 'position' in last ? eventsUpTo(header, last) : isBehindEvents(last) ? countOf(header) : 0;
  return { header, last, events };
};

const isBehindEvents = (last: LastLine) => 'key' in last || 'command' in last;

const eventsUpTo = ({ shards }: ExportHeader, { shard, position }: { shard: number; position: number }) => {
  const before = shards.slice(
    0,
    shards.findIndex((each) => each.shard === shard),
  );
  return before.reduce((sum, { head }) => sum + head, position);
};

/** Null where not even the first line is whole. */
const firstLine = async (file: string): Promise<string | null> => {
  for await (const line of linesOf(createReadStream(file))) return line;
  return null;
};

/** An export whose header broke off holds nothing yet; anything else is not ours to empty. */
const startOver = async (file: string, now: ExportHeader): Promise<null> => {
  const begun = await readFile(file, 'utf8');
  const common = JSON.stringify(now).slice(0, JSON.stringify({ format: now.format }).length - 1);
  if (!begun.startsWith(common) && !common.startsWith(begun)) throw new Failed(`${file} is not an export.`);
  await truncate(file);
  return null;
};

/** Removes what stands behind the last end of a line; returns the last line. */
const cutBack = async (file: string, size: number): Promise<ExportHeader | LastLine | ExportEnd> => {
  const handle = await open(file, 'r+');
  try {
    for (let reach = firstReach; ; reach *= 2) {
      const from = Math.max(0, size - reach);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from);
      const end = buffer.lastIndexOf(10, bytesRead - 1);
      const before = end < 1 ? -1 : buffer.lastIndexOf(10, end - 1);
      if (from > 0 && before < 0) continue;
      await handle.truncate(from + end + 1);
      return JSON.parse(buffer.toString('utf8', before + 1, end));
    }
  } finally {
    await handle.close();
  }
};
