import { execFileSync } from 'node:child_process';
import { root } from './rooms.js';

const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);

/** Whether a file is another one than in that commit. */
export const changedSince = (commit: string): ((file: string) => boolean) => {
  const changed = new Set(git('diff', '--name-only', commit));
  return (file) => changed.has(file);
};
