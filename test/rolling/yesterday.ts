import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inPackage } from '../../libs/database/src/in-package.js';

const root = dirname(inPackage('package.json'));
const git = (...args: readonly string[]) => execFileSync('git', [...args], { cwd: root, encoding: 'utf8' }).trim();

/** What a database holds once it was written: two builds that share one must mean the same by it. */
const stored = ['libs/*/migrations/*.sql', 'libs/booking/samples/*'];

/** The commit that the file `from` names. */
export const yesterday = (): string => {
  const lines = readFileSync(join(root, 'test/rolling/from'), 'utf8').split('\n');
  return lines.find((line) => /^[0-9a-f]{40}$/.test(line.trim()))!.trim();
};

/** Files of stored data that were changed in place since then; new ones beside them are no matter. */
export const changedInPlace = (commit: string): string[] =>
  git('diff', '--name-only', '--diff-filter=MDRT', commit, '--', ...stored)
    .split('\n')
    .filter((line) => line !== '');

/** What to do about it, for whoever reads the terminal. */
export const howToMoveOn = (commit: string, changed: readonly string[]): string =>
  [
    `Stored data have changed in place since ${commit}, so that its build and today's cannot share a database:`,
    ...changed.map((path) => `  ${path}`),
    'As long as nothing is released that may be. Move the commit in test/rolling/from on to the one that changed them:',
    `  git log -1 --format=%H -- ${stored.map((path) => `'${path}'`).join(' ')}`,
  ].join('\n');

/** The folder `dist` of a commit's build, with today's packages; it is kept for the next time. */
export const buildOf = (commit: string): string => {
  const cache = join(tmpdir(), 'slotlog-builds');
  const home = join(cache, commit);
  if (!existsSync(home)) {
    mkdirSync(cache, { recursive: true });
    const draft = mkdtempSync(join(cache, 'draft-'));
    const archive = execFileSync('git', ['archive', commit], { cwd: root, maxBuffer: 1 << 28 });
    execFileSync('tar', ['-x', '-C', draft], { input: archive });
    symlinkSync(join(root, 'node_modules'), join(draft, 'node_modules'));
    execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: draft, stdio: ['ignore', 'ignore', 'inherit'] });
    renameSync(draft, home);
  }
  // Another clone may have made it, and its packages may have gone since.
  rmSync(join(home, 'node_modules'), { force: true });
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'));
  return join(home, 'dist');
};
