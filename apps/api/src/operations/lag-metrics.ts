import type { EventLog } from '#libs/event-store';
import type { ProjectionRunner } from '#libs/projection';
import { Histogram } from './histogram.js';

const lagSeconds = 'slotlog_view_lag_seconds';

/** Commits that wait for the views; of more the newest are not counted. */
const most = 10_000;

interface Commit {
  readonly position: number;
  readonly at: number;
}

/** How long it takes until all views have what this process has committed, where this process moves them on itself. */
export class LagMetrics {
  readonly #seconds = new Histogram([0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]);
  readonly #waiting = new Map<number, Commit[]>();

  constructor(log: Pick<EventLog, 'onAppend'>, runner: Pick<ProjectionRunner, 'moves' | 'onMove'>) {
    log.onAppend((shard, head, isOwn) => {
      if (isOwn && runner.moves(shard)) this.#committed(shard, head);
    });
    runner.onMove((shard, position) => this.#reached(shard, position));
  }

  /** In the text format of Prometheus. */
  lines(): string[] {
    return [
      `# HELP ${lagSeconds} Time from a commit until all read models include it, if this process does both.`,
      `# TYPE ${lagSeconds} histogram`,
      ...this.#seconds.lines(lagSeconds),
    ];
  }

  #committed(shard: number, position: number): void {
    const commit = { position, at: performance.now() };
    const waiting = this.#waiting.get(shard);
    if (!waiting) this.#waiting.set(shard, [commit]);
    else if (waiting.length < most) waiting.push(commit);
  }

  #reached(shard: number, reached: number): void {
    const waiting = this.#waiting.get(shard);
    if (!waiting) return;
    const now = performance.now();
    const count = waiting.findIndex(({ position }) => position > reached);
    const over = waiting.splice(0, count === -1 ? waiting.length : count);
    for (const { at } of over) this.#seconds.observe((now - at) / 1_000);
  }
}
