import { Command } from 'commander';
import type { Pool } from 'pg';
import { listShards } from '#libs/event-store';
import { listUntold, type MailReport, reportMails, type UntoldLetter } from '#libs/mail';
import { bad, doubtful } from './output/paint.js';
import { counted, grouped, print, table } from './output/print.js';
import { withOwnerDatabase } from './owner-database.js';

export interface MailsReport {
  readonly tenants: readonly MailReport[];
  /** The newest of each shard. */
  readonly untold: readonly UntoldLetter[];
}

const shownPerShard = 50;

/** How letters go, of all tenants of a database. */
export const reportAllMails = async (owner: Pool): Promise<MailsReport> => {
  const tenants: MailReport[] = [];
  const untold: UntoldLetter[] = [];
  for (const { shard } of await listShards(owner)) {
    tenants.push(...(await reportMails(owner, shard)));
    untold.push(...(await listUntold(owner, shard, shownPerShard)));
  }
  return { tenants, untold };
};

const dateOf = (instant: number | null) => (instant === null ? '' : new Date(instant).toISOString());

const untoldRow = ({ tenant, subject, audience, kind, state, whyNot, changedAt }: UntoldLetter) => [
  tenant,
  subject,
  audience,
  kind,
  state === 'failed' ? bad(state) : doubtful(state),
  whyNot,
  dateOf(changedAt),
];

export const mails = new Command('mails')
  .description('what people are written, and what they did not get')
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    `
Due is what is looked at some seconds after it happened, or again later. A letter that failed was refused by the mail server for
good, or for a day; one that was left out was one too many for an address that never followed a link. Neither is sent again by
itself; the next change of its booking is told as if nothing had been.`,
  )
  .action(({ json }: { json?: boolean }) =>
    withOwnerDatabase(async (owner) => {
      const report = await reportAllMails(owner);
      const rows = report.tenants.map((each) => [
        each.tenant,
        grouped(each.today),
        grouped(each.due),
        dateOf(each.dueSince),
        grouped(each.waiting),
        grouped(each.failed),
        grouped(each.leftOut),
      ]);
      const heads = ['tenant', 'today', 'due', 'since', 'tried again', 'failed in a day', 'left out in a day'];
      const untold = report.untold.map(untoldRow);
      print(json, report, [
        ...(rows.length > 0 ? table(heads, rows) : ['nobody is written to']),
        ...(untold.length > 0
          ? [
              '',
              `${counted(untold.length, 'letter')} not told:`,
              ...table(['tenant', 'about', 'to the', 'letter', 'is', 'because', 'at'], untold),
            ]
          : []),
      ]);
    }),
  );
