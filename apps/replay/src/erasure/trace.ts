import { boxesInText, type FoundBox, withoutBoxes } from '#libs/event-store';
import type { KnownText } from './known-texts.js';

/** What is looked for of somebody. */
export interface Wanted {
  /** The hash in the name of the stream, which is in all that is sealed for this person. */
  readonly person: string;
  readonly texts: readonly KnownText[];
  /** The key as it was wrapped, in hex; null where nobody knows it any more. */
  readonly wrappedKey: string | null;
}

/** What of it is in one column of one row. */
export interface Traces {
  readonly boxes: readonly FoundBox[];
  /** The fields whose texts stand there for all to read. */
  readonly fields: readonly string[];
  readonly hasKey: boolean;
}

const jsonOf = (text: string) => JSON.stringify(text).slice(1, -1);
const hexOf = (text: string) => Buffer.from(text).toString('hex');

/** Whatever a row must have one of to be worth a look: in columns of text, of JSON, of bytes. */
export const searchedFor = ({ person, texts, wrappedKey }: Wanted): string[] => [
  `${person}.`,
  ...(wrappedKey ? [wrappedKey] : []),
  ...new Set(texts.flatMap(({ text }) => [text, jsonOf(text), hexOf(text)])),
];

/** A text by itself, not as a part of a longer word; upper and lower case are the same. */
const wholeWords = (text: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${text.toLowerCase().replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'u',
  );

/** Judges columns one after the other. */
export const tracer = ({ person, texts, wrappedKey }: Wanted): ((column: string) => Traces) => {
  const words = texts.map(({ text, field }) => {
    return { field, hex: hexOf(text), patterns: [...new Set([text, jsonOf(text)])].map(wholeWords) };
  });
  return (column) => {
    const readable = withoutBoxes(column).toLowerCase();
    const spaced = readable.replaceAll(/\\[nrtbf]/g, '  ');
    const isThere = ({ hex, patterns }: (typeof words)[number]) =>
      patterns.some((pattern) => pattern.test(readable) || pattern.test(spaced)) ||
      (readable.startsWith('\\x') && readable.includes(hex));
    return {
      boxes: boxesInText(column).filter((each) => each.person === person),
      fields: [...new Set(words.filter(isThere).map(({ field }) => field))],
      hasKey: wrappedKey !== null && readable.includes(wrappedKey),
    };
  };
};
