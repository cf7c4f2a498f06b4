import { Command } from 'commander';
import { examineClock } from './examine/clock.js';
import { examineDeliveries } from './examine/deliveries.js';
import { examineDisk } from './examine/disk.js';
import type { Finding } from './examine/finding.js';
import { examineLog } from './examine/log.js';
import { examineMails } from './examine/mails.js';
import { examineProjections } from './examine/projections.js';
import { examineServer } from './examine/server.js';
import { foundWrong } from './output/failed.js';
import { bad, doubtful, faint, good } from './output/paint.js';
import { print } from './output/print.js';
import { withOwnerDatabase } from './owner-database.js';

const marks = { ok: good('ok   '), doubtful: doubtful('warn '), bad: bad('wrong') };

const linesOf = ({ level, what, says, todo }: Finding) => [
  `${marks[level]}  ${what.padEnd(12)}  ${says}`,
  ...(todo ? [`       ${' '.repeat(12)}  ${faint('→')} ${todo}`] : []),
];

export const doctor = new Command('doctor')
  .description('check server, log, read models and surroundings: what is wrong, and what to do')
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    '\nExits with 2 if something is wrong, parked or unreadable; warnings are printed and exit with 0.',
  )
  .action(({ json }: { json?: boolean }) =>
    withOwnerDatabase(async (owner) => {
      const findings = [
        ...(await examineServer(owner)),
        ...(await examineClock(owner)),
        ...(await examineDisk()),
        ...(await examineLog(owner)),
        ...(await examineProjections(owner)),
        ...(await examineDeliveries(owner)),
        ...(await examineMails(owner)),
      ];
      if (findings.some(({ level }) => level === 'bad')) process.exitCode = foundWrong;
      print(json, { findings }, findings.flatMap(linesOf));
    }),
  );
