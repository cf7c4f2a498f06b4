import { Command } from 'commander';
import { listShards, readLogId } from '#libs/event-store';
import { listCheckpoints } from '#libs/projection';
import { withOwnerDatabase } from './owner-database.js';
import { doubtful, faint, good, strong } from './paint.js';
import { grouped, print, table } from './print.js';
import { type Standing, standings } from './standings.js';

const lagOf = ({ lag, lagSeconds, isDeclared }: Standing) => {
  if (!isDeclared) return faint('not read by this version');
  return lag === 0 ? good('none') : doubtful(`${grouped(lag)} events, ${grouped(lagSeconds)} s`);
};

export const status = new Command('status')
  .description('how far each shard of the log has come, and each projection after it')
  .option('--json', 'print one JSON object')
  .addHelpText('after', '\nA lag that stays is a projection that is parked or that nobody runs: see doctor.')
  .action(({ json }: { json?: boolean }) =>
    withOwnerDatabase(async (owner) => {
      const { id: log } = await readLogId(owner);
      const checkpoints = await listCheckpoints(owner);
      const shards = await listShards(owner);
      const projections = standings(shards, checkpoints);
      const events = shards.reduce((sum, { head }) => sum + head, 0);
      print(json, { log, events, shards, projections }, [
        `${strong(`log ${log}`)}, ${grouped(events)} events`,
        '',
        ...table(
          ['shard', 'head', 'last event', 'tenants'],
          shards.map(({ shard, head, recordedAt, tenants }) => [
            `${shard}`,
            grouped(head),
            recordedAt?.toISOString() ?? '',
            tenants.join(' '),
          ]),
        ),
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
      ]);
    }),
  );
