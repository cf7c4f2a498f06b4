import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './recipes.js';

interface Project {
  readonly displayName: string;
}

/** Not by its relative path: that is looked for as a source of TypeScript. */
const config: { readonly projects: readonly Project[] } = (await import(join(root, 'jest.config.js'))).default;

/** Stories and rules of the house in a folder, without a database. Returns what fails. */
export const failingSpecs = (folder: string, specs: readonly string[]): string[] => {
  const projects = config.projects
    .filter(({ displayName }) => ['unit', 'architecture'].includes(displayName))
    .map((project) => ({ ...project, rootDir: folder, globalSetup: undefined, globalTeardown: undefined }));
  const jest = join(folder, 'node_modules/jest/bin/jest.js');
  const given = ['--config', JSON.stringify({ rootDir: folder, projects }), '--maxWorkers=1', '--silent', ...specs];
  const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const { status, stderr } = spawnSync(process.execPath, [...node, jest, ...given], { cwd: folder, encoding: 'utf8' });
  if (status === 0) return [];
  const failed = [...stderr.matchAll(/^ +● (.+)$/gm)].map(([, title]) => title!);
  return failed.length > 0 ? failed : [stderr.slice(-2_000)];
};
