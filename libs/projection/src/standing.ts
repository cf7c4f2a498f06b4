import type { Pool } from 'pg';
import { beginning, type Machine, type Point, type Scanned, type StoredEvent } from '#libs/event-store';
import { ParkingLot } from './parking/parking-lot.js';
import { handledBy, type Projection } from './projection.js';
import type { Stand } from './sql/read-checkpoints.js';
import { tidyCheckpoints } from './sql/tidy-checkpoints.js';
import { type Failure, type ProjectionLogger, Trouble } from './trouble.js';

/** Where a projection stands in a shard, whose last known position is `head`. */
export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  readonly shard: number;
  readonly position: number;
  readonly head: number;
  readonly failure: Failure | null;
  /** Subjects that it has gone past, and is to be given later; as of when this process moved it. */
  readonly parked: number;
}

export const batchSize = 1_000;

/** Where one projection stands in a shard, what it has left behind there, and what keeps it from going on. */
export class Standing {
  readonly trouble: Trouble;
  readonly lot: ParkingLot;
  at: Point = beginning;
  /** How many of its checkpoints have stayed at that position. */
  drains = 0;
  /** Events at most: fewer and fewer after a failure, until so few are left that each stream can be looked at. */
  batch = batchSize;
  #tidiedTo = 0;

  constructor(
    readonly projection: Projection,
    private readonly shard: number,
    private readonly pool: Pool,
    readonly logger: ProjectionLogger,
    here: Machine,
    retryParkedEvery: number | undefined,
  ) {
    this.trouble = new Trouble(`projection ${projection.name} ${projection.version} of shard ${shard}`, logger, here);
    this.lot = new ParkingLot(here, retryParkedEvery);
  }

  get position(): number {
    return this.at.position;
  }

  status(head: number, failure = this.trouble.failure): ProjectionStatus {
    const { name, version } = this.projection;
    const { shard, position, lot } = this;
    return { name, version, shard, position, head: Math.max(head, position), failure, parked: lot.size };
  }

  /** Of these events those that it takes now. */
  wants<Event extends Scanned<StoredEvent>>(events: readonly Event[]): Event[] {
    const handled = handledBy(this.projection, events);
    if (this.lot.size === 0) return handled;
    return handled.filter(({ tenant, stream }) => !this.lot.has({ tenant, subject: stream }));
  }

  /** Its rows are moved on, by whomever. */
  moved({ position, mark, drains }: Stand): void {
    if (position > this.position) this.trouble.over();
    this.at = { position, mark };
    this.drains = drains;
  }

  /** Deletes the checkpoints that it moved away from, but for the last ones. Never throws: what is left goes the next time. */
  async tidy(to: number): Promise<void> {
    try {
      await tidyCheckpoints(this.pool, this.shard, this.projection, this.#tidiedTo, to);
      this.#tidiedTo = to;
    } catch {
      // Moves on the same database tell of whatever is wrong with it.
    }
  }
}
