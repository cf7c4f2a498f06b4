import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { daysFromToday } from '#test/harness/running-clock';
import { root } from './rooms.js';

/** What became of the mutants of one file. */
export interface FileResult {
  /** Of the source when they were tried. */
  readonly source: string;
  /** The day when they were tried last. */
  readonly on: string;
  /** All there are, and how many of them were tried. */
  readonly mutants: number;
  readonly tried: number;
  readonly noticed: number;
  /** Among the noticed: those that were met without end. */
  readonly endless: number;
  /** The names of those that nobody noticed. */
  readonly survivors: readonly string[];
  /** Of these: those that only the specs about the file were asked about, so that another one may notice them. */
  readonly nearOnly?: readonly string[];
}

/** In UTC. */
export const today = (): string => daysFromToday(0).toPlainDate().toString();

export type RoomResult = Readonly<Record<string, FileResult>>;

const folder = join(root, 'test/mutants/results');

export const digestOf = (path: string): string =>
  createHash('sha256')
    .update(readFileSync(join(root, path)))
    .digest('hex')
    .slice(0, 12);

export const readResult = (room: string): RoomResult => {
  const path = join(folder, `${room}.json`);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
};

export const writeResult = (room: string, result: RoomResult): void => {
  mkdirSync(folder, { recursive: true });
  const sorted = Object.fromEntries(Object.entries(result).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(join(folder, `${room}.json`), `${JSON.stringify(sorted, null, 2)}\n`);
};
