import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { type ExportHeader, readHeader } from '#libs/event-store';
import { Failed } from '../output/failed.js';

/** An export that broke off, cut back to its last whole line. */
export interface BegunExport {
  readonly header: ExportHeader;
  /** The last event in it, null where it has none. */
  readonly after: { readonly shard: number; readonly position: number } | null;
  readonly events: number;
}

/** A line is an event, which the API bounds to a quarter of a megabyte. */
const longestLine = 8 << 20;

/** What is there of an export in a file, null where there is no such file. Throws Failed where it is not to be added to. */
export const beginExport = async (file: string, now: ExportHeader, resume: boolean): Promise<BegunExport | null> => {
  const size = await stat(file).then(
    ({ size }) => size,
    () => null,
  );
  if (size === null) return null;
  if (!resume) throw new Failed(`${file} exists already: choose another file, or go on with it by --resume.`);
  const header = readHeader(await firstLine(file));
  if (header.log !== now.log) throw new Failed(`${file} is of log ${header.log}, this database has log ${now.log}.`);
  const last = await cutBack(file, size);
  if (last && 'end' in last) throw new Failed(`${file} is complete.`);
  const after = last && 'position' in last ? (last as { shard: number; position: number }) : null;
  return { header, after, events: after ? eventsUpTo(header, after) : 0 };
};

const eventsUpTo = ({ shards }: ExportHeader, { shard, position }: { shard: number; position: number }) => {
  const before = shards.slice(
    0,
    shards.findIndex((each) => each.shard === shard),
  );
  return before.reduce((sum, { head }) => sum + head, position);
};

const firstLine = async (file: string): Promise<string> => {
  const stream = createReadStream(file);
  for await (const line of createInterface(stream)) {
    stream.destroy();
    return line;
  }
  return '';
};

/** Removes what stands behind the last end of a line; returns the last line. */
const cutBack = async (file: string, size: number): Promise<Record<string, unknown> | null> => {
  const handle = await open(file, 'r+');
  try {
    const from = Math.max(0, size - longestLine);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from);
    const end = buffer.lastIndexOf(10, bytesRead - 1);
    if (end < 0) throw new Failed(`${file} holds no whole line.`);
    await handle.truncate(from + end + 1);
    const start = end === 0 ? 0 : buffer.lastIndexOf(10, end - 1) + 1;
    return JSON.parse(buffer.toString('utf8', start, end));
  } finally {
    await handle.close();
  }
};
