import { Readable } from 'node:stream';
import type { Pool } from 'pg';
import {
  type ExportHeader,
  exportEnd,
  exportHeader,
  exportLog,
  importLog,
  linesOf,
  type WrittenUpTo,
} from '#libs/event-store';

/** The lines of an export whose text came in these pieces. */
export const written = (header: ExportHeader, texts: readonly string[]): string[] => [
  JSON.stringify(header),
  ...[...texts, JSON.stringify(exportEnd(header)), ''].join('').split('\n').filter(Boolean),
];

/** A whole export of a log, or what of it stands behind a line, with the first and the last one. */
export const exportOf = async (owner: Pool, after?: WrittenUpTo): Promise<string[]> => {
  const header = await exportHeader(owner);
  const texts: string[] = [];
  for await (const { text } of exportLog(owner, header, after)) texts.push(text);
  return written(header, texts);
};

/** Imports lines as from a file, in pieces that end anywhere. */
export const importInto = (owner: Pool, lines: readonly string[], piece = 1 << 16) => {
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, at) =>
    bytes.subarray(at * piece, (at + 1) * piece),
  );
  return importLog(owner, linesOf(Readable.from(pieces)), { told: () => {} });
};

/** All of a log that an export has, as text. */
export const storedIn = async (owner: Pool) => {
  const { rows } = await owner.query(`select e::text as event, encode(d.digest, 'hex') as digest
    from slotlog.events e left join slotlog.digests d on d.shard = e.shard and d.position = e.position order by e.shard, e.position`);
  const { rows: keys } = await owner.query('select k::text from slotlog.keys k order by 1');
  const { rows: commands } = await owner.query('select c::text from slotlog.commands c order by 1');
  return { rows, keys, commands };
};
