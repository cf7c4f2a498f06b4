import { Command } from 'commander';
import { type Checked, EventLog, verifyLog } from '#libs/event-store';
import { foundWrong } from './failed.js';
import { withOwnerDatabase } from './owner-database.js';
import { bad, good, strong } from './paint.js';
import { counted, grouped, print } from './print.js';
import { Progress } from './progress.js';

interface Options {
  readonly json?: boolean;
}

export const verify = new Command('verify')
  .description('prove the log: nothing missing, nothing moved, nothing there twice')
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    `
It reads the log up to where it ends now, while bookings go on. What is found is told with its position: look at it with
show, and bring it back from a backup. Ends with 2 where something is wrong.`,
  )
  .action((options: Options) =>
    withOwnerDatabase(async (owner) => {
      const log = await EventLog.open(owner);
      try {
        await prove(log, owner, options);
      } finally {
        await log.close();
      }
    }),
  );

const prove = async (log: EventLog, owner: Parameters<typeof verifyLog>[0], { json }: Options) => {
  const heads = await log.heads();
  const events = [...heads.values()].reduce((sum, head) => sum + head, 0);
  const progress = new Progress('verify', events, json);
  const began = performance.now();
  const found: Checked[] = [];
  for (const [shard, head] of heads) {
    for await (const checked of verifyLog(owner, shard, head, (count) => progress.add(count))) found.push(checked);
  }
  progress.end();
  const seconds = (performance.now() - began) / 1_000;
  const checks = byCheck(found);
  const isWhole = checks.every(({ faults }) => faults.length === 0);
  if (!isWhole) process.exitCode = foundWrong;
  print(json, { log: log.id, events, seconds, isWhole, checks }, [
    `${strong(`log ${log.id}`)}, ${counted(events, 'event')} in ${seconds.toFixed(1)} s`,
    '',
    ...checks.flatMap(({ check, faults }) => [
      `${faults.length === 0 ? good('ok   ') : bad('wrong')}  ${check}`,
      ...faults.map((fault) => `       ${fault}`),
    ]),
    '',
    isWhole
      ? good('All is as it was written.')
      : bad(`${grouped(checks.flatMap(({ faults }) => faults).length)} faults found.`),
  ]);
};

const byCheck = (found: readonly Checked[]) =>
  [...Map.groupBy(found, ({ check }) => check)].map(([check, all]) => ({
    check,
    faults: all.flatMap(({ shard, faults }) => faults.map((fault) => `shard ${shard}: ${fault}`)),
  }));
