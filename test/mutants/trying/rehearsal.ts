import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Imports } from './imports.js';
import type { Order, Scene } from './order.js';
import { Hung, Play } from './stage.js';
import { Switches } from './switches.js';

export interface Dress {
  readonly failed: readonly string[];
  /** Milliseconds of each act. */
  readonly times: Readonly<Record<string, number>>;
  /** How often each act asks for a switch, whichever. */
  readonly steps: Readonly<Record<string, number>>;
  /** Mutants that are met while modules are loaded. */
  readonly loading: readonly number[];
  /** By path of a file with mutants: the specs that import it in the end. */
  readonly reachedBy: Readonly<Record<string, readonly string[]>>;
  /** Acts that meet a mutant; of hooks that run for several, `hooks of` their file. */
  readonly covering: Readonly<Record<number, readonly string[]>>;
  /** How often each mutant is met by the quick act that meets it most, and by the slow one. */
  readonly hits: { readonly quick: Readonly<Record<number, number>>; readonly slow: Readonly<Record<number, number>> };
}

export interface Verdict {
  readonly mutant: number;
  readonly noticedBy: string | null;
  readonly isEndless: boolean;
  readonly ms: number;
}

export const hooksOf = (file: string) => `hooks of ${file}`;

/** Acts that take longer are tried on what all others let pass. */
export const quickMs = 500;

/** How many times as often as any act meets it without being changed a mutant is met, or as many steps are taken, if that is for ever. */
const endless = 20;

export class Rehearsal {
  #plays = new Map<string, Play>();
  /** In round 0 no mutant was on while anything was loaded. */
  #round = 0;
  readonly #switches = new Switches();

  constructor(
    private readonly scene: Scene,
    private readonly imports: Imports,
    private readonly takeFreshDice: () => unknown,
  ) {}

  /** The spec and all that it is about, anew in each round. */
  #load(spec: string, round: number): Promise<Play> {
    const url = `${pathToFileURL(join(this.scene.root, spec)).href}?round=${round}`;
    return Play.load(spec, () => import(url));
  }

  /** All acts without a mutant: how long each takes and what it meets. */
  async dress(): Promise<Dress> {
    this.#switches.count(this.scene.numbers);
    for (const spec of this.scene.specs) await this.#loaded(spec);
    const loading = this.#switches.look().map(([mutant]) => mutant);
    const times: Record<string, number> = {};
    const steps: Record<string, number> = {};
    const failed: string[] = [];
    const covering: Record<number, string[]> = {};
    const hits: Record<'quick' | 'slow', Record<number, number>> = { quick: {}, slow: {} };
    for (const play of this.#plays.values()) {
      let began = 0;
      await play.perform(() => true, {
        actMs: Number.POSITIVE_INFINITY,
        before: () => {
          this.takeFreshDice();
          this.#switches.stepsTaken();
          began = performance.now();
        },
        after: (act, error) => {
          const ms = performance.now() - began;
          const most = ms > quickMs ? hits.slow : hits.quick;
          // What fails by itself would notice everything.
          if (act && !error) times[act.id] = ms;
          if (act && !error) steps[act.id] = this.#switches.stepsTaken();
          if (error) failed.push(`${act?.id ?? play.file}: ${error}`);
          for (const [mutant, often] of this.#switches.look()) {
            covering[mutant] ??= [];
            covering[mutant].push(act?.id ?? hooksOf(play.file));
            most[mutant] = Math.max(most[mutant] ?? 0, often);
          }
          return true;
        },
      });
    }
    this.#switches.countNoMore();
    const { texts, specs } = this.scene;
    const reachedBy = Object.fromEntries(texts.map(([file]) => [file, this.imports.reaching(file, specs)]));
    return { failed, times, steps, covering, hits, loading, reachedBy };
  }

  /** Until an act fails: in the order of `acts`, but of a file whose acts share something, or that is loaded anew, all at once. */
  async tryOut({ mutant, acts, anew, hits, steps, actMs }: Extract<Order, { mutant: number }>): Promise<Verdict> {
    const began = performance.now();
    this.#switches.turnOn(mutant, Math.max(100_000, hits * endless), Math.max(1_000_000, steps * endless));
    let noticedBy: string | null = null;
    if (anew) this.#round += 1;
    const tried = new Set<string>();
    for (const id of acts) {
      if (tried.has(id)) continue;
      const spec = id.split(' › ')[0]!;
      const play = await (anew ? this.#load(spec, this.#round) : this.#loaded(spec)).catch(() => null);
      const together = anew || play?.hasHooks ? acts.filter((other) => other.startsWith(`${spec} › `)) : [id];
      for (const each of together) tried.add(each);
      noticedBy = play === null ? `loading ${spec}` : await this.#perform(play, together, actMs);
      if (noticedBy !== null) break;
    }
    return { mutant, noticedBy, isEndless: this.#switches.turnOff(), ms: performance.now() - began };
  }

  /** A process that took another's place loads only what it is asked for. */
  async #loaded(spec: string): Promise<Play> {
    const play = this.#plays.get(spec) ?? (await this.#load(spec, 0));
    this.#plays.set(spec, play);
    return play;
  }

  async #perform(play: Play, acts: readonly string[], actMs: number): Promise<string | null> {
    const wanted = new Set(acts);
    let noticedBy: string | null = null;
    try {
      await play.perform(({ id }) => wanted.has(id), {
        actMs,
        before: () => {
          this.takeFreshDice();
          this.#switches.beginAct();
        },
        after: (act, error) => {
          if (error && !(error instanceof Hung)) noticedBy ??= act?.id ?? play.file;
          return !error;
        },
      });
    } catch {
      noticedBy ??= `hooks of ${play.file}`;
    }
    return noticedBy;
  }
}
