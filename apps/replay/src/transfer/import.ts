import { createReadStream } from 'node:fs';
import { Command } from 'commander';
import type { Pool } from 'pg';
import { importAccess, OtherRoots } from '#libs/access';
import { listClients, migrate } from '#libs/database';
import { countOf, importLog, linesOf, NotAnExport, OtherLog, readLogId, takeLogId } from '#libs/event-store';
import { migrations } from '../migrations.js';
import { Failed } from '../output/failed.js';
import { counted, grouped, print } from '../output/print.js';
import { withOwnerDatabase } from '../owner-database.js';
import { Progress } from '../views/progress.js';

export const importing = new Command('import')
  .description('store an exported log in a database without events; repeat it after an interruption and it continues')
  .argument('[file]', 'the output of export; defaults to stdin')
  .option('--move', 'the log moves here for good: it keeps its identity, and positions issued before stay valid')
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    `
The database can be new and empty. If it contains events, they must be the first ones of this same log: logs are never mixed.
It gets its own identity, so positions of the old log are answered 410; with --move it takes over the identity of the old log,
whose servers must be stopped for good before the export. API keys allow the same as before. MASTER_KEY must be the same. The
read models are filled from the log when a server runs.

To move: stop the servers, export, import --move, start servers on the new database.

Examples:
  npm run replay -- import log.ndjson
  npm run replay -- import --move log.ndjson`,
  )
  .action((file: string | undefined, { json, move }: { json?: boolean; move?: boolean }) =>
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
        const takes = (line: object) => importAccess(owner, line);
        const imported = importLog(owner, linesOf(input), { told, takes });
        const { header, stored } = await Promise.race([imported, opened]).catch((error) => {
          throw mendable(error) ? new Failed(`${error.message}.`) : error;
        });
        if (move) await moveHere(owner, header.log);
        const rate = (progress as Progress | null)?.end() ?? 0;
        const { id } = await readLogId(owner);
        print(json, { from: header.log, log: id, stored, events: countOf(header) }, [
          `${counted(stored, 'event')} of log ${header.log} stored, ${grouped(rate)}/s; this log is ${id}.`,
        ]);
      },
      { makes: true },
    ),
  );

const moveHere = async (owner: Pool, log: string) => {
  const servers = (await listClients(owner)).filter((name) => name === 'slotlog doorbell');
  if (servers.length > 0) {
    throw new Failed(
      `Everything is stored, but ${servers.length} server(s) use this database: stop them and import again.`,
    );
  }
  await takeLogId(owner, log);
};

const mendable = (error: unknown) =>
  error instanceof NotAnExport ||
  error instanceof OtherLog ||
  error instanceof OtherRoots ||
  error instanceof SyntaxError ||
  (error as NodeJS.ErrnoException).code === 'ENOENT';
