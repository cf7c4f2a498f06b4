import { createHash } from 'node:crypto';
import type { Mutant } from './planting/mutant.js';
import { plant } from './planting/plant.js';
import { readResult, writeResult } from './results.js';
import { type Room, root, specsOf } from './rooms.js';
import { Tried } from './tried.js';
import { Lane } from './trying/lane.js';

export interface Wish {
  readonly room: Room;
  readonly files: readonly string[];
  /** Of a hundred; what the room says unless stated. */
  readonly percent?: number;
  /** Whether what comes of it is kept with the results, file by file; else all files are tried by turns. */
  readonly isKept: boolean;
  /** How long it may go on; what is begun is ended. */
  readonly msLeft: () => number;
  readonly say: (line: string) => void;
}

export interface Survivor {
  readonly file: string;
  readonly name: string;
}

export interface Campaign {
  /** What no test at all noticed. */
  readonly survivors: readonly Survivor[];
  readonly drawn: number;
  /** Of the drawn: those that the time did not suffice for. */
  readonly untried: number;
  /** Those that the quick tests let pass, and that the time did not suffice to try the slow ones on. */
  readonly undecided: number;
}

/** A lot that the name decides, of a hundred, so that the same are drawn again. */
const lotOf = (file: string, name: string) =>
  createHash('sha256').update(`${file} ${name}`).digest().readUInt32BE() % 100;

/** Tries the mutants of these files: by what is quick, and what that lets pass by what is slow. Null where no time was left for that. */
export const campaign = async ({ room, files, percent = room.percent, ...wish }: Wish): Promise<Campaign | null> => {
  const { isKept, msLeft, say } = wish;
  const planted = await plant(root, files, room.sql);
  const { texts, mutants, names } = planted;
  const lane = new Lane({ root, texts, specs: specsOf(room), mutants: mutants.length });
  try {
    const dress = msLeft() > 0 ? await lane.dress(msLeft()) : null;
    if (dress === null) {
      say(`${room.name}: no time for its tests, not even without a mutant`);
      return null;
    }
    const seconds = Object.values(dress.times).reduce((sum, ms) => sum + ms, 0) / 1_000;
    say(
      `${room.name}: ${files.length} files, ${mutants.length} mutants; ${Math.round(seconds)} s of tests without one`,
    );
    for (const failed of dress.failed) say(`without a mutant fails ${failed}`);
    const isLate = ({ id }: Mutant) => dress.loading.includes(id);
    const all = files.map((file) => {
      // A function that is a constant is mutated by what is in it.
      const own = mutants.filter((one) => one.file === file && !(one.mutator === 'ArrowFunction' && isLate(one)));
      return new Tried(
        file,
        own,
        own.filter(({ id }) => lotOf(file, names.get(id)!) < percent),
        planted,
      );
    });
    const keep = (tried: Tried) => {
      say(tried.standing);
      if (isKept) writeResult(room.name, { ...readResult(room.name), [tried.file]: tried.result });
    };
    const decided = new Set<Mutant>();
    for (const isSlow of [false, true]) {
      // Those that need modules anew come last, as each of them loads all.
      const drawn = all.flatMap((tried) => (isSlow ? tried.left : tried.drawn).map((mutant) => ({ tried, mutant })));
      const lot = ({ mutant }: (typeof drawn)[number]) =>
        isKept ? Number(isLate(mutant)) : lotOf(mutant.file, names.get(mutant.id)!);
      const place = ({ tried }: (typeof drawn)[number]) => (isKept ? all.indexOf(tried) : 0);
      const turns = drawn.toSorted((a, b) => place(a) - place(b) || lot(a) - lot(b));
      for (const [index, { tried, mutant }] of turns.entries()) {
        if (msLeft() <= 0) break;
        await tried.tryOut(lane, dress, mutant, isSlow);
        if (isSlow) decided.add(mutant);
        if (turns[index + 1]?.tried !== tried && isKept) keep(tried);
      }
    }
    if (!isKept) all.forEach(keep);
    for (const line of all.flatMap((tried) => [...tried.sayLeft()])) say(line);
    const left = all.flatMap((tried) => tried.left);
    const survivors = left.filter((mutant) => decided.has(mutant));
    return {
      survivors: survivors.map(({ id, file }) => ({ file, name: names.get(id)! })),
      drawn: all.reduce((sum, { drawn }) => sum + drawn.length, 0),
      untried: all.reduce((sum, { drawn, count }) => sum + drawn.length - count, 0),
      undecided: left.length - survivors.length,
    };
  } finally {
    lane.close();
  }
};
