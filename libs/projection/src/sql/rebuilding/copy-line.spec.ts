import { copyLine } from './copy-line.js';

it('a row is written as COPY reads it', () => {
  expect(copyLine(8, ['a', 1.5, true, null, undefined])).toBe('8\ta\t1.5\ttrue\t\\N\t\\N\n');
});

it('a character that would end a field or a row is escaped', () => {
  expect(copyLine(8, ['a\tb\nc\rd\\N'])).toBe('8\ta\\tb\\nc\\rd\\\\N\n');
});

it('a list is written as an array, its texts in quotes', () => {
  expect(copyLine(8, [['a,b', 'c"d', 'e\\f', null]])).toBe('8\t{"a,b","c\\\\"d","e\\\\\\\\f",null}\n');
});

it('anything else is written as JSON', () => {
  expect(copyLine(8, [{ a: 'b"c' }])).toBe('8\t{"a":"b\\\\"c"}\n');
});
