import type { Pool } from 'pg';
import type { EventLog } from '#libs/event-store';
import type { Projection } from '../projection.js';
import type { ShardOutline } from './outline-shards.js';
import type { Pace } from './pace.js';
import type { Progression } from './progression.js';

/** Where a projection is rebuilt, and what is told of it. */
export interface Place {
  readonly log: Pick<EventLog, 'heads' | 'pointAt' | 'scanShard' | 'scanStream' | 'scanStreams' | 'world'>;
  /** The shards that have events, as they were when the rebuild began. */
  readonly outline: () => Promise<ShardOutline[]>;
  /** The owner's. */
  readonly pool: Pool;
  /** As it is read. */
  readonly served: Projection;
  /** The same one, its rows in the table beside. */
  readonly built: Projection;
  readonly progression: Progression;
  readonly pace: Pace;
  /** Whether it takes over with more parked subjects than what is served has. */
  readonly evenIfMoreParked: boolean;
  readonly signal: AbortSignal | undefined;
}
