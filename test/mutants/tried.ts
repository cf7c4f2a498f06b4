import type { Mutant } from './planting/mutant.js';
import type { Planted } from './planting/plant.js';
import { digestOf, type FileResult, today } from './results.js';
import { isNear } from './rooms.js';
import type { Lane } from './trying/lane.js';
import { type Dress, hooksOf, quickMs } from './trying/rehearsal.js';

/** Which acts meet it, the quick ones first; those of a file whose hooks meet it as well. */
const actsFor = (mutants: readonly Mutant[], { covering, times }: Dress): string[] => {
  const met = mutants.flatMap(({ id }) => covering[id] ?? []);
  const files = met.filter((id) => id.startsWith(hooksOf(''))).map((id) => id.slice(hooksOf('').length));
  const all = Object.keys(times);
  const others = all.filter((id) => files.some((file) => id.startsWith(`${file} › `)));
  return [...new Set([...met.filter((id) => id in times), ...others])];
};

/**
 * Which tests one is tried on: `near` those about its file, and what has noticed another one of it; `proven` the latter alone;
 * `far` all that it has not been tried on.
 */
export type Tests = 'near' | 'proven' | 'far';

/** An act that takes longer waits for ever, as far as anybody can say. */
const actPatienceMs = 2_000;
const actPatience = 5;

type Fate = 'noticed' | 'endless' | 'survived';

/** What is tried of one file, and what came of it. */
export class Tried {
  readonly #fates = new Map<Mutant, Fate>();
  /** How many mutants of this file each act has noticed. */
  readonly #noticedBy = new Map<string, number>();
  /** What those that are left were tried on. */
  readonly #asked = new Map<Mutant, ReadonlySet<string>>();
  /** Those that were tried on all that meets them. */
  readonly #settled = new Set<Mutant>();
  #ms = 0;
  #farMs = 0;

  constructor(
    readonly file: string,
    readonly all: readonly Mutant[],
    readonly drawn: readonly Mutant[],
    private readonly planted: Planted,
    /** Whether it is told why nobody could notice the one of this name. */
    private readonly isBelieved: (name: string) => boolean,
    /** What came of it before, if the file is the same since: what was noticed is not tried again. */
    private readonly before: FileResult | null = null,
  ) {
    const survived = new Set(before?.survivors);
    const noticed = before === null ? [] : drawn.filter(({ id }) => !survived.has(planted.names.get(id)!));
    for (const mutant of noticed) this.#fates.set(mutant, 'noticed');
  }

  get left(): Mutant[] {
    return this.drawn.filter((mutant) => this.#fates.get(mutant) === 'survived');
  }

  /** Those that nothing is known of. */
  get open(): Mutant[] {
    return this.drawn.filter((mutant) => !this.#fates.has(mutant));
  }

  /** How many of the drawn were tried. */
  get count(): number {
    return this.#fates.size;
  }

  /** How long those that are left have been tried on what is far. */
  get farMs(): number {
    return this.#farMs;
  }

  isSettled(mutant: Mutant): boolean {
    return this.#settled.has(mutant);
  }

  async tryOut(lane: Lane, dress: Dress, mutant: Mutant, tests: Tests) {
    const isLate = dress.loading.includes(mutant.id);
    const text = this.planted.functions.get(mutant.id);
    const all = Object.keys(dress.times);
    // Of what is met while modules are loaded nobody knows who meets it: whoever imports the file may.
    const importing = () => all.filter((id) => dress.reachedBy[this.file]?.includes(id.split(' › ')[0]!));
    const late = isLate ? importing() : actsFor([mutant], dress);
    const met = text === undefined ? late : all;
    // What noticed others of this file most likely notices this one as well.
    const cost = (id: string) => dress.times[id]! / (1 + (this.#noticedBy.get(id) ?? 0));
    const asked = this.#asked.get(mutant);
    const isMeant: Record<Tests, (id: string) => boolean> = {
      near: (id) => isNear(this.file, id.split(' › ')[0]!) || this.#noticedBy.has(id),
      proven: (id) => this.#noticedBy.has(id),
      far: (id) => !asked?.has(id),
    };
    const acts = met.filter((id) => dress.times[id] !== undefined && isMeant[tests](id));
    this.#asked.set(mutant, new Set([...(asked ?? []), ...acts]));
    if (tests === 'far') this.#settled.add(mutant);
    if (acts.length === 0) return this.#fates.set(mutant, 'survived');
    acts.sort((a, b) => cost(a) - cost(b));
    const ask = (some: readonly string[]) => {
      const { quick, slow } = dress.hits;
      const isSlow = some.some((id) => dress.times[id]! > quickMs);
      const hits = Math.max(quick[mutant.id] ?? 0, isSlow ? (slow[mutant.id] ?? 0) : 0);
      const steps = Math.max(...some.map((id) => dress.steps[id]!));
      const usualMs = some.reduce((sum, id) => sum + dress.times[id]!, 0);
      const actMs = actPatienceMs + actPatience * Math.max(...some.map((id) => dress.times[id]!));
      return lane.tryOut({ mutant: mutant.id, acts: some, anew: isLate, hits, steps, text, actMs }, usualMs);
    };
    const began = performance.now();
    let verdict = await ask(acts);
    // One that waits for ever keeps the others from being asked: then each file is asked by itself.
    const files = verdict ? [] : Map.groupBy(acts, (id) => id.split(' › ')[0]!).values();
    for (const own of files) verdict = verdict?.noticedBy ? verdict : await ask(own);
    const took = performance.now() - began;
    this.#ms += took;
    if (tests === 'far') this.#farMs += took;
    const by = verdict?.noticedBy ?? null;
    if (by !== null) this.#noticedBy.set(by, (this.#noticedBy.get(by) ?? 0) + 1);
    const noticed = verdict?.isEndless ? 'endless' : 'noticed';
    return this.#fates.set(mutant, by !== null ? noticed : 'survived');
  }

  get result(): FileResult {
    const fates = [...this.#fates.values()];
    const nameOf = ({ id }: Mutant) => this.planted.names.get(id)!;
    // One that all others had let pass before has by now met all as well.
    const isNearOnly = (name: string) => this.before === null || this.before.nearOnly?.includes(name);
    const unsettled = this.left.filter((mutant) => !this.isSettled(mutant)).map(nameOf);
    const nearOnly = unsettled.filter((name) => isNearOnly(name) && !this.isBelieved(name)).sort();
    return {
      source: digestOf(this.file),
      on: today(),
      mutants: this.all.length,
      tried: fates.length,
      noticed: fates.filter((fate) => fate !== 'survived').length,
      endless: (this.before?.endless ?? 0) + fates.filter((fate) => fate === 'endless').length,
      survivors: this.left.map(nameOf).sort(),
      ...(nearOnly.length > 0 && { nearOnly }),
    };
  }

  get standing(): string {
    const fates = [...this.#fates.values()];
    const noticed = fates.filter((fate) => fate !== 'survived').length;
    return `${this.file}: ${noticed} of ${fates.length} noticed, ${fates.length} of ${this.drawn.length} tried, ${Math.round(this.#ms)} ms`;
  }

  *sayLeft() {
    for (const mutant of this.left) yield `  ${this.file}:${mutant.lineNumber} ${this.planted.names.get(mutant.id)}`;
  }
}
