import { filesOf, textOf } from '#test/architecture/repository';

const text = textOf('CONTRIBUTING.md');

const allowed = (ci: string): Record<string, number> =>
  Object.fromEntries(
    [...ci.matchAll(/^ *step '?([a-z0-9, ]+?)'? (\d+) /gm)].map(([, name, minutes]) => [name, Number(minutes)]),
  );

const written: Record<string, number> = Object.fromEntries(
  [...text.matchAll(/^\| ([a-z0-9, ]+?)(?::[^|]*)? \| (\d+) \|$/gm)].map(([, name, minutes]) => [
    name,
    Number(minutes),
  ]),
);

it('CI gives each step the minutes that CONTRIBUTING says, 25 in all', () => {
  expect(Object.keys(written)).toContain('planted bugs');
  expect(allowed(textOf('.ci/run'))).toEqual(written);
  expect(Object.values(written).reduce((sum, minutes) => sum + minutes, 0)).toBeLessThanOrEqual(25);
});

it('a step that is given more minutes is noticed', () => {
  expect(allowed(textOf('.ci/run').replace('step tests 5', 'step tests 50'))).not.toEqual(written);
});

/** The names that the drawing of the tree has, with or without what follows. */
const tree = textOf('ARCHITECTURE.md').split('## Where things are')[1]!.split('```')[1]!;
const drawn = new Set([...tree.matchAll(/([\w-]+)\//g)].map(([, name]) => name));

const foldersOf = (path: string) =>
  new Set(filesOf(`${path}/*/**/*.*`).map((file) => file.slice(path.length + 1).split('/')[0]!));

it('the tree shows every app, library and room of the tests', () => {
  const folders = ['apps', 'libs', 'test', 'libs/event-store/src', 'libs/booking/src'].flatMap((path) => [
    ...foldersOf(path),
  ]);
  expect(folders.filter((name) => !drawn.has(name) && name !== 'verification')).toEqual([]);
});

/** The scripts of the groups that CONTRIBUTING describes, in order. */
const grouped = (document: string) => {
  const [, groups = ''] = document.split('| group | scripts |\n');
  return [...groups.split('\n\n')[0]!.matchAll(/`([\w:]+)`/g)].map(([, name]) => name!);
};

const isForItself = (name: string, _: number, names: readonly string[]) =>
  !names.some((other) => name === `pre${other}` || name === `post${other}`);

it('each script of package.json stands in one of the groups, in the same order', () => {
  const names = Object.keys(JSON.parse(textOf('package.json')).scripts);
  expect(grouped(text)).toEqual(names.filter(isForItself));
  expect(grouped(text.replace('`seed`, ', ''))).not.toContain('seed');
});
