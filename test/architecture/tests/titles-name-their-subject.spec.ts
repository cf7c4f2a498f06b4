import { filesOf, textOf } from '#test/architecture/repository';

/** The titles of tests that stand alone, outside of any `describe` that their sentence would go on from. */
const titlesOf = (text: string): string[] =>
  [
    ...text.matchAll(
      /^(?:it|test)(?:\.concurrent)?(?:\.each(?:<[^(]*>)?\([\s\S]*?\)(?:\s+as const\))?)?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gm,
    ),
  ].map(([, , title]) => title!);

/** In a list of failures nobody and nothing is there to which the word could point back. */
const pointsBack = (title: string): boolean => /^(?:who|whom|whose|whoever|what|of|where|nor)\b/i.test(title);

const specs = filesOf('{apps,libs,test}/**/*.spec.ts');

it('the title of a test that stands alone names somebody or something first', () => {
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
])('%j does not', (text) => {
  expect(titlesOf(text).filter(pointsBack)).toHaveLength(1);
});
