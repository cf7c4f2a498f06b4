import { createWriteStream } from 'node:fs';
import { Command } from 'commander';
import type { Pool } from 'pg';
import { exportAccess } from '#libs/access';
import { countOf, type ExportHeader, exportEnd, exportHeader, exportLog, OtherHistory } from '#libs/event-store';
import { Failed } from '../output/failed.js';
import { counted, grouped } from '../output/print.js';
import { withOwnerDatabase } from '../owner-database.js';
import { Progress } from '../views/progress.js';
import { beginExport, type LastLine } from './export-file.js';
import { writeAll } from './write-all.js';

interface Options {
  readonly output?: string;
  readonly resume?: boolean;
}

/** All lines behind the header, or behind the last one that is written. */
async function* wholeExport(owner: Pool, header: ExportHeader, last: LastLine | null) {
  const isAccess = last !== null && ('roots' in last || 'apiKey' in last);
  if (!last || isAccess) {
    for await (const text of exportAccess(owner, isAccess ? last : null)) yield { text, events: 0 };
  }
  yield* exportLog(owner, header, isAccess ? null : last);
  yield { text: `${JSON.stringify(exportEnd(header))}\n`, events: 0 };
}

export const exporting = new Command('export')
  .description(
    'write the whole log as lines of JSON, one event per line and in order, with everything that a move to another server needs; a snapshot of now, whatever is booked meanwhile',
  )
  .option('-o, --output <file>', 'a file, in place of stdout')
  .option('--resume', 'continue a file whose export was interrupted')
  .addHelpText(
    'after',
    `
The events are preceded by the roots, wrapped by the master key, and the API keys, as hashes; they are followed by the keys of
customers, wrapped, and by the requests that were answered for each Idempotency-Key. Personal data is sealed, as in the log;
anybody who also has MASTER_KEY can read it. Read models are not included: they are built from the log.

Examples:
  npm run replay -- export -o log.ndjson
  npm run --silent replay -- export | gzip > log.ndjson.gz`,
  )
  .action(({ output, resume = false }: Options) =>
    withOwnerDatabase(async (owner) => {
      const now = await exportHeader(owner);
      const begun = output === undefined ? null : await beginExport(output, now, resume);
      const header = begun?.header ?? now;
      const total = countOf(header) - (begun?.events ?? 0);
      const out = writeAll(output === undefined ? process.stdout : createWriteStream(output, { flags: 'a' }));
      const progress = new Progress('export', total);
      try {
        if (!begun) await out.write(`${JSON.stringify(header)}\n`);
        for await (const { text, events } of wholeExport(owner, header, begun?.last ?? null)) {
          await out.write(text);
          progress.add(events);
        }
        if (output !== undefined) await out.end();
      } catch (error) {
        throw mendable(error) ? new Failed(`${error.message}.`) : error;
      }
      process.stderr.write(`${counted(total, 'event')} of log ${header.log} written, ${grouped(progress.end())}/s\n`);
    }),
  );

/** What has no room, or no reader, any more, and what is not the log that the export was begun with. */
const mendable = (error: unknown): error is Error =>
  error instanceof OtherHistory ||
  ['ENOSPC', 'EDQUOT', 'EFBIG', 'EPIPE'].includes((error as NodeJS.ErrnoException).code ?? '');
