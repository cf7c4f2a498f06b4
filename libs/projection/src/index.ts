import { inPackage, type MigrationSource } from '#libs/database';

export { Leases } from './leases.js';
export {
  type Consumer,
  type FailedSubject,
  type Fault,
  mostParked,
  type ParkedSubject,
  TooManyParked,
} from './parking/parked-subject.js';
export { Progress, ReadBehind } from './progress.js';
export type { Projection, ProjectionId } from './projection.js';
export { type ProjectionReport, reportProjections } from './projection-reports.js';
export { ProjectionRunner } from './projection-runner.js';
export type { Comparison } from './rebuild/compare-rows.js';
export type { RebuildPhase, RebuildProgress } from './rebuild/progression.js';
export { type Rebuilding, RebuildUnderWay, type Rebuilt, rebuild } from './rebuild/rebuild.js';
export { MoreParked } from './rebuild/switch-over.js';
export { type KeyedRow, type RowPerKey, rowPerKey } from './row-per-key.js';
export { type RowPerStream, rowPerStream } from './row-per-stream.js';
export { Share } from './share.js';
export { parkedStreams } from './sql/parking/parked-streams.js';
export { parkedSubjects } from './sql/parking/parked-subjects.js';
export { readCheckpoints } from './sql/read-checkpoints.js';
export { dropVersion, type InUse, listVersions } from './sql/rebuilding/drop-version.js';
export { standsAt } from './sql/stands-at.js';
export { isLeased } from './sql/take-leases.js';
export { type Table, upsertRows } from './sql/upsert-rows.js';
export type { ProjectionStatus } from './standing.js';
export { type Failure, type ProjectionLogger, Trouble } from './trouble.js';
export { type VerifiedRows, verifyRows } from './verifying/verify-rows.js';

/** The checkpoints and their rights. */
export const projectionMigrations: MigrationSource = {
  library: 'projection',
  directory: inPackage('libs/projection/migrations'),
  grants: inPackage('libs/projection/grants.sql'),
  editions: inPackage('libs/projection/editions.json'),
};
