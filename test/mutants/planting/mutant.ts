/** One small change of one file, which a switch in its instrumented text turns on. */
export interface Mutant {
  readonly id: number;
  readonly file: string;
  readonly mutator: string;
  /** What stands there, on one line. */
  readonly original: string;
  readonly replacement: string;
  /** The text of the whole line where it begins, and its number from 1; the latter is for readers only. */
  readonly line: string;
  readonly lineNumber: number;
}

const onOneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const short = (text: string) => (text.length > 90 ? `${text.slice(0, 60)} … ${text.slice(-24)}` : text);

/** The same as long as the code is: no line numbers. Of equal ones in a file the later are counted. */
export const namesOf = (mutants: readonly Mutant[]): Map<number, string> => {
  const counted = new Map<string, number>();
  const names = new Map<number, string>();
  for (const mutant of mutants) {
    const { line, original, replacement } = mutant;
    const change = `${short(onOneLine(original))} → ${short(onOneLine(replacement)) || 'nothing'}`;
    const where = short(onOneLine(line));
    const name = where.startsWith(onOneLine(original).slice(0, 60)) ? change : `${where} ¦ ${change}`;
    const key = `${mutant.file} ${name}`;
    const count = (counted.get(key) ?? 0) + 1;
    counted.set(key, count);
    names.set(mutant.id, count === 1 ? name : `${name} (${count})`);
  }
  return names;
};
