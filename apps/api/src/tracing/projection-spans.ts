import { setTimeout as sleep } from 'node:timers/promises';
import { type Attributes, type Span, SpanKind } from '@opentelemetry/api';
import type { ProjectionRunner } from '#libs/projection';
import { ownAttributes } from './own-attributes.js';
import type { Trace } from './trace.js';

interface Waiting {
  readonly trace: Trace;
  readonly span: Span;
  readonly position: number;
  readonly until: number;
}

/** How often to look how far another process has come, in milliseconds. */
const every = 10;

/** How long a span may take, in milliseconds: then the views are behind, which the metrics tell. */
const patience = 30_000;

/** More spans than that are not begun while the views are behind. */
const most = 10_000;

/**
 * Spans from a commit until all views have what it stored. The process that took the command ends them, whichever
 * process projects: its own runner tells it at once, of another one it asks the checkpoints.
 */
export class ProjectionSpans {
  readonly #waiting = new Map<number, Waiting[]>();
  readonly #watched = new Set<number>();
  #count = 0;

  constructor(
    private readonly runner: Pick<ProjectionRunner, 'moves' | 'onMove'>,
    private readonly readPosition: (shard: number) => Promise<number>,
  ) {
    runner.onMove((shard, position) => this.#reached(shard, position));
  }

  begin(trace: Trace, commit: Span, shard: number, position: number, attributes: Attributes): void {
    if (this.#count >= most) return;
    this.#count += 1;
    const span = trace.begin('project', SpanKind.INTERNAL, commit, attributes);
    const waiting = { trace, span, position, until: performance.now() + patience };
    const others = this.#waiting.get(shard);
    if (others) others.push(waiting);
    else this.#waiting.set(shard, [waiting]);
    if (!this.#watched.has(shard)) void this.#watch(shard);
  }

  /** Returns once none is open any more, at the latest after `patience` milliseconds. */
  async ended(patience: number): Promise<void> {
    const until = performance.now() + patience;
    while (this.#count > 0 && performance.now() < until) await sleep(every);
    for (const shard of this.#waiting.keys()) this.#end(shard, () => true, false);
  }

  async #watch(shard: number): Promise<void> {
    this.#watched.add(shard);
    while (this.#waiting.has(shard)) {
      await sleep(every, undefined, { ref: false });
      if (!this.runner.moves(shard)) this.#reached(shard, await this.readPosition(shard).catch(() => 0));
      const now = performance.now();
      this.#end(shard, ({ until }) => until <= now, false);
    }
    this.#watched.delete(shard);
  }

  #reached(shard: number, reached: number): void {
    this.#end(shard, ({ position }) => position <= reached, true);
  }

  #end(shard: number, isOver: (waiting: Waiting) => boolean, isReadable: boolean): void {
    const all = this.#waiting.get(shard);
    if (!all) return;
    const left: Waiting[] = [];
    for (const waiting of all) {
      if (!isOver(waiting)) left.push(waiting);
      else waiting.span.setAttributes(ownAttributes({ readable: isReadable })).end(waiting.trace.now());
    }
    this.#count -= all.length - left.length;
    if (left.length === 0) this.#waiting.delete(shard);
    else this.#waiting.set(shard, left);
  }
}
