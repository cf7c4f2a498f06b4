import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const isOurs = (folder: string): boolean => {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name === 'slotlog';
  } catch {
    return false;
  }
};

const findRoot = (folder: string): string => {
  if (isOurs(folder)) return folder;
  if (dirname(folder) === folder) throw new Error('the package.json of slotlog is missing');
  return findRoot(dirname(folder));
};

let root: string | undefined;

/** The absolute path of a file of this package, the same from source and from `dist`, which holds no SQL files. */
export function inPackage(path: string): string {
  root ??= findRoot(dirname(fileURLToPath(import.meta.url)));
  return join(root, path);
}
