import { figureOf } from '../rounds.ts';
import { onceQuiet, type Taken, takenBy } from './processor.ts';
import type { Load } from './wrk.ts';

const rounded = (values: readonly number[], digits: number) => Number(figureOf(values).median.toFixed(digits));

/** What each contestant's runs took beside their rate: how long the slowest hundredth waited, and the processor per request. */
export class Measured {
  readonly #p99 = new Map<string, number[]>();
  readonly #cpu = new Map<string, Taken[]>();
  readonly #postmaster: number;
  timedOut = 0;

  constructor(postmaster: number) {
    this.#postmaster = postmaster;
  }

  /** Counts the processor from before the first request until nothing is left to do, and returns the requests per second. */
  async run(name: string, node: number, send: () => Promise<Load>): Promise<number> {
    const taken = () => takenBy(node, this.#postmaster);
    const before = await onceQuiet(taken);
    const { requests, seconds, p99, timedOut } = await send();
    const after = await onceQuiet(taken);
    const each = (ms: number) => (ms * 1_000) / requests;
    const cpu = { node: each(after.node - before.node), postgres: each(after.postgres - before.postgres) };
    this.#cpu.set(name, [...(this.#cpu.get(name) ?? []), cpu]);
    this.#p99.set(name, [...(this.#p99.get(name) ?? []), p99]);
    this.timedOut += timedOut;
    return requests / seconds;
  }

  /** Medians of the rounds, by contestant. */
  report() {
    const cpuUs = [...this.#cpu].map(([name, taken]) => {
      const node = rounded(
        taken.map(({ node }) => node),
        0,
      );
      return [
        name,
        {
          node,
          postgres: rounded(
            taken.map(({ postgres }) => postgres),
            0,
          ),
        },
      ] as const;
    });
    const p99Ms = [...this.#p99].map(([name, times]) => [name, rounded(times, 1)] as const);
    return { cpuUs: Object.fromEntries(cpuUs), p99Ms: Object.fromEntries(p99Ms), timedOut: this.timedOut };
  }
}
