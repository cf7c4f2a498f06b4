import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf, type FileResult, readResult } from './results.js';
import { type Room, rooms, root, sourcesOf } from './rooms.js';

/** Per file, per survivor: why nobody could notice it. */
export type Reasons = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const readReasons = (room: string): Reasons => {
  const path = join(root, `test/mutants/reasons/${room}.json`);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
};

/** A sentence for people to read: tests hold on to what programs go by, the rule and the place. */
const isSentence = (survivor: string) => /(?:^|¦ )(['`"])[A-Z][^'`"]* [^¦]*\1 → (""|``)(?: \(\d+\))?$/.test(survivor);

/** Whether it is told why nobody could notice it. */
export const isExplained = (reasons: Reasons, file: string, survivor: string): boolean =>
  isSentence(survivor) || reasons[file]?.[survivor] !== undefined;

/** Reasons for what nobody had to notice, or what is noticed by now: `file: survivor`. */
export const idleReasons = (reasons: Reasons, results: Readonly<Record<string, FileResult>>): string[] =>
  Object.entries(reasons).flatMap(([file, lines]) => {
    const survivors = new Set(results[file]?.survivors);
    return Object.keys(lines).flatMap((name) => (survivors.has(name) ? [] : [`${file}: ${name}`]));
  });

/** Survivors of a room that nobody has given a reason for: `file: survivor`. */
export const unexplained = (room: string): string[] => {
  const reasons = readReasons(room);
  return Object.entries(readResult(room)).flatMap(([file, { survivors }]) =>
    survivors.filter((survivor) => !isExplained(reasons, file, survivor)).map((survivor) => `${file}: ${survivor}`),
  );
};

/** What a room came to, as of when its files were tried. */
const rowOf = (room: Room): string => {
  const results = readResult(room.name);
  const known = Object.values(results);
  const sum = (of: (result: FileResult) => number) => known.reduce((total, result) => total + of(result), 0);
  const [tried, noticed] = [sum((result) => result.tried), sum((result) => result.noticed)];
  const score = tried === 0 ? '–' : `${((100 * noticed) / tried).toFixed(1)} %`;
  const days = known.map(({ on }) => on).sort();
  const cells = [
    ...[room.name, `${known.length} of ${sourcesOf(room).length}`, sum((result) => result.mutants), tried, noticed],
    ...[score, `${room.wanted} %`, sum((result) => result.survivors.length)],
    ...[sum((result) => result.nearOnly?.length ?? 0), unexplained(room.name).length],
    ...[[...new Set([days[0], days.at(-1)])].filter(Boolean).join(' to ') || 'never'],
  ];
  return `| ${cells.join(' | ')} |`;
};

/** The rooms in Markdown, by what is kept of them. */
export const table = (): string => {
  const head =
    '| room | files tried | mutants | tried | noticed | score | wanted | survivors | near only | without a reason | when |';
  return [head, head.replaceAll(/[^|]+/g, ' --- '), ...rooms.map(rowOf)].join('\n');
};

const readme = join(root, 'test/mutants/README.md');
const place = /(?<=<!-- table -->\n)[\s\S]*?(?=\n<!-- \/table -->)/;

/** The table as it stands in the document. */
export const writtenTable = (): string => place.exec(readFileSync(readme, 'utf8'))?.[0] ?? '';

export const writeTable = (): void => {
  writeFileSync(readme, readFileSync(readme, 'utf8').replace(place, table));
};

/** Files of a room that nobody tried, or that are others since. */
export const dueIn = (room: Room): string[] => {
  const results = readResult(room.name);
  return sourcesOf(room).filter((file) => results[file]?.source !== digestOf(file));
};
