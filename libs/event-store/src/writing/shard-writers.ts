import { Complaint, guarded, type LogLogger } from '../guarded.js';
import type { Point } from '../point.js';
import { DecidingTime } from './deciding/deciding-time.js';
import type { GroupReport } from './group-report.js';
import { coldReads } from './loading/cold-reads.js';
import { ShardWriter } from './shard-writer.js';
import type { WriterPlace } from './writer-place.js';

/** What the writers of a process share with the rest of it. */
type Shared = Pick<WriterPlace, 'pool' | 'cache' | 'vault' | 'clock' | 'world' | 'limits'>;

/** The writers of one process: one for each shard that it has ever written to. */
export class ShardWriters {
  readonly #writers = new Map<number, ShardWriter>();
  readonly #common: Pick<WriterPlace, 'reads' | 'deciding'>;
  readonly #groupListeners: ((report: GroupReport) => void)[] = [];

  constructor(
    private readonly shared: Shared,
    private readonly logger: LogLogger,
    private readonly grown: (shard: number, head: Point) => void,
  ) {
    this.#common = { reads: coldReads(shared.pool), deciding: new DecidingTime(shared.world) };
  }

  of(shard: number): ShardWriter {
    const known = this.#writers.get(shard);
    if (known) return known;
    const writer = new ShardWriter({
      ...this.shared,
      ...this.#common,
      shard,
      onGrown: (head) => this.grown(shard, head),
      onGroup: (report) => {
        for (const listener of this.#groupListeners) listener(report);
      },
      complaint: new Complaint(`writing to shard ${shard}`, this.logger),
    });
    this.#writers.set(shard, writer);
    return writer;
  }

  onGroup(listener: (report: GroupReport) => void): void {
    this.#groupListeners.push(guarded('a listener to groups', listener, this.logger));
  }
}
