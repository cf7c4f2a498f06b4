import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const source = join(root, 'libs/client');

/** Runs a program to its end; throws what it said where it fails. */
export const run = (program: string, given: readonly string[], cwd: string): string => {
  const { status, stdout, stderr, error } = spawnSync(program, given, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${given.join(' ')}\n${error?.message ?? stdout + stderr}`);
  return stdout;
};

export interface Packed {
  readonly tarball: string;
  /** In bytes. */
  readonly size: number;
  readonly files: readonly string[];
}

/** Compiles the client, file by file and for no runtime in particular, and packs it into a folder. */
export const pack = (into: string): Packed => {
  const folder = mkdtempSync(join(tmpdir(), 'client-'));
  try {
    for (const file of ['package.json', 'README.md']) copyFileSync(join(source, file), join(folder, file));
    run(join(root, 'node_modules/.bin/tsc'), ['-p', source, '--outDir', join(folder, 'dist')], root);
    const told = run('npm', ['pack', '--json', '--pack-destination', into], folder);
    const parsed = JSON.parse(told);
    const [{ filename, size, files }] = Array.isArray(parsed) ? parsed : Object.values(parsed);
    return { tarball: join(into, filename), size, files: files.map(({ path }: { path: string }) => path) };
  } finally {
    rmSync(folder, { recursive: true });
  }
};
