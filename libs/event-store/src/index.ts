import { inPackage, type MigrationSource } from '#libs/database';

export { Bell } from './bell.js';
export type { Envelope, Settled } from './envelope.js';
export { type DecideOptions, EventLog, type LogContents, type LogLimits } from './event-log.js';
export type { EventSchema, EventTypes, EventTypesOf, EventVersion, Personal } from './event-version.js';
export {
  Busy,
  IdempotencyKeyReused,
  OutcomeUnknown,
  StorageFull,
  UnknownTenant,
  WriteContention,
} from './failures.js';
export { type Following, HoleInLog, type Page } from './follow.js';
export type { GroupReport, SettledCommand } from './group-report.js';
export { MisshapenEvent } from './misshapen-event.js';
export { boxesInText, type FoundBox, withoutBoxes } from './personal/boxes-in-text.js';
export { boxesIn } from './personal/open-boxes.js';
export type { SubjectState } from './personal/subject-stream.js';
export type { Subjects } from './personal/subjects.js';
export { textsSealedIn } from './personal/texts-sealed-in.js';
export type { ReplayedEvent } from './replayed-event.js';
export {
  compareHeads,
  exportHeads,
  type HeadMismatch,
  type KeptHeads,
  type SignedHeads,
  signHeads,
} from './signed-heads.js';
export type { StreamRange } from './sql/copy-streams.js';
export { countEvents } from './sql/count-events.js';
export { findTenant } from './sql/find-tenant.js';
export { forkLog } from './sql/fork-log.js';
export { listShards, type ShardStatus } from './sql/list-shards.js';
export { readKeys, type WrappedKey } from './sql/read-keys.js';
export { readLogId } from './sql/read-log-id.js';
export { readSealedFor } from './sql/read-sealed-for.js';
export { readStream } from './sql/read-stream.js';
export { createTenant, isShard, listTenants, placeTenant, type Tenant } from './sql/tenants.js';
export type { StoredEvent } from './stored-event.js';
export type { Append, Change, Decision, Read, Recorded, Seen, Stream } from './stream.js';
export type { CacheReport } from './stream-cache.js';
export { countOf, type ExportHeader, NotAnExport, readHeader } from './transfer/export-header.js';
export { exportHeader, exportLog } from './transfer/export-log.js';
export { importLog, OtherLog } from './transfer/import-log.js';
export { type Checked, verifyLog } from './verify/verify-log.js';
export { UnreadableEvent } from './unreadable-event.js';
export { type BrokenDigest, verifyDigests } from './verify-digests.js';

/** The log's tables, functions and rights. */
export const eventStoreMigrations: MigrationSource = {
  library: 'event-store',
  directory: inPackage('libs/event-store/migrations'),
  functions: inPackage('libs/event-store/src/sql'),
  grants: inPackage('libs/event-store/grants.sql'),
};
