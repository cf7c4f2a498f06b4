import { repeatedText } from './repeated-text.js';

const readAll = (texts: readonly string[]) => {
  const read = repeatedText(0);
  return texts.map((text) => {
    const buffer = Buffer.from(`before${text}after`);
    return read({ buffer, starts: [6], ends: [6 + Buffer.byteLength(text)] });
  });
};

test('A text that repeats the one before, or does not, is read as it is', () => {
  const texts = ['room/1', 'room/1', 'room/2', '', '', 'room/1', 'zimmer/ä', 'zimmer/ä', 'zimmer/ö'];
  expect(readAll(texts)).toEqual(texts);
});

test('Two texts are not taken for one because the bytes of one are the characters of the other', () => {
  const texts = ['Ã©', 'é', 'Ã©'];
  expect(readAll(texts)).toEqual(texts);
});
