import type { Registry } from '@prometheus-io/client';
import type { EventLog } from '#libs/event-store';
import type { ProjectionRunner } from '#libs/projection';
import { type CountedDeliveries, deliveryLines } from './delivery-metrics.js';
import { LagMetrics } from './lag-metrics.js';
import { LogMetrics } from './log-metrics.js';
import { type CountedMails, mailLines } from './mail-metrics.js';
import type { RequestMetrics } from './request-metrics.js';

/** The text format of Prometheus. */
export const metricsType = 'text/plain; version=0.0.4; charset=utf-8';

/** What Prometheus is told of this process. Its client is loaded when it first asks: that takes 60 ms. */
export class Metrics {
  readonly #groups = new LogMetrics();
  readonly #lag: LagMetrics;
  #registry: Promise<Registry> | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly runner: Pick<ProjectionRunner, 'status' | 'moves' | 'onMove'>,
    private readonly requests: RequestMetrics,
    private readonly deliveries: CountedDeliveries,
    private readonly mails: CountedMails,
  ) {
    log.onGroup((report) => this.#groups.count(report));
    this.#lag = new LagMetrics(log, runner);
  }

  /** In the text format of Prometheus, version 0.0.4. */
  async scrape(): Promise<string> {
    this.#registry ??= import('./build-registry.js').then(({ buildRegistry }) => buildRegistry(this.log, this.runner));
    const process = await (await this.#registry).metrics();
    const told = [...deliveryLines(this.deliveries), ...mailLines(this.mails)];
    return `${process}\n${[...this.requests.lines(), ...this.#groups.lines(), ...this.#lag.lines(), ...told].join('\n')}\n`;
  }
}
