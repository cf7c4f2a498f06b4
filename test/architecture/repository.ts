import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** The paths of files of the repository, from its root. */
export const filesOf = (...patterns: string[]): string[] =>
  globSync(patterns, { cwd: root, exclude: (path) => /(^|\/)(node_modules|dist|generated)$/.test(path) }).sort();

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
