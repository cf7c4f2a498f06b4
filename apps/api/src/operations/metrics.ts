import type { Registry } from '@prometheus-io/client';
import type { EventLog } from '#libs/event-store';
import type { ProjectionRunner } from '#libs/projection';

/** What Prometheus is told of this process. Its client is loaded when it first asks: that takes 60 ms. */
export class Metrics {
  #registry: Promise<Registry> | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly runner: Pick<ProjectionRunner, 'status'>,
  ) {}

  /** In the text format of Prometheus, version 0.0.4. */
  async scrape(): Promise<string> {
    this.#registry ??= import('./build-registry.js').then(({ buildRegistry }) => buildRegistry(this.log, this.runner));
    return (await this.#registry).metrics();
  }
}
