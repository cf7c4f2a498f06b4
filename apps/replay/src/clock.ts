import { Command } from 'commander';
import { acceptClock } from '#libs/event-store';
import { print } from './output/print.js';
import { withOwnerDatabase } from './owner-database.js';

const accept = new Command('accept')
  .description('vouch for the database’s clock as it is now, and for the time to which the log has come')
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    `
When: writes are answered 503 clock-ahead, doctor says that the clock is off, and the clock of the database is right. Servers
record nothing while it is more than a minute away from what they take for the time: what is recorded ten hours ahead stands
in the history for ever, and for ten hours everything is too late. A clock that was set by up to ten minutes they believe after
ten seconds, and one that is like their own when they start; a larger step needs your word. It is good for ten minutes: servers
that run take it up with their next attempt, others when they start.

Look at the time that is printed before you believe it: where that is wrong, set the clock right instead.

Example:
  npm run replay -- clock accept`,
  )
  .action(({ json }: { json?: boolean }) =>
    withOwnerDatabase(async (owner) => {
      const accepted = await acceptClock(owner);
      const [databaseTime, logTime] = [accepted.databaseTime.toISOString(), accepted.logTime.toISOString()];
      print(json, { databaseTime, logTime }, [
        `It is ${databaseTime}, says the database, and the log is at ${logTime}: servers believe it.`,
      ]);
    }),
  );

export const clock = new Command('clock').description('what time servers believe it is').addCommand(accept);
