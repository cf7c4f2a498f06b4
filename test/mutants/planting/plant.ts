import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Mutant, namesOf } from './mutant.js';
import { instrumentSql } from './sql-in-code.js';
import { changesOf } from './sql-mutators.js';

export interface Planted {
  readonly mutants: readonly Mutant[];
  /** Of each mutant, by its id: the same as long as the code is. */
  readonly names: ReadonlyMap<number, string>;
  /** Texts with all mutants behind switches, by path. */
  readonly texts: readonly (readonly [string, string])[];
  /** Functions of the database as a mutant has them, by its id: they have no switch, they are installed. */
  readonly functions: ReadonlyMap<number, string>;
}

const plantInFunction = (root: string, file: string, from: number): { mutant: Mutant; text: string }[] => {
  const text = readFileSync(join(root, file), 'utf8');
  return changesOf(text).map(({ mutator, start, end, replacement }, index) => {
    const before = text.slice(0, start).split('\n');
    const line = text.split('\n')[before.length - 1]!;
    const original = text.slice(start, end);
    const mutant = { id: from + index, file, mutator, original, replacement, line, lineNumber: before.length };
    return { mutant, text: text.slice(0, start) + replacement + text.slice(end) };
  });
};

/** The mutants of these files: those of Stryker, or those of their statements. */
export const plant = async (root: string, files: readonly string[], isSql: boolean): Promise<Planted> => {
  if (!isSql) {
    const { instrument } = await import('./instrument.js');
    const { texts, mutants } = await instrument(root, files, []);
    return { mutants, texts: [...texts], names: namesOf(mutants), functions: new Map() };
  }
  const mutants: Mutant[] = [];
  const texts: [string, string][] = [];
  const functions = new Map<number, string>();
  for (const file of files) {
    if (file.endsWith('.sql')) {
      for (const { mutant, text } of plantInFunction(root, file, mutants.length)) {
        mutants.push(mutant);
        functions.set(mutant.id, text);
      }
    } else {
      const planted = instrumentSql(root, file, mutants.length);
      mutants.push(...planted.mutants);
      texts.push([file, planted.text]);
    }
  }
  return { mutants, texts, names: namesOf(mutants), functions };
};
