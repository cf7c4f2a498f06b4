import { filesOf, textOf } from '#test/architecture/repository';

/** The titles at the margin: of tests outside of any `describe`, and of each outermost one, with which a sentence begins. */
const titlesOf = (text: string): string[] =>
  [
    ...text.matchAll(
      /^(?:it|test|describe)(?:\.concurrent)?(?:\.each(?:<[^(]*>)?\([\s\S]*?\)(?:\s+as const\))?)?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gm,
    ),
  ].map(([, , title]) => title!);

/** In a list of failures nobody and nothing is there to which the word could point back. */
const pointsBack = (title: string): boolean => /^(?:who|whom|whose|whoever|what|of|where|nor)\b/i.test(title);

const specs = filesOf('{apps,libs,test}/**/*.spec.ts');

it('the sentence of a test names somebody or something first', () => {
  const titles = specs.flatMap((path) => titlesOf(textOf(path)).map((title) => ({ path, title })));
  expect(titles.length).toBeGreaterThan(1_000);
  expect(titles.filter(({ title }) => pointsBack(title))).toEqual([]);
});

it.each([
  "it('who waits is woken', () => {",
  "it.each([1])(\n  'whose turn it is', () => {",
  "test('what is sent twice is answered once', () => {",
  "test.concurrent('of two one is first', () => {",
  "it('where nothing is free', () => {",
  "it('whoever waits', () => {",
  "it('nor anybody else', () => {",
  "describe('what is kept', () => {",
])('%j does not', (text) => {
  expect(titlesOf(text).filter(pointsBack)).toHaveLength(1);
});
