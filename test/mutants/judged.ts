import { existsSync, readFileSync } from 'node:fs';
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

/** What a room came to, as of when its files were tried. */
export interface Standing {
  readonly room: Room;
  readonly mutants: number;
  readonly tried: number;
  readonly noticed: number;
  readonly score: number;
  readonly survivors: number;
  readonly explained: number;
  /** Files that nobody tried, or that are others since. */
  readonly stale: number;
  readonly idle: readonly string[];
}

export const standingOf = (room: Room): Standing => {
  const results = readResult(room.name);
  const reasons = readReasons(room.name);
  const sources = sourcesOf(room);
  const known = sources.flatMap((file) => results[file] ?? []);
  const sum = (of: (result: FileResult) => number) => known.reduce((total, result) => total + of(result), 0);
  const survivors = sum((result) => result.survivors.length);
  const [tried, noticed] = [sum((result) => result.tried), sum((result) => result.noticed)];
  return {
    room,
    mutants: sum((result) => result.mutants),
    tried,
    noticed,
    score: tried === 0 ? 0 : (100 * noticed) / tried,
    survivors,
    explained: sources
      .flatMap((file) => (results[file]?.survivors ?? []).map((survivor) => isExplained(reasons, file, survivor)))
      .filter(Boolean).length,
    stale: sources.filter((file) => results[file]?.source !== digestOf(file)).length,
    idle: idleReasons(reasons, results),
  };
};

/** The rooms in Markdown. */
export const table = (): string => {
  const rows = rooms.map(standingOf).map((standing) => {
    const { room, mutants, tried, noticed, score, survivors, explained, stale } = standing;
    const cells = [mutants, tried, noticed, `${score.toFixed(1)} %`, `${room.wanted} %`, survivors, explained, stale];
    return `| ${room.name} | ${cells.join(' | ')} |`;
  });
  const head = '| room | mutants | tried | noticed | score | wanted | survivors | with a reason | files to try anew |';
  return [head, head.replaceAll(/[^|]+/g, ' --- '), ...rows].join('\n');
};
