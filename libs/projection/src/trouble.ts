import type { Machine } from '#libs/event-store';

/** Where what goes wrong is written down; a Nest logger is one. */
export interface ProjectionLogger {
  warn(message: string): void;
  error(message: string): void;
}

export interface Failure {
  readonly message: string;
  /** How often in a row. */
  readonly attempts: number;
  readonly retryInMs: number;
}

const shortestPause = 50;
const longestPause = 5_000;

/**
 * What goes wrong in one place, again and again: written down when it begins, when it changes and when it is over,
 * and tried again after twice as long each time.
 */
export class Trouble {
  #message: string | null = null;
  #attempts = 0;
  #until = 0;

  constructor(
    readonly place: string,
    private readonly logger: ProjectionLogger,
    private readonly here: Machine,
  ) {}

  /** Milliseconds until the next attempt. */
  get pause(): number {
    return Math.max(0, this.#until - this.here.monotonic());
  }

  get failure(): Failure | null {
    return this.#message === null
      ? null
      : { message: this.#message, attempts: this.#attempts, retryInMs: Math.ceil(this.pause) };
  }

  met({ message }: Error, where = '') {
    if (message !== this.#message) this.logger.error(`${this.place}${where}: ${message}`);
    this.#message = message;
    this.#until = this.here.monotonic() + Math.min(longestPause, shortestPause * 2 ** this.#attempts);
    this.#attempts += 1;
  }

  over() {
    if (this.#message === null) return;
    this.logger.warn(`${this.place}: goes on after ${this.#attempts} failed attempts`);
    this.#message = null;
    this.#attempts = 0;
    this.#until = 0;
  }
}
