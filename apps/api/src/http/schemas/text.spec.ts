import { line } from './text.js';

const name = line(1, 200);

test.each([
  ['tags', '\u{e0041}\u{e0042}'],
  ['selectors of variants', '\u{e0100}'],
  ['what guides notes', '\u{1d173}\u{1d17a}'],
  ['blanks among them', ' \u{e0020} '],
])('a name is more than %s', (_, text) => {
  expect(name.safeParse(text).success).toBe(false);
  expect(name.safeParse(`Ada${text}`).success).toBe(true);
});
