import { Command } from 'commander';
import { listShards, type ShardStatus } from '#libs/event-store';
import type { ProjectionReport } from '#libs/projection';
import { type DeliveryReport, reportDeliveries } from './deliveries.js';
import { type MailsReport, reportAllMails } from './mails.js';
import { bad, doubtful, faint, good, strong } from './output/paint.js';
import { counted, grouped, print, table } from './output/print.js';
import { withOwnerDatabase } from './owner-database.js';
import { reportAll, withLog } from './views/projections.js';

const lagOf = (report: ProjectionReport) => {
  const { lag, holder, isDeclared, parked, rebuild } = report;
  const { events, totalEvents } = rebuild ?? { events: 0, totalEvents: 0 };
  const building = rebuild ? `, rebuilt to ${Math.floor((100 * events) / Math.max(totalEvents, 1))} %` : '';
  const reader = isDeclared ? '' : faint(', of another version');
  const behind =
    lag.events === 0 ? good('none') : doubtful(`${counted(lag.events, 'event')}, ${Math.ceil(lag.seconds)} s`);
  const isLeft = lag.events > 0 && holder === null;
  const without = parked.count > 0 ? bad(`, ${counted(parked.count, 'subject')} parked`) : '';
  return `${behind}${without}${isLeft ? ', no process updates it' : ''}${building}${reader}`;
};

const parkedLines = ({ name, version, shard, parked }: ProjectionReport) => [
  ...parked.subjects.map(
    ({ tenant, subject, fromVersion, fromPosition, reason, attempts }) =>
      `${bad('parked')}  ${name} ${version} of shard ${shard}: ${subject} of ${tenant} from version ${fromVersion}, ` +
      `position ${grouped(fromPosition)}, on: ${reason} (${counted(attempts, 'attempt')})`,
  ),
  ...(parked.count > parked.subjects.length
    ? [`${bad('parked')}  and ${parked.count - parked.subjects.length} more`]
    : []),
];

const webhookLines = (webhooks: readonly DeliveryReport[]) => {
  if (webhooks.length === 0) return [];
  const waiting = webhooks.filter(({ status, wait }) => status === 'active' && wait).length;
  const disabled = webhooks.filter(({ status }) => status === 'disabled').length;
  const trouble = waiting + disabled > 0 ? doubtful(`, ${waiting} waiting, ${disabled} disabled: see deliveries`) : '';
  return ['', `${counted(webhooks.length, 'webhook')}${trouble}`];
};

const mailLines = ({ tenants }: MailsReport) => {
  if (tenants.length === 0) return [];
  const sum = (of: 'today' | 'due' | 'waiting' | 'failed' | 'leftOut') =>
    tenants.reduce((all, tenant) => all + tenant[of], 0);
  const untold = sum('failed') + sum('leftOut');
  const trouble = untold > 0 ? doubtful(`, ${counted(untold, 'letter')} of the last day not told: see mails`) : '';
  return ['', `${counted(sum('today'), 'letter')} today, ${sum('due')} due, ${sum('waiting')} tried again${trouble}`];
};

const shardLine = ({ shard, head, recordedAt, digest, tenants }: ShardStatus) => [
  `${shard}`,
  grouped(head),
  recordedAt?.toISOString() ?? '',
  digest?.slice(0, 16) ?? '',
  tenants.join(' '),
];

export const status = new Command('status')
  .description('show how far each shard of the log is, and each projection behind it')
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    '\nA lasting lag means that a projection fails, or that no process updates it: see doctor. A parked subject lacks its latest\nevents in that projection only; it is retried every minute and whenever a server starts.',
  )
  .action(({ json }: { json?: boolean }) =>
    withOwnerDatabase((owner) =>
      withLog(owner, async (log) => {
        const shards = await listShards(owner);
        const projections = await reportAll(log, owner, shards);
        const webhooks = await reportDeliveries(owner);
        const mails = await reportAllMails(owner);
        const events = shards.reduce((sum, { head }) => sum + head, 0);
        print(json, { log: log.id, events, shards, projections, webhooks, mails }, [
          `${strong(`log ${log.id}`)}, ${counted(events, 'event')}`,
          '',
          ...table(['shard', 'head', 'last event', 'digest', 'tenants'], shards.map(shardLine)),
          '',
          ...table(
            ['projection', 'shard', 'position', 'lag'],
            projections.map((each) => [
              `${each.name} ${each.version}`,
              `${each.shard}`,
              grouped(each.position),
              lagOf(each),
            ]),
          ),
          ...projections.flatMap(parkedLines),
          ...webhookLines(webhooks),
          ...mailLines(mails),
        ]);
      }),
    ),
  );
