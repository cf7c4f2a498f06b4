import { Command } from 'commander';
import { acceptClock } from '#libs/event-store';
import { print } from './output/print.js';
import { withOwnerDatabase } from './owner-database.js';

const accept = new Command('accept')
  .description('accept the current clock of the database and the time that the log has reached')
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    `
When: writes are answered 503 clock-ahead, doctor says that the clock is off, and the clock of the database is right. Servers
record nothing while that clock is more than a minute away from the time that they assume: an event recorded ten hours ahead
stays in the history for ever, and for ten hours everything else would be too late. Servers accept a change of up to ten minutes
by themselves after ten seconds, and a clock that agrees with their own when they start; a larger change needs your confirmation,
which is valid for ten minutes: running servers use it at their next attempt, others when they start.

Check the printed time before you rely on it: if it is wrong, correct the clock instead.

Example:
  npm run replay -- clock accept`,
  )
  .action(({ json }: { json?: boolean }) =>
    withOwnerDatabase(async (owner) => {
      const accepted = await acceptClock(owner);
      const [databaseTime, logTime] = [accepted.databaseTime.toISOString(), accepted.logTime.toISOString()];
      print(json, { databaseTime, logTime }, [
        `The database says it is ${databaseTime}, and the log has reached ${logTime}: servers believe it.`,
      ]);
    }),
  );

export const clock = new Command('clock').description('which time servers believe').addCommand(accept);
