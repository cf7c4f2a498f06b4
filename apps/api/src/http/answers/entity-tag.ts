import { hash } from 'node:crypto';
import { type Coding, codings } from './content-coding.js';

const tags = /^\s*(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"(?:\s*,\s*(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*")*\s*$/;
const tag = /(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/g;

/** What a tag says: a version of one past says everything about a representation, until something personal in it is erased. */
export interface Tagged {
  readonly version: number;
  /** The end of the id of the event that made this version: after a restore another one may bear the same number. */
  readonly mark: string;
  readonly erased?: boolean;
  /** Eight hexadecimal digits that stand for what is told beside it and has versions of its own. */
  readonly beside?: string;
}

const textOf = ({ version, mark, beside, erased }: Tagged) =>
  `${version}-${mark}${beside ? `-${beside}` : ''}${erased ? '-erased' : ''}`;

/** A strong tag. */
export const entityTag = (tagged: Tagged) => `"${textOf(tagged)}"`;

/** The tag of the same representation in a coding: other bytes, so a strong one is another. A weak one stays. */
export const tagIn = (tag: string, coding: Coding): string =>
  tag.startsWith('W/') ? tag : `${tag.slice(0, -1)}-${coding}"`;

const ofCoding = `(?:-(?:${codings.join('|')}))?`;
const versioned = new RegExp(`^([1-9]\\d{0,9})-([0-9a-f]{8})(?:-[0-9a-f]{8})?(-erased)?${ofCoding}$`);

/**
 * The versions that an `If-Match` asks for, any of which will do, the greatest first; what was told beside them is not asked for.
 * A weak tag, or none of ours, never matches, so it is not among them. Undefined: this is no list of tags.
 */
export const versionsAskedFor = (header: string): 'any' | readonly Tagged[] | undefined => {
  if (header.trim() === '*') return 'any';
  if (!tags.test(header)) return undefined;
  const strong = [...header.matchAll(tag)].filter(([, weak]) => !weak).map(([, , text]) => text as string);
  const versions = strong.flatMap((text): Tagged[] => {
    const [, version, mark, suffix] = versioned.exec(text) ?? [];
    return version && mark ? [{ version: Number(version), mark, erased: suffix !== undefined }] : [];
  });
  return versions.sort((a, b) => b.version - a.version);
};

/**
 * The tag of what the caller of `If-None-Match` has already, as that would be answered in `coding` or as it is; compared
 * weakly, as RFC 9110 has it. Null: it has another one. After `*` the tag itself.
 */
export const hasAlready = (header: string, tag: string, coding: Coding | null): string | null => {
  if (header.trim() === '*') return tag;
  if (!tags.test(header)) return null;
  const known = new Set([...header.matchAll(/"[^"]*"/g)].map(([quoted]) => quoted));
  const own = coding === null ? [tag] : [tagIn(tag, coding), tag];
  return own.find((each) => known.has(each.replace(/^W\//, ''))) ?? null;
};

/** The tag of a text that stands for whatever it says; weak, as it may be answered compressed too. */
export const weakTagOf = (text: string): string => `W/"${hash('sha256', text, 'base64url').slice(0, 22)}"`;
