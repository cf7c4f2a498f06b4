import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Command } from 'commander';
import { countOf, exportHeader, exportLog } from '#libs/event-store';
import { counted, grouped } from '../output/print.js';
import { withOwnerDatabase } from '../owner-database.js';
import { Progress } from '../views/progress.js';
import { beginExport } from './export-file.js';

interface Options {
  readonly output?: string;
  readonly resume?: boolean;
}

export const exporting = new Command('export')
  .description(
    'write the whole log as lines of JSON, an event each, in its order; as of now, whatever is booked meanwhile',
  )
  .option('-o, --output <file>', 'a file instead of stdout')
  .option('--resume', 'go on with a file whose export broke off')
  .addHelpText(
    'after',
    `
Not in it: API keys, and which requests were answered under which Idempotency-Key. Personal data is in it as it is in the log.

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
      const out = output === undefined ? process.stdout : createWriteStream(output, { flags: 'a' });
      if (!begun) out.write(`${JSON.stringify(header)}\n`);
      const progress = new Progress('export', total);
      for await (const { text, events } of exportLog(owner, header, begun?.after)) {
        if (!out.write(text)) await once(out, 'drain');
        progress.add(events);
      }
      if (output !== undefined) {
        out.end();
        await once(out, 'close');
      }
      process.stderr.write(`${counted(total, 'event')} of log ${header.log} written, ${grouped(progress.end())}/s\n`);
    }),
  );
