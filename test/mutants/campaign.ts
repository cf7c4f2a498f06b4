import { createHash } from 'node:crypto';
import { isExplained, readReasons } from './judged.js';
import type { Mutant } from './planting/mutant.js';
import { plant } from './planting/plant.js';
import { digestOf, readResult, writeResult } from './results.js';
import { isNear, type Room, root, specsOf } from './rooms.js';
import { type Tests, Tried } from './tried.js';
import { Lane } from './trying/lane.js';

/** How long what is left of a file is tried on all other tests: what that does not suffice for is marked. */
export const farMsPerFile = 60_000;

/** Of each file at least so many are drawn. */
const leastDrawn = 2;

export interface Wish {
  readonly room: Room;
  readonly files: readonly string[];
  /** Of a hundred; what the room says unless stated. */
  readonly percent?: number;
  /** Whether what comes of it is kept with the results, file by file; else all files are tried by turns. */
  readonly isKept: boolean;
  /** Whether, of files that are the same since and of which as many are drawn, what was noticed is not tried again. */
  readonly isAgain?: boolean;
  /** Whether no other specs are run than those about the files. */
  readonly isNearOnly?: boolean;
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
  /** Those that the tests about their file let pass, and that the time did not suffice to try the others on. */
  readonly undecided: number;
}

/** A lot that the name decides, of a hundred, so that the same are drawn again. */
const lotOf = (file: string, name: string) =>
  createHash('sha256').update(`${file} ${name}`).digest().readUInt32BE() % 100;

/** Tries the mutants of these files: by the tests about them, and what those let pass by all others. Null where no time was left for that. */
export const campaign = async ({ room, files, percent = room.percent, ...wish }: Wish): Promise<Campaign | null> => {
  const { isKept, isAgain = false, isNearOnly = false, msLeft, say } = wish;
  const planted = await plant(root, files, room.sql);
  const { texts, mutants, names } = planted;
  const nameOf = ({ id }: Mutant) => names.get(id)!;
  const specs = specsOf(room).filter((spec) => !isNearOnly || files.some((file) => isNear(file, spec)));
  // The instrumenter leaves out numbers.
  const numbers = 1 + mutants.reduce((highest, { id }) => Math.max(highest, id), -1);
  const lane = new Lane({ root, texts, specs, numbers });
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
    const reasons = readReasons(room.name);
    const results = readResult(room.name);
    const lot = (mutant: Mutant) => lotOf(mutant.file, nameOf(mutant));
    const all = files.map((file) => {
      // A function that is a constant is mutated by what is in it.
      const own = mutants.filter((one) => one.file === file && !(one.mutator === 'ArrowFunction' && isLate(one)));
      const byLot = own.toSorted((a, b) => lot(a) - lot(b));
      const drawn = byLot.filter((mutant, nth) => nth < leastDrawn || lot(mutant) < percent);
      const isSame = results[file]?.source === digestOf(file) && results[file].tried === drawn.length;
      const before = isAgain && isSame ? results[file] : null;
      return new Tried(file, own, drawn, planted, (name) => isExplained(reasons, file, name), before);
    });
    const keep = (tried: Tried) => {
      say(tried.standing);
      if (isKept) writeResult(room.name, { ...readResult(room.name), [tried.file]: tried.result });
    };
    const isOpen = (mutant: Mutant) => !isExplained(reasons, mutant.file, nameOf(mutant));
    const due: Record<Tests, (tried: Tried) => Mutant[]> = {
      near: ({ open }) => (isAgain ? open : open.filter(isOpen)),
      // That nobody could notice it is believed of what has a reason, unless one does that has noticed others of its file.
      proven: ({ open }) => open.filter((mutant) => !isOpen(mutant)),
      far: ({ left }) => (isNearOnly ? [] : left.filter(isOpen)),
    };
    const tryOut = async (group: readonly Tried[], tests: Tests) => {
      const turns = group.flatMap((tried) => due[tests](tried).map((mutant) => ({ tried, mutant })));
      // Those that need modules anew come last, as each of them loads all.
      const turn = (mutant: Mutant) => (isKept ? Number(isLate(mutant)) : lot(mutant));
      for (const { tried, mutant } of turns.toSorted((a, b) => turn(a.mutant) - turn(b.mutant))) {
        if (msLeft() <= 0) break;
        if (isKept && tried.farMs > farMsPerFile) continue;
        await tried.tryOut(lane, dress, mutant, tests);
      }
    };
    // What is kept is kept file by file, what the others say of it later; where time may run out, all files have their turns.
    const groups = isKept ? all.map((tried) => [tried]) : [all];
    for (const group of groups) {
      await tryOut(group, 'near');
      await tryOut(group, 'proven');
      group.forEach(keep);
    }
    for (const group of groups) {
      if (group.every((tried) => due.far(tried).length === 0)) continue;
      await tryOut(group, 'far');
      group.forEach(keep);
    }
    for (const line of all.flatMap((tried) => [...tried.sayLeft()])) say(line);
    const left = all.flatMap((tried) => tried.left.map((mutant) => ({ mutant, isSettled: tried.isSettled(mutant) })));
    return {
      survivors: left.filter((one) => one.isSettled).map(({ mutant }) => ({ file: mutant.file, name: nameOf(mutant) })),
      drawn: all.reduce((sum, { drawn }) => sum + drawn.length, 0),
      untried: all.reduce((sum, { open }) => sum + open.length, 0),
      undecided: left.filter(({ mutant, isSettled }) => isOpen(mutant) && !isSettled).length,
    };
  } finally {
    lane.close();
  }
};
