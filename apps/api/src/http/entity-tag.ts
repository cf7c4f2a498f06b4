const tags = /^\s*(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"(?:\s*,\s*(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*")*\s*$/;
const tag = /(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/g;

/** A strong tag: the version, which says everything about the representation. */
export const entityTag = (version: number) => `"${version}"`;

/**
 * The version that an `If-Match` asks for. A list asks for any of its versions; versions only grow, so the greatest is
 * the one that can still be there. A weak tag never matches, so null. Undefined: this is no list of tags.
 */
export const versionAskedFor = (header: string): 'any' | number | null | undefined => {
  if (header.trim() === '*') return 'any';
  if (!tags.test(header)) return undefined;
  const strong = [...header.matchAll(tag)].filter(([, weak]) => !weak).map(([, , text]) => text as string);
  const versions = strong.filter((text) => /^[1-9]\d{0,9}$/.test(text)).map(Number);
  return versions.length === 0 ? null : Math.max(...versions);
};

/** Whether the caller of `If-None-Match` has this version already; compared weakly, as RFC 9110 has it. */
export const hasAlready = (header: string, version: number): boolean =>
  header.trim() === '*' ||
  (tags.test(header) && [...header.matchAll(tag)].some(([, , text]) => text === String(version)));
