import { Bell, type EventLog } from '#libs/event-store';
import type { Policy } from './policy.js';

/** Between two looks, in milliseconds: what a policy does is not urgent, whoever needs it does it himself. */
const pause = 1_000;

/** Lets policies act on every shard that has events, again and again. Any number of runners may do so at once. */
export class PolicyRunner {
  readonly #bell = new Bell();
  #running: Promise<void> | null = null;
  #stopping = false;

  constructor(
    private readonly log: Pick<EventLog, 'heads' | 'now'>,
    private readonly policies: readonly Policy[],
    private readonly logger: { warn(message: string): void },
  ) {}

  start(): void {
    this.#stopping = false;
    this.#running ??= this.#run();
  }

  /** Returns once the commands under way are settled. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#bell.ring();
    await this.#running;
    this.#running = null;
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      const isDone = await this.#actOnAll().catch((error: Error) => {
        this.logger.warn(`a policy could not act: ${error.message}`);
        return true;
      });
      if (isDone) await this.#bell.rung(pause);
    }
  }

  async #actOnAll(): Promise<boolean> {
    let isDone = true;
    for (const shard of (await this.log.heads()).keys()) {
      for (const policy of this.policies) {
        if (this.#stopping) return true;
        if (await policy.act(shard, this.log.now())) isDone = false;
      }
    }
    return isDone;
  }
}
