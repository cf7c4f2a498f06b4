import type { DiagLogger } from '@opentelemetry/api';
import type { Logger } from 'pino';

/** Milliseconds. */
const pause = 60_000;

/** A collector that is away would be complained of every few seconds; once a minute is enough. */
export class SeldomWarnings implements DiagLogger {
  #next = 0;

  constructor(
    private readonly log: Logger,
    private readonly about: string,
  ) {}

  error(message: string): void {
    this.warn(message);
  }

  warn(message: string): void {
    const now = performance.now();
    if (now < this.#next) return;
    this.#next = now + pause;
    this.log.warn({ reason: message }, this.about);
  }

  info(): void {}
  debug(): void {}
  verbose(): void {}
}
