import type { GroupReport } from '#libs/event-store';
import { Histogram } from './histogram.js';

const groupSize = 'slotlog_group_commands';
const groupSeconds = 'slotlog_group_settle_seconds';
const waitSeconds = 'slotlog_command_wait_seconds';
const againTotal = 'slotlog_commands_decided_again_total';

/** How commands become calls to the database: in groups of which size, after which wait, and how long a call takes. */
export class LogMetrics {
  readonly #sizes = new Histogram([1, 2, 4, 8, 16, 32, 64, 128, 256]);
  readonly #seconds = new Histogram([0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]);
  readonly #waits = new Histogram([0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]);
  #again = 0;

  count({ waits, tookMs, again }: GroupReport): void {
    this.#sizes.observe(waits.length);
    this.#seconds.observe(tookMs / 1_000);
    for (const wait of waits) this.#waits.observe(wait / 1_000);
    this.#again += again;
  }

  /** In the text format of Prometheus. */
  lines(): string[] {
    return [
      `# HELP ${groupSize} Commands settled by one database call.`,
      `# TYPE ${groupSize} histogram`,
      ...this.#sizes.lines(groupSize),
      `# HELP ${groupSeconds} Duration of a database call that settles commands.`,
      `# TYPE ${groupSeconds} histogram`,
      ...this.#seconds.lines(groupSeconds),
      `# HELP ${waitSeconds} Time a command waited for the call that settled it.`,
      `# TYPE ${waitSeconds} histogram`,
      ...this.#waits.lines(waitSeconds),
      `# HELP ${againTotal} Commands decided again because the state they had read was outdated.`,
      `# TYPE ${againTotal} counter`,
      `${againTotal} ${this.#again}`,
    ];
  }
}
