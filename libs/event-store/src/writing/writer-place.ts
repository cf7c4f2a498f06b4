import type { Pool } from 'pg';
import type { DatabaseClock } from '../clock/database-clock.js';
import type { Complaint } from '../guarded.js';
import type { Vault } from '../personal/vault.js';
import type { Point } from '../point.js';
import type { StreamCache } from '../streams/stream-cache.js';
import type { World } from '../world/world.js';
import type { DecidingTime } from './deciding/deciding-time.js';
import type { GroupReport } from './group-report.js';
import type { Reads } from './loading/cold-reads.js';

/** What one process may have under way in one shard. */
export interface WriterLimits {
  /** Commands of one call. */
  readonly commands: number;
  /** Bytes of one call's events; a command with more goes alone. */
  readonly bytes: number;
  /** Commands waiting; one more is Busy. */
  readonly queue: number;
}

/** Where a writer writes, and what it shares with the process. */
export interface WriterPlace {
  readonly pool: Pool;
  readonly shard: number;
  readonly cache: StreamCache;
  /** Null: nothing in the log is sealed. */
  readonly vault: Vault | null;
  readonly clock: DatabaseClock;
  readonly world: World;
  readonly deciding: DecidingTime;
  /** For what commands wait for, on few connections: appends of others need some too. */
  readonly reads: Reads;
  readonly limits: WriterLimits;
  readonly onGrown: (head: Point) => void;
  readonly onGroup: (report: GroupReport) => void;
  /** For what goes wrong beside a command, and has no caller who would be told. */
  readonly complaint: Complaint;
}
