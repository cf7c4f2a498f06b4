import type { Pool } from 'pg';
import { ClockAhead } from '../failures.js';
import { Complaint, type LogLogger } from '../guarded.js';
import { readClock } from '../sql/clock/read-clock.js';
import type { Machine } from '../world/world.js';
import type { DatabaseClock } from './database-clock.js';

/** Milliseconds between two questions. */
const pause = 1_000;

/** Questions at the beginning, at most: a network that is always slow keeps no process from starting. */
const askedAtMost = 5;

/** Asks the database what time it is when this process is in doubt, and says so where it does not believe the answer. */
export class Timekeeper {
  readonly #complaint: Complaint;
  /** One of its own: with the same it would say both by turns, for every refusal. */
  readonly #refusals: Complaint;
  #asking: Promise<void> | null = null;
  #next = Number.NEGATIVE_INFINITY;
  /** Something was refused, and nobody has looked since whether it would be again. */
  #isAlarmed = false;

  constructor(
    private readonly pool: Pool,
    private readonly clock: DatabaseClock,
    private readonly here: Machine,
    logger: LogLogger,
  ) {
    this.#complaint = new Complaint('the database’s clock', logger);
    this.#refusals = new Complaint('the database’s clock', logger);
  }

  /** Before anything is decided. What the first answer took has the making of a connection in it. */
  async begin(): Promise<void> {
    await this.#read();
    for (let asked = 1; asked < askedAtMost && this.clock.isVague; asked += 1) await this.#read();
  }

  /** Asks where there is doubt, once a second at most; what goes wrong then goes wrong elsewhere too. */
  look(): void {
    if (!this.#isAlarmed && !this.clock.isDoubtful && !this.clock.isVague) return;
    if (this.#asking || this.here.monotonic() < this.#next) return;
    this.#next = this.here.monotonic() + pause;
    this.#asking = this.#read()
      .catch(() => {})
      .finally(() => {
        this.#asking = null;
      });
  }

  /** The database would have recorded something at a time that this process does not believe. */
  refused(cause: Error): ClockAhead {
    this.#isAlarmed = true;
    this.look();
    this.#refusals.met(new Error(`nothing is recorded: ${remedy}`));
    return new ClockAhead(cause.message, { cause });
  }

  async #read(): Promise<void> {
    this.clock.observe(await readClock(this.pool, this.here));
    const ahead = this.clock.ahead / 60_000;
    this.#isAlarmed = this.clock.isDoubtful;
    if (!this.#isAlarmed) {
      this.#refusals.over();
      return this.#complaint.over();
    }
    const says = `${Math.abs(ahead).toFixed()} min ${ahead < 0 ? 'behind' : 'ahead of'} what this process takes for the time`;
    this.#complaint.met(new Error(`it is ${says}: ${remedy}`));
  }
}

const remedy = 'set the clocks right, or vouch for the database’s: npm run replay -- clock accept';
