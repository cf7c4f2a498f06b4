import { Command } from 'commander';
import type { Pool } from 'pg';
import { countGivenUp, reportShard, type SubscriberReport } from '#libs/delivery';
import { listShards } from '#libs/event-store';
import { bad, doubtful, good } from './output/paint.js';
import { counted, grouped, print, table } from './output/print.js';
import { withOwnerDatabase } from './owner-database.js';

/** How one webhook stands, with the events that it is not sent any more. */
export interface DeliveryReport extends Omit<SubscriberReport, 'secrets'> {
  readonly failed: number;
}

/** All webhooks of a database, by shard and tenant. Their secrets are nobody's business here. */
export const reportDeliveries = async (owner: Pool): Promise<DeliveryReport[]> => {
  const reports: DeliveryReport[] = [];
  for (const { shard, head } of await listShards(owner)) {
    const inShard = await reportShard(owner, shard, head);
    for (const [tenant, own] of Map.groupBy(inShard, (each) => each.tenant)) {
      const ids = own.map(({ id }) => id);
      const failed = await countGivenUp(owner, shard, tenant, ids);
      reports.push(...own.map(({ secrets: _, ...report }) => ({ ...report, failed: failed.get(report.id) ?? 0 })));
    }
  }
  return reports;
};

export const statusOf = ({ status, wait, disabledBecause }: DeliveryReport): string => {
  if (status === 'disabled') return bad(`disabled: ${disabledBecause}`);
  if (status === 'paused') return 'paused';
  return wait ? doubtful(`waiting until ${new Date(wait.until).toISOString()}`) : good('active');
};

export const deliveries = new Command('deliveries')
  .description('list the webhooks and the state of their deliveries')
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    `
A waiting webhook is retried automatically and misses nothing; a disabled one continues where it stopped once somebody enables it
(PATCH /v1/webhooks/{id}). Parked are subjects with an event that was not accepted; failed are events that are not retried unless
somebody asks for it (POST /v1/webhooks/{id}/retry-failed).`,
  )
  .action(({ json }: { json?: boolean }) =>
    withOwnerDatabase(async (owner) => {
      const reports = await reportDeliveries(owner);
      const rows = reports.map((each) => [
        each.tenant,
        each.id,
        statusOf(each),
        grouped(each.lag),
        grouped(each.parked),
        grouped(each.failed),
        each.url,
      ]);
      print(json, { webhooks: reports }, [
        counted(reports.length, 'webhook'),
        ...(rows.length > 0 ? ['', ...table(['tenant', 'webhook', 'is', 'lag', 'parked', 'failed', 'url'], rows)] : []),
      ]);
    }),
  );
