import type { Machine } from '#libs/event-store';
import type { ProjectionId } from '../projection.js';

export type RebuildPhase = 'load' | 'index' | 'catch-up' | 'compare' | 'switch' | 'done';

/** How far the rebuild of one projection is. */
export interface RebuildProgress extends ProjectionId {
  readonly phase: RebuildPhase;
  /** Events folded so far, by this process and before it, and about how many there are. */
  readonly events: number;
  readonly totalEvents: number;
  /** Of this process since it began. */
  readonly eventsPerSecond: number;
  /** Rows loaded so far. */
  readonly rows: number;
}

/** Between two reports, in milliseconds; a new phase is told at once. */
const pause = 100;

/** Counts what a rebuild does and tells it now and then. */
export class Progression {
  readonly #began: number;
  #phase: RebuildPhase = 'load';
  #before = 0;
  #events = 0;
  #total = 0;
  #rows = 0;
  #toldAt = 0;

  constructor(
    private readonly id: ProjectionId,
    private readonly here: Machine,
    private readonly onProgress: ((progress: RebuildProgress) => void) | undefined,
  ) {
    this.#began = here.monotonic();
  }

  /** What is to be done, and what of it an earlier process has done. */
  begin(total: number, events: number, rows: number): void {
    this.#total = total;
    this.#before = events;
    this.#rows = rows;
    this.#tell();
  }

  add(events: number, rows: number): void {
    this.#events += events;
    this.#rows += rows;
    if (this.here.monotonic() - this.#toldAt >= pause) this.#tell();
  }

  enter(phase: RebuildPhase): void {
    this.#phase = phase;
    this.#tell();
  }

  now(): RebuildProgress {
    const { name, version } = this.id;
    const events = this.#before + this.#events;
    const eventsPerSecond = Math.round((this.#events / (this.here.monotonic() - this.#began)) * 1_000);
    const totalEvents = this.#phase === 'load' ? Math.max(this.#total, events) : events;
    return { name, version, phase: this.#phase, events, totalEvents, eventsPerSecond, rows: this.#rows };
  }

  #tell(): void {
    this.#toldAt = this.here.monotonic();
    this.onProgress?.(this.now());
  }
}
