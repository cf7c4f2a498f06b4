import type { Pool } from 'pg';
import { listClients } from '#libs/database';
import { listShards } from '#libs/event-store';
import { listCheckpoints } from '#libs/projection';
import { standings } from '../standings.js';
import { doubt, type Finding, ok, wrong } from './finding.js';

/** Seconds after which somebody would notice. */
const noticeable = 5;

/** Whether the views follow the log. */
export const examineProjections = async (pool: Pool): Promise<Finding[]> => {
  const all = standings(await listShards(pool), await listCheckpoints(pool));
  const isFollowed = (await listClients(pool)).includes('slotlog projector');
  const behind = all.filter(({ isDeclared, lag, lagSeconds }) => isDeclared && lag > 0 && lagSeconds >= noticeable);
  const left = [
    ...new Set(all.filter(({ isDeclared }) => !isDeclared).map(({ name, version }) => `${name} ${version}`)),
  ];
  const found: Finding[] = behind.map(({ name, version, shard, lag, lagSeconds, position }) => {
    const says = `${name} ${version} is ${lag} events (${lagSeconds} s) behind in shard ${shard}`;
    return isFollowed
      ? wrong(
          'views',
          `${says}, though a server projects`,
          `Its log says why it stands at ${position}; mend that, and it goes on.`,
        )
      : doubt('views', says, 'No server projects: start one with ROLE=all or ROLE=projector.');
  });
  if (left.length > 0) {
    found.push(
      doubt('views', `${left.join(', ')} are read by no server of this version`, 'Leave them while older servers run.'),
    );
  }
  return found.length > 0 ? found : [ok('views', 'all stand at the head of the log')];
};
