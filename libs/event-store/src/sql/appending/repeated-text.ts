import type { Fields } from './binary-rows.js';

/**
 * Reads a field that is often what it was in the row before, and makes no new string of it then: 0.03 instead of 0.2 µs.
 * Only a text of as many characters as bytes is compared: of such a one each character is its byte.
 */
export const repeatedText = (field: number): ((fields: Fields) => string) => {
  let last = '';
  return ({ buffer, starts, ends }) => {
    const start = starts[field]!;
    const length = ends[field]! - start;
    if (length === last.length && isAt(buffer, start, last)) return last;
    const text = buffer.toString('utf8', start, start + length);
    last = text.length === length ? text : '';
    return text;
  };
};

const isAt = (buffer: Buffer, start: number, text: string): boolean => {
  for (let at = text.length - 1; at >= 0; at -= 1) if (buffer[start + at] !== text.charCodeAt(at)) return false;
  return true;
};
