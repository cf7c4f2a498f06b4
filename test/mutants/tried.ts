import type { Mutant } from './planting/mutant.js';
import type { Planted } from './planting/plant.js';
import { digestOf, type FileResult } from './results.js';
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

/** Which tests one is tried on; `proven` are those that have noticed another one of its file. */
export type Tests = 'quick' | 'slow' | 'proven';

type Fate = 'noticed' | 'endless' | 'survived';

/** What is tried of one file, and what came of it. */
export class Tried {
  readonly #fates = new Map<Mutant, Fate>();
  /** How many mutants of this file each act has noticed. */
  readonly #noticedBy = new Map<string, number>();
  #ms = 0;

  constructor(
    readonly file: string,
    readonly all: readonly Mutant[],
    readonly drawn: readonly Mutant[],
    private readonly planted: Planted,
  ) {}

  get left(): Mutant[] {
    return this.drawn.filter((mutant) => this.#fates.get(mutant) === 'survived');
  }

  /** How many of the drawn were tried. */
  get count(): number {
    return this.#fates.size;
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
    const isMeant = (id: string) =>
      dress.times[id] !== undefined &&
      (tests === 'proven' ? this.#noticedBy.has(id) : dress.times[id]! > quickMs === (tests === 'slow'));
    const acts = met.filter(isMeant).sort((a, b) => cost(a) - cost(b));
    if (acts.length === 0) return this.#fates.set(mutant, 'survived');
    const { quick, slow } = dress.hits;
    const hits = Math.max(quick[mutant.id] ?? 0, tests === 'quick' ? 0 : (slow[mutant.id] ?? 0));
    const ask = (some: readonly string[]) => {
      const steps = Math.max(...some.map((id) => dress.steps[id]!));
      const usualMs = some.reduce((sum, id) => sum + dress.times[id]!, 0);
      return lane.tryOut({ mutant: mutant.id, acts: some, anew: isLate, hits, steps, text }, usualMs);
    };
    let verdict = await ask(acts);
    // One that waits for ever keeps the others from being asked: then each file is asked by itself.
    const files = verdict ? [] : Map.groupBy(acts, (id) => id.split(' › ')[0]!).values();
    for (const own of files) verdict = verdict?.noticedBy ? verdict : await ask(own);
    this.#ms += verdict?.ms ?? 0;
    const by = verdict?.noticedBy ?? null;
    if (by !== null) this.#noticedBy.set(by, (this.#noticedBy.get(by) ?? 0) + 1);
    const noticed = verdict?.isEndless ? 'endless' : 'noticed';
    return this.#fates.set(mutant, by !== null ? noticed : 'survived');
  }

  get result(): FileResult {
    const fates = [...this.#fates.values()];
    return {
      source: digestOf(this.file),
      mutants: this.all.length,
      tried: fates.length,
      noticed: fates.filter((fate) => fate !== 'survived').length,
      endless: fates.filter((fate) => fate === 'endless').length,
      survivors: this.left.map(({ id }) => this.planted.names.get(id)!).sort(),
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
