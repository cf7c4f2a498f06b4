import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export const root = join(import.meta.dirname, '../../..');

/** A change of the source, played once: what it is, its files in order, and what has to notice where one of them is left out. */
export interface Recipe {
  readonly name: string;
  readonly title: string;
  readonly path: string;
  readonly files: readonly string[];
  /** Whether the compiler is asked; specs are named by what their path has in it. */
  readonly types: boolean;
  readonly specs: readonly string[];
}

/** The first lines of a patch say what it plays and what checks it: `# checked by: types, public-words.spec`. */
export const recipeOf = (path: string, text: string): Recipe => {
  const [, title = ''] = /^# (.+)$/m.exec(text) ?? [];
  const [, checks = ''] = /^# checked by: (.+)$/m.exec(text) ?? [];
  const named = checks.split(', ').filter(Boolean);
  return {
    name: basename(path, '.patch'),
    title,
    path,
    files: [...text.matchAll(/^\+\+\+ b\/(\S+)$/gm)].map(([, file]) => file!),
    types: named.includes('types'),
    specs: named.filter((each) => each !== 'types'),
  };
};

export const readRecipes = (): Recipe[] =>
  globSync('test/architecture/recipes/*.patch', { cwd: root })
    .sort()
    .map((path) => recipeOf(path, readFileSync(join(root, path), 'utf8')));
