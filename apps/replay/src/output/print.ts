import { stripVTControlCharacters } from 'node:util';

/** Lines for a person, or one JSON value for a program. */
export const print = (json: boolean | undefined, value: unknown, lines: readonly string[]): void => {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : lines.map((line) => `${line}\n`).join(''));
};

/** Columns as wide as their widest cell; colours take no room. */
export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string[] => {
  const lengthOf = (cell: string) => stripVTControlCharacters(cell).length;
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => lengthOf(row[at] ?? ''))));
  return [heads, ...rows].map((row) =>
    row
      .map((cell, at) => cell + ' '.repeat(Math.max(0, (widths[at] ?? 0) - lengthOf(cell))))
      .join('  ')
      .trimEnd(),
  );
};

const numbers = new Intl.NumberFormat('en');
export const grouped = (number: number) => numbers.format(number);

/** `1 event`, `2 events`. */
export const counted = (count: number, noun: string) => `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
