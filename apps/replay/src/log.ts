import { Command } from 'commander';
import { listClients } from '#libs/database';
import { forkLog } from '#libs/event-store';
import { Failed } from './output/failed.js';
import { print } from './output/print.js';
import { withOwnerDatabase } from './owner-database.js';

const fork = new Command('fork')
  .description('give the log a new identity, so that positions issued before are recognised as those of another log')
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    `
When: after a restore from a backup, and for a copy that continues on its own. The events after the backup are gone, their
positions will be given to other events, and a client that follows from one of them would silently miss some. After a
fork it is answered 410 other-history and reads again.

Stop the servers of this database first: each keeps the identity for as long as it runs.

Example:
  npm run replay -- log fork`,
  )
  .action(({ json }: { json?: boolean }) =>
    withOwnerDatabase(async (owner) => {
      const servers = (await listClients(owner)).filter((name) => name === 'slotlog doorbell');
      if (servers.length > 0) {
        throw new Failed(
          `${servers.length} server(s) use this database and would keep the old identity: stop them first.`,
        );
      }
      const { before, id } = await forkLog(owner);
      print(json, { before, log: id }, [`The identity of the log was ${before} and is now ${id}.`]);
    }),
  );

export const log = new Command('log').description('the identity of the log').addCommand(fork);
