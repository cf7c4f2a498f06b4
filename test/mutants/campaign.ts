import { createHash } from 'node:crypto';
import type { Mutant } from './planting/mutant.js';
import { plant } from './planting/plant.js';
import { digestOf, type FileResult, readResult, writeResult } from './results.js';
import { type Room, root, specsOf } from './rooms.js';
import { Lane } from './trying/lane.js';
import { type Dress, hooksOf, quickMs } from './trying/rehearsal.js';

export interface Wish {
  readonly room: Room;
  readonly files: readonly string[];
  readonly specs?: readonly string[];
  /** Of a hundred; what the room says unless stated. */
  readonly percent?: number;
  /** Whether to begin no further mutant. */
  readonly isOver: () => boolean;
  readonly say: (line: string) => void;
}

/** The first draws of a lot that the name decides, so that the same are tried again. */
const isDrawn = (file: string, name: string, percent: number) =>
  createHash('sha256').update(`${file} ${name}`).digest().readUInt32BE() % 100 < percent;

/** Which acts meet it, the quick ones first; those of a file whose hooks meet it as well. */
const actsFor = (mutants: readonly Mutant[], { covering, times }: Dress): string[] => {
  const met = mutants.flatMap(({ id }) => covering[id] ?? []);
  const files = met.filter((id) => id.startsWith(hooksOf(''))).map((id) => id.slice(hooksOf('').length));
  const all = Object.keys(times);
  const others = all.filter((id) => files.some((file) => id.startsWith(`${file} › `)));
  return [...new Set([...met.filter((id) => id in times), ...others])];
};

type Fate = 'noticed' | 'endless' | 'survived';

/** What is tried of one file, and what came of it. */
class Tried {
  readonly #fates = new Map<Mutant, Fate>();
  #ms = 0;

  constructor(
    readonly file: string,
    readonly all: readonly Mutant[],
    readonly drawn: readonly Mutant[],
    private readonly names: ReadonlyMap<number, string>,
    private readonly functions: ReadonlyMap<number, string>,
  ) {}

  get left(): Mutant[] {
    return this.drawn.filter((mutant) => this.#fates.get(mutant) === 'survived');
  }

  async tryOut(lane: Lane, dress: Dress, mutant: Mutant, isSlow: boolean) {
    const isLate = dress.loading.includes(mutant.id);
    // Of what is met while modules are loaded nobody knows who meets it: whoever meets anything in the file may.
    const text = this.functions.get(mutant.id);
    const met = text === undefined ? actsFor(isLate ? this.all : [mutant], dress) : Object.keys(dress.times);
    const acts = met
      .filter((id) => dress.times[id]! > quickMs === isSlow)
      .sort((a, b) => dress.times[a]! - dress.times[b]!);
    if (acts.length === 0) return this.#fates.set(mutant, 'survived');
    const hits = dress.hits[isSlow ? 'slow' : 'quick'][mutant.id] ?? 0;
    const verdict = await lane.tryOut({ mutant: mutant.id, acts, anew: isLate, hits, text });
    this.#ms += verdict?.ms ?? 0;
    if (process.env.LOUD) console.log(isLate, acts.length, verdict, mutant.original.slice(0, 50), '→', mutant.replacement.slice(0, 50));
    const noticed = verdict?.isEndless ? 'endless' : 'noticed';
    return this.#fates.set(mutant, verdict?.noticedBy ? noticed : 'survived');
  }

  keep(room: string, dress: Dress) {
    const met = this.all.flatMap(({ id }) => dress.covering[id] ?? []);
    const fates = [...this.#fates.values()];
    const result: FileResult = {
      source: digestOf(this.file),
      mutants: this.all.length,
      tried: fates.length,
      noticed: fates.filter((fate) => fate !== 'survived').length,
      endless: fates.filter((fate) => fate === 'endless').length,
      survivors: this.left.map(({ id }) => this.names.get(id)!).sort(),
      specs: [...new Set(met.map((act) => act.replace(hooksOf(''), '').split(' › ')[0]!))].sort(),
    };
    writeResult(room, { ...readResult(room), [this.file]: result });
    return `${this.file}: ${result.noticed} of ${result.tried}, ${Math.round(this.#ms)} ms`;
  }

  *sayLeft() {
    for (const mutant of this.left) yield `  ${this.file}:${mutant.lineNumber} ${this.names.get(mutant.id)}`;
  }
}

/** Tries the mutants of these files and keeps what became of them, file by file: first by what is quick, then what is left. */
export const campaign = async ({ room, files, specs = specsOf(room), percent = room.percent, isOver, say }: Wish) => {
  const { texts, mutants, names, functions } = await plant(root, files, room.sql);
  const lane = new Lane({ root, texts, specs, mutants: mutants.length });
  try {
    const dress = await lane.dress();
    for (const failed of dress.failed) say(`without a mutant fails ${failed}`);
    // A function that is a constant is mutated by what is in it.
    const isLate = (mutant: Mutant) => dress.loading.includes(mutant.id);
    const rounds = files.map((file) => {
      const all = mutants.filter((mutant) => mutant.file === file && !(mutant.mutator === 'ArrowFunction' && isLate(mutant)));
      const drawn = all.filter(({ id }) => isDrawn(file, names.get(id)!, percent));
      return new Tried(file, all, drawn, names, functions);
    });
    for (const tried of rounds) {
      // Those that need modules anew come last, as each of them loads all.
      for (const mutant of tried.drawn.toSorted((a, b) => Number(isLate(a)) - Number(isLate(b)))) {
        if (isOver()) return;
        await tried.tryOut(lane, dress, mutant, false);
      }
      say(tried.keep(room.name, dress));
    }
    for (const tried of rounds) {
      for (const mutant of tried.left) {
        if (isOver()) return;
        await tried.tryOut(lane, dress, mutant, true);
      }
      say(tried.keep(room.name, dress));
      for (const line of tried.sayLeft()) say(line);
    }
  } finally {
    lane.close();
  }
};
