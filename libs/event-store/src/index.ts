import { inPackage, type MigrationSource } from '#libs/database';

export type { EventSchema, EventTypes, EventTypesOf, EventVersion, Personal } from './catalogue/event-version.js';
export { MisshapenEvent } from './catalogue/misshapen-event.js';
export type { ReplayedEvent } from './catalogue/replayed-event.js';
export { readableOf, type Scanned, type ShardScan } from './catalogue/scanned.js';
export type { StoredEvent } from './catalogue/stored-event.js';
export { UnreadableEvent } from './catalogue/unreadable-event.js';
export {
  compareHeads,
  exportHeads,
  type HeadMismatch,
  type KeptHeads,
  type SignedHeads,
  signHeads,
} from './digests/signed-heads.js';
export { type BrokenDigest, verifyDigests } from './digests/verify-digests.js';
export { type Checked, verifyLog } from './digests/verify-log.js';
export type { Envelope, Settled } from './envelope.js';
export { type DecideOptions, EventLog } from './event-log.js';
export {
  Busy,
  ClockAhead,
  IdempotencyKeyReused,
  OtherHistory,
  OutcomeUnknown,
  StorageFull,
  UnknownTenant,
  WriteContention,
} from './failures.js';
export { Bell } from './following/bell.js';
export { type Following, HoleInLog, type Page } from './following/follow.js';
export { movedSince } from './following/moved-since.js';
export { Movements, ShardMovements } from './following/movements.js';
export type { Naming } from './following/whose.js';
export type { LogLogger } from './guarded.js';
export type { LogContents, LogLimits } from './log-contents.js';
export { boxesInText, type FoundBox, withoutBoxes } from './personal/boxes-in-text.js';
export { decrypt, encrypt, Nonces } from './personal/cipher.js';
export { boxesIn } from './personal/open-boxes.js';
export type { SubjectState } from './personal/subject-stream.js';
export type { Subjects } from './personal/subjects.js';
export { textsSealedIn } from './personal/texts-sealed-in.js';
export { verifyKeys } from './personal/verify-keys.js';
export { beginning, later, markOf, type Point, pointOf } from './point.js';
export { type AcceptedClock, acceptClock } from './sql/clock/accept-clock.js';
export { readTimes, type Times } from './sql/clock/read-times.js';
export { readKeys, type WrappedKey } from './sql/keys/read-keys.js';
export { readSealedFor } from './sql/keys/read-sealed-for.js';
export { type KindOfEvents, kindsOfEvents } from './sql/proving/kinds-of-events.js';
export { tenantsInShard } from './sql/proving/tenants-in-shard.js';
export { countEvents } from './sql/reading/count-events.js';
export { listShards, type ShardStatus } from './sql/reading/list-shards.js';
export { listStreams } from './sql/reading/list-streams.js';
export { readLogId } from './sql/reading/read-log-id.js';
export { readStream } from './sql/reading/read-stream.js';
export { findTenant } from './sql/tenants/find-tenant.js';
export { createTenant, isShard, listTenants, placeTenant, type Tenant } from './sql/tenants/tenants.js';
export type { StreamRange } from './sql/transfer/copy-streams.js';
export { importUnderWay } from './sql/transfer/import-under-way.js';
export { forkLog, takeLogId } from './sql/transfer/log-id.js';
export type { Append, Change, Decision, Read, Recorded, Seen, Stream } from './streams/stream.js';
export type { CacheReport } from './streams/stream-cache.js';
export { countOf, type ExportEnd, type ExportHeader, NotAnExport, readHeader } from './transfer/export-header.js';
export { exportEnd, exportHeader, exportLog, type WrittenUpTo } from './transfer/export-log.js';
export { importLog, OtherLog } from './transfer/import-log.js';
export { linesOf } from './transfer/lines.js';
export { realWorld } from './world/real-world.js';
export { type Machine, sleep, type World } from './world/world.js';
export type { GroupReport, SettledCommand } from './writing/group-report.js';
export type { CommandStep } from './writing/pending.js';
export { refusedAt } from './writing/refused-at.js';

/** The log's tables, functions and rights. */
export const eventStoreMigrations: MigrationSource = {
  library: 'event-store',
  directory: inPackage('libs/event-store/migrations'),
  functions: inPackage('libs/event-store/src/sql/functions'),
  grants: inPackage('libs/event-store/grants.sql'),
  editions: inPackage('libs/event-store/editions.json'),
};
