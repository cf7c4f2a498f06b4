import type { Pool } from 'pg';
import type { StoredEvent } from '#libs/event-store';
import { handledBy, type Projection } from './projection.js';
import { parkEvent, unparkEvent } from './sql/park-event.js';
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
}

export const batchSize = 1_000;

/** Where one projection stands in a shard, and what keeps it there. */
export class Standing {
  readonly trouble: Trouble;
  position = 0;
  /** Events at most: fewer and fewer after a failure, until it is clear which command it is that fails. */
  batch = batchSize;
  /** Or may be, by another process before. */
  isParked = false;
  #tidiedTo = 0;

  constructor(
    readonly projection: Projection,
    private readonly shard: number,
    private readonly pool: Pool,
    logger: ProjectionLogger,
  ) {
    this.trouble = new Trouble(`projection ${projection.name} ${projection.version} of shard ${shard}`, logger);
  }

  status(head: number, failure = this.trouble.failure): ProjectionStatus {
    const { name, version } = this.projection;
    const { shard, position } = this;
    return { name, version, shard, position, head: Math.max(head, position), failure };
  }

  /** Its rows are moved on, by whomever. */
  async moved(to: number): Promise<void> {
    if (to > this.position) await this.#passed();
    this.position = to;
  }

  /** One command that fails is parked and tried again and again; of several it is found out which one it is. */
  async failed(error: Error, events: readonly StoredEvent[]): Promise<void> {
    const [first] = events as [StoredEvent];
    const { tenant, stream, type } = handledBy(this.projection, events)[0]!;
    if (events.at(-1)!.commandId !== first.commandId) {
      this.batch = Math.max(1, Math.floor(Math.min(this.batch, events.length) / 8));
      return;
    }
    this.trouble.met(error, ` at position ${first.position}`);
    this.isParked = true;
    await parkEvent(this.pool, this.shard, this.projection, { ...first, tenant, stream, type }, error.message);
  }

  /** Deletes the checkpoints that it moved away from, but for the last ones. */
  async tidy(to: number): Promise<void> {
    await tidyCheckpoints(this.pool, this.shard, this.projection, this.#tidiedTo, to);
    this.#tidiedTo = to;
  }

  async #passed() {
    this.trouble.over();
    if (!this.isParked) return;
    await unparkEvent(this.pool, this.shard, this.projection);
    this.isParked = false;
  }
}
