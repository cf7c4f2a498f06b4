import type { Pool } from 'pg';
import { listShards } from '#libs/event-store';
import type { ProjectionReport } from '#libs/projection';
import { reportAll, withLog } from '../views/projections.js';
import { doubt, type Finding, ok, wrong } from './finding.js';

/** Seconds after which somebody would notice. */
const noticeable = 5;

/** Whether the views follow the log. */
export const examineProjections = async (pool: Pool): Promise<Finding[]> => {
  const shards = await listShards(pool);
  const reports = await withLog(pool, (log) => reportAll(log, pool, shards));
  const found = [...reports.flatMap(parked), ...reports.flatMap(behind), ...leftOver(reports)];
  return found.length > 0 ? found : [ok('views', 'all are at the head of the log')];
};

const nameOf = ({ name, version, shard }: ProjectionReport) => `${name} ${version} of shard ${shard}`;

/** What policies find in the rows of a view, and so do not do for what is missing there; displacements they ask the log for. */
const notDone: Readonly<Record<string, string>> = {
  bookings: 'meanwhile it does not expire by itself, if it is a hold or a request',
  waitlists: 'meanwhile nothing that becomes free is offered to the waitlist of this service',
  'waitlist-entries': 'meanwhile it does not leave the waitlist by itself, and receives no offers',
};

const parked = (report: ProjectionReport): Finding[] => {
  const { count, subjects } = report.parked;
  const missed = report.name in notDone ? `; ${notDone[report.name]}` : '';
  const more =
    count > subjects.length ? [wrong('views', `${nameOf(report)} has parked ${count} subjects`, 'See status.')] : [];
  const each = subjects.map(({ tenant, subject, fromVersion, reason }) =>
    wrong(
      'views',
      `${nameOf(report)} has parked ${subject} of ${tenant} from version ${fromVersion} on: ${reason}${missed}`,
      `Look at it (show ${subject}); it continues by itself within a minute of the cause being fixed.`,
    ),
  );
  return [...more, ...each];
};

const behind = (report: ProjectionReport): Finding[] => {
  const { lag, holder, isDeclared } = report;
  if (!isDeclared || lag.seconds < noticeable) return [];
  const says = `${nameOf(report)} is ${lag.events} events (${Math.round(lag.seconds)} s) behind`;
  if (holder === null)
    return [doubt('views', `${says}, and no process updates it`, 'Start a server with ROLE=all or ROLE=projector.')];
  return [
    doubt('views', `${says}, although ${holder} updates it`, 'Its log says why; if it is only catching up, wait.'),
  ];
};

const leftOver = (reports: readonly ProjectionReport[]): Finding[] => {
  const left = new Set(
    reports.filter(({ isDeclared }) => !isDeclared).map(({ name, version }) => `${name} ${version}`),
  );
  if (left.size === 0) return [];
  return [
    doubt(
      'views',
      `no server of this version reads ${[...left].join(', ')}`,
      'Keep them while older servers run; then drop them: npm run replay -- drop <projection> <version>.',
    ),
  ];
};
