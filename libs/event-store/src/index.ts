import { inPackage, type MigrationSource } from '#libs/database';

export { Bell } from './bell.js';
export type { Envelope, Settled } from './envelope.js';
export { type DecideOptions, EventLog, type LogLimits } from './event-log.js';
export {
  Busy,
  IdempotencyKeyReused,
  OutcomeUnknown,
  StorageFull,
  UnknownTenant,
  WriteContention,
} from './failures.js';
export { type Following, HoleInLog, type Page } from './follow.js';
export type { ReplayedEvent } from './replayed-event.js';
export type { StreamRange } from './sql/copy-streams.js';
export { createTenant, listTenants, type Tenant } from './sql/tenants.js';
export type { StoredEvent } from './stored-event.js';
export type { Append, Change, Decision, Read, Recorded, Seen, Stream } from './stream.js';
export type { CacheReport } from './stream-cache.js';
export { compareHeads, type HeadMismatch, type SignedHeads, signHeads } from './signed-heads.js';
export { type BrokenDigest, verifyDigests } from './verify-digests.js';

/** The log's tables, functions and rights. */
export const eventStoreMigrations: MigrationSource = {
  library: 'event-store',
  directory: inPackage('libs/event-store/migrations'),
  functions: inPackage('libs/event-store/src/sql'),
  grants: inPackage('libs/event-store/grants.sql'),
};
