import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { migrate } from '#libs/database';
import { countOf, importLog, NotAnExport, OtherLog, readLogId } from '#libs/event-store';
import { migrations } from '../migrations.js';
import { Failed } from '../output/failed.js';
import { counted, grouped, print } from '../output/print.js';
import { withOwnerDatabase } from '../owner-database.js';
import { Progress } from '../views/progress.js';

export const importing = new Command('import')
  .description(
    'store an exported log in a database without events; sent again after it broke off, it goes on where it was',
  )
  .argument('[file]', 'what export has written; stdin without it')
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    `
The database may be new and empty. If it holds events, they must be the first ones of this very log: logs are never mixed.
It gets an identity of its own, so positions of the old log are answered 410.
The views are filled from the log when a server runs. Keys are not in an export: see tenant key.

Example:
  npm run replay -- import log.ndjson`,
  )
  .action((file: string | undefined, { json }: { json?: boolean }) =>
    withOwnerDatabase(
      async (owner, ownerUrl) => {
        await migrate({ ownerUrl, appUrl: process.env.DATABASE_URL || ownerUrl, libraries: migrations });
        const input = file === undefined ? process.stdin : createReadStream(file);
        let progress: Progress | null = null;
        const told = (header: Parameters<typeof countOf>[0], events: number) => {
          progress ??= new Progress('import', countOf(header));
          progress.add(events);
        };
        const opened = new Promise<never>((_, reject) => input.once('error', reject));
        const imported = importLog(owner, createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }), { told });
        const { header, stored } = await Promise.race([imported, opened]).catch((error) => {
          throw mendable(error) ? new Failed(`${error.message}.`) : error;
        });
        const rate = (progress as Progress | null)?.end() ?? 0;
        const { id } = await readLogId(owner);
        print(json, { from: header.log, log: id, stored, events: countOf(header) }, [
          `${counted(stored, 'event')} of log ${header.log} stored, ${grouped(rate)}/s; this log is ${id}.`,
        ]);
      },
      { makes: true },
    ),
  );

const mendable = (error: unknown) =>
  error instanceof NotAnExport ||
  error instanceof OtherLog ||
  error instanceof SyntaxError ||
  (error as NodeJS.ErrnoException).code === 'ENOENT';
