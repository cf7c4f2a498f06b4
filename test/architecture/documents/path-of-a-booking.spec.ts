import { textOf } from '#test/architecture/repository';

interface Step {
  readonly file: string;
  readonly name: string;
}

const stepsIn = (text: string): Step[] =>
  [...text.matchAll(/^\| \d+ \| `([\w./-]+)` \| `(\w+)` \|/gm)].map(([, file, name]) => ({ file: file!, name: name! }));

const steps = stepsIn(textOf('ARCHITECTURE.md').split('## The path of one booking')[1]!.split('\n## ')[0]!);

const declares = (file: string, name: string): boolean =>
  new RegExp(
    file.endsWith('.sql')
      ? `create or replace function slotlog\\.${name}\\(`
      : `(?:export (?:const|class|function) ${name}\\b|^ {2}(?:async )?${name}(?:<\\w+>)?\\()`,
    'm',
  ).test(textOf(file));

/** Called, made anew, sent, or named in a statement. */
const uses = (file: string, name: string): boolean =>
  new RegExp(`(?:\\.|\\b|slotlog\\.)${name}\\(|new ${name}\\b|\\b${name}\\b.*;$`, 'm').test(
    textOf(file)
      .replaceAll(/^import .*$/gm, '')
      .replaceAll(/^ {2}(?:async )?\w+(?:<\w+>)?\(/gm, ''),
  );

const unreached = (path: readonly Step[]): string[] =>
  path.flatMap(({ file, name }, index) =>
    index === 0 || path.slice(0, index).some((earlier) => uses(earlier.file, name)) ? [] : [`${name} of ${file}`],
  );

it('the path of a booking begins at the door and comes to the statement', () => {
  expect(steps.length).toBeGreaterThan(10);
  expect(steps.filter(({ file, name }) => !declares(file, name))).toEqual([]);
  expect(unreached(steps)).toEqual([]);
});

it('a step that is left out is noticed, where the next one is called nowhere else', () => {
  expect(unreached(steps.filter(({ name }) => name !== 'book'))).toContainEqual(expect.stringMatching(/^BookSlot of/));
  expect(unreached(steps.filter(({ name }) => name !== 'seal'))).toContainEqual(expect.stringMatching(/^reach of/));
});
