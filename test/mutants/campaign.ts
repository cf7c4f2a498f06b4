import { createHash } from 'node:crypto';
import { isExplained, readReasons } from './judged.js';
import type { Mutant } from './planting/mutant.js';
import { plant } from './planting/plant.js';
import { readResult, writeResult } from './results.js';
import { type Room, root, specsOf } from './rooms.js';
import { type Tests, Tried } from './tried.js';
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
    const reasons = readReasons(room.name);
    const isOpen = ({ id, file }: Mutant) => !isExplained(reasons, file, names.get(id)!);
    const due: Record<Tests, (tried: Tried) => Mutant[]> = {
      quick: ({ drawn }) => drawn.filter(isOpen),
      // That nobody could notice it is believed of what has a reason, unless one does that has noticed others of its file.
      proven: ({ drawn }) => drawn.filter((mutant) => !isOpen(mutant)),
      slow: ({ left }) => left.filter(isOpen),
    };
    // What is kept is complete file by file; where time may run out, the slow tests come after all of the quick ones.
    for (const group of isKept ? all.map((tried) => [tried]) : [all]) {
      for (const tests of ['quick', 'proven', 'slow'] as const) {
        const turns = group.flatMap((tried) => due[tests](tried).map((mutant) => ({ tried, mutant })));
        // Those that need modules anew come last, as each of them loads all.
        const lot = ({ mutant }: (typeof turns)[number]) =>
          isKept ? Number(isLate(mutant)) : lotOf(mutant.file, names.get(mutant.id)!);
        for (const { tried, mutant } of turns.toSorted((a, b) => lot(a) - lot(b))) {
          if (msLeft() <= 0) break;
          await tried.tryOut(lane, dress, mutant, tests);
          if (tests === 'slow') decided.add(mutant);
        }
      }
      group.forEach(keep);
    }
    for (const line of all.flatMap((tried) => [...tried.sayLeft()])) say(line);
    const left = all.flatMap((tried) => tried.left);
    const survivors = left.filter((mutant) => decided.has(mutant));
    return {
      survivors: survivors.map(({ id, file }) => ({ file, name: names.get(id)! })),
      drawn: all.reduce((sum, { drawn }) => sum + drawn.length, 0),
      untried: all.reduce((sum, { drawn, count }) => sum + drawn.length - count, 0),
      undecided: left.filter((mutant) => isOpen(mutant) && !decided.has(mutant)).length,
    };
  } finally {
    lane.close();
  }
};
