import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, root, textOf } from '#test/architecture/repository';
import { recipeOf } from '#test/architecture/recipes/recipes';

const patches = filesOf('test/architecture/recipes/*.patch').map((path) => ({ path, text: textOf(path) }));

/** The recipes of CONTRIBUTING: the files of each list in order, by the name of its patch. */
const written = (text: string): Record<string, readonly string[]> => {
  const [, recipes = ''] = text.split('\n## Recipes\n');
  const sections = recipes.split('\n## ')[0]!.split('\n### ').slice(1);
  return Object.fromEntries(
    sections.map((section) => {
      const name = section.split('\n')[0]!.toLowerCase().replaceAll(' ', '-');
      const items = [...section.matchAll(/^\d+\. ((?:`[^`]+`(?:, )?)+):/gm)];
      return [name, items.flatMap(([, files]) => [...files!.matchAll(/`([^`]+)`/g)].map(([, file]) => file!))];
    }),
  );
};

/** What a patch expects to find, by file; what it makes expects that there is none. */
const misfits = (text: string): string[] =>
  text.split(/^--- /m).flatMap((part) => {
    const [paths = '', ...hunks] = part.split(/^@@ .*\n/m);
    const [from = '', to = ''] = paths.split('\n');
    if (from === '/dev/null') return existsSync(join(root, to.slice('+++ b/'.length))) ? [to] : [];
    const found = hunks.map((hunk) =>
      hunk
        .split('\n')
        .filter((line) => line.startsWith(' ') || line.startsWith('-'))
        .map((line) => line.slice(1))
        .join('\n'),
    );
    return found.filter((lines) => !textOf(from.slice('a/'.length)).includes(lines)).map(() => from);
  });

it.each(patches)('the recipe $path fits the source as it is', ({ text }) => {
  expect(misfits(text)).toEqual([]);
});

it('each recipe of CONTRIBUTING is played by a patch with the files of its list, in order', () => {
  const played = patches.map(({ path, text }) => recipeOf(path, text));
  expect(Object.fromEntries(played.map(({ name, files }) => [name, files]))).toEqual(
    written(textOf('CONTRIBUTING.md')),
  );
  expect(played.filter(({ title, types, specs }) => !title || !(types || specs.length > 0))).toEqual([]);
});

it('a recipe that does not fit any more and a list without one of its files are noticed', () => {
  const [{ text, path }] = patches as [(typeof patches)[0]];
  expect(misfits(text.replace(/^-(?!-)/m, '-no longer: ').replace(/^ (?=\S)/m, ' no longer: '))).not.toEqual([]);
  const shorter = textOf('CONTRIBUTING.md').replace(/^1\. .*\n/m, '');
  expect(written(shorter)).not.toEqual(written(textOf('CONTRIBUTING.md')));
  expect(recipeOf(path, text).files.length).toBeGreaterThan(2);
});
