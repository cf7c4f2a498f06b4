import { filesOf, textOf } from '#test/architecture/repository';

const written = filesOf('{apps,libs,test,docker}/**/*.{ts,mjs,js,sql}').filter((path) => !path.endsWith('/schema.sql'));

const saysNothing = /^(commons?|shared|cores?|util(s|ity|ities)?|helpers?|types?|bases?|impls?)$/;

/** Rooms and files whose name says nothing of what they hold; `x.types.ts` and `x-utils.ts` are such too. */
const nameless = (path: string) =>
  path
    .replace(/\.\w+$/, '')
    .split('/')
    .some((part) =>
      part.split('.').some((word) => saysNothing.test(word) || saysNothing.test(word.split('-').at(-1)!)),
    );

it('no room and no file is called common, shared, core, utils, helpers, types, base or impl', () => {
  expect(written.filter(nameless)).toEqual([]);
});

it.each([
  'libs/shared/src/x.ts',
  'apps/api/src/utils/x.ts',
  'libs/x/src/booking.types.ts',
  'libs/x/src/date-helpers.ts',
])('%s says nothing', (path) => expect(nameless(path)).toBe(true));

const large = 200;

const largeAmong = (files: readonly { path: string; text: string }[]) =>
  files
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > large)
    .map(({ path, lines }) => `${path} has ${lines} lines`);

it(`a file over ${large} lines is a question, not a crime: it is printed`, () => {
  const questions = largeAmong(written.map((path) => ({ path, text: textOf(path) })));
  if (questions.length > 0) process.stderr.write(`${questions.join('\n')}\n`);
  expect(largeAmong([{ path: 'libs/x/src/all.ts', text: 'x;\n'.repeat(201) }])).toEqual([
    'libs/x/src/all.ts has 201 lines',
  ]);
});

const roomy = 24;

/** Folders of more files and folders than an eye takes in at once. */
const crowdedAmong = (paths: readonly string[]): string[] => {
  const siblings = new Map<string, Set<string>>();
  for (const path of paths) {
    const parts = path.split('/');
    for (const [depth, part] of parts.entries()) {
      const folder = parts.slice(0, depth).join('/');
      siblings.set(folder, (siblings.get(folder) ?? new Set()).add(part));
    }
  }
  return [...siblings].filter(([, names]) => names.size > roomy).map(([folder, { size }]) => `${folder} has ${size}`);
};

it('no folder holds more than an eye takes in', () => {
  expect(crowdedAmong(filesOf('{apps,libs,scripts,test}/**/*.*'))).toEqual([]);
});

it('a folder that does is noticed', () => {
  const paths = Array.from({ length: roomy + 1 }, (_, index) => `libs/x/src/${index}.ts`);
  expect(crowdedAmong(paths)).toEqual([`libs/x/src has ${roomy + 1}`]);
});
