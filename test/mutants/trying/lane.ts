import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Order, Scene } from './order.js';
import type { Dress, Verdict } from './rehearsal.js';

/** A mutant that takes this long without meeting itself is ended by the clock, which is no notice: so long, however busy the machine is. */
const patienceMs = 20_000;
const patience = 3;

/** The slowest room without a mutant, on a machine that has other things to do. */
const longestDressMs = 20 * 60_000;

/** After so many mutants the process is a new one: modules that were loaded anew are never let go. */
const wearsOutAfter = { anew: 60, other: 2_000 };

/** One process that rehearses, replaced where it hangs, dies or is worn out. */
export class Lane {
  #child: ChildProcess | undefined;
  #wear = 0;

  constructor(private readonly scene: Scene) {}

  /** Null where there is not the time. */
  async dress(msLeft: number): Promise<Dress | null> {
    return (await this.#ask({ dress: true }, Math.min(msLeft, longestDressMs))) as Dress | null;
  }

  /** Null where the clock ended it, or the process died of it. `usualMs`: what its acts take without it. */
  async tryOut(order: Extract<Order, { mutant: number }>, usualMs: number): Promise<Verdict | null> {
    this.#wear += 1 / (order.anew ? wearsOutAfter.anew : wearsOutAfter.other);
    if (this.#wear > 1) this.close();
    return (await this.#ask(order, patienceMs + patience * usualMs)) as Verdict | null;
  }

  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
    this.#wear = 0;
  }

  async #open(): Promise<ChildProcess> {
    const worker = join(import.meta.dirname, 'worker.ts');
    const execArgv = [
      '--import',
      join(this.scene.root, 'scripts/from-source.mjs'),
      '--disable-warning=ExperimentalWarning',
    ];
    const child = fork(worker, { execArgv, serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.send(this.scene);
    await once(child, 'message');
    return child;
  }

  async #ask(order: Order, msLeft: number): Promise<unknown> {
    this.#child ??= await this.#open();
    const child = this.#child;
    const over = new AbortController();
    const answered = once(child, 'message', { signal: over.signal }).then(([answer]) => answer);
    const died = once(child, 'exit', { signal: over.signal }).then(() => null);
    const ended = setTimeout(() => child.kill('SIGKILL'), msLeft);
    child.send(order);
    const answer = await Promise.race([answered, died]);
    clearTimeout(ended);
    over.abort();
    for (const left of [answered, died]) left.catch(() => {});
    if (answer === null) this.close();
    return answer;
  }
}
