import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { filesOf, root, textOf } from '#test/architecture/repository';
import { variables } from '#test/architecture/variables';

const documents = filesOf('*.md', '{docs,docker}/**/*.md');

const exists = (path: string) => path.split('/').every((part) => part !== '..') && existsSync(join(root, path));

const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');

const anchorsIn = (text: string) => [...text.matchAll(/^#+ +(.+)$/gm)].map(([, heading]) => anchorOf(heading!));

/** Links to files of the repository that are not there, and to headings that these do not have. */
const deadLinks = (path: string, text: string): string[] =>
  [...text.matchAll(/\]\(([^)\s]+)[^)]*\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [file, anchor] = target.split('#');
      const to = file ? normalize(join(dirname(path), file)) : path;
      if (!exists(to) && to !== path) return true;
      return anchor !== undefined && !anchorsIn(to === path ? text : textOf(to)).includes(anchor);
    })
    .map((target) => `${path} → ${target}`);

/** What the recipes of CONTRIBUTING make. */
const made = filesOf('test/architecture/recipes/*.patch').flatMap((path) =>
  [...textOf(path).matchAll(/^--- \/dev\/null\n\+\+\+ b\/(\S+)$/gm)].map(([, file]) => file!),
);

/** `npm run x` and files named in passing. */
const deadNames = (path: string, text: string): string[] => {
  const { scripts } = JSON.parse(textOf('package.json'));
  const unknown = [...text.matchAll(/npm run ([\w:-]+)/g)].filter(([, script]) => !(script! in scripts));
  const missing = [...text.matchAll(/`((?:apps|libs|test|docker|docs)\/[\w./-]+)`/g)].filter(
    ([, file]) => !exists(file!) && !made.includes(file!),
  );
  return [...unknown, ...missing].map(([name]) => `${path}: ${name}`);
};

it('all that the documents link to and name exists', () => {
  expect(documents).toEqual(expect.arrayContaining(['ARCHITECTURE.md', 'README.md']));
  expect(documents.flatMap((path) => deadLinks(path, textOf(path)))).toEqual([]);
  expect(documents.flatMap((path) => deadNames(path, textOf(path)))).toEqual([]);
});

it.each([
  '[a](docs/nowhere.md)',
  '![a](./picture.png)',
  '[a](#no-heading)',
  '[a](package.json#no-heading)',
  '[a](../x)',
])('%s is dead', (text) => expect(deadLinks('README.md', `# A heading\n${text}`)).toHaveLength(1));

it.each(['[a](package.json)', '[a](libs/booking/src "the rules")', '[a](#a-heading)', '[a](https://example.com)'])(
  '%s leads somewhere',
  (text) => expect(deadLinks('README.md', `# A heading\n${text}`)).toEqual([]),
);

it.each(['`npm run nonsense`', '`libs/booking/src/nowhere.ts`'])('%s names nothing', (text) =>
  expect(deadNames('README.md', text)).toHaveLength(1),
);

it('every variable is explained', () => {
  const all = documents.map(textOf).join('\n');
  expect([...variables].filter((name) => !name.startsWith('NODE_') && !all.includes(`\`${name}\``))).toEqual([]);
});
