/** Graphemes of a name: what is longer is a message. */
const longest = 40;

/** Controls, and what turns the direction of the text behind it or leaves no mark. */
const unfit = /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;

/** What programs that show mail make a link of: with a scheme, an at sign, a path or a domain, whatever its dots. */
const linkLike = /\S*(?::\/\/|[@/\\]|www[.。．｡]|[.。．｡][\p{L}\p{N}]{2})\S*/giu;

/** One line, fit for a subject. */
export const oneLine = (text: string): string =>
  text.toWellFormed().replaceAll(unfit, ' ').replaceAll(/\s+/gu, ' ').trim();

/** Several lines, none of them empty twice. */
export const someLines = (text: string): string =>
  text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(oneLine)
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A name that somebody typed, who may be anybody: without what could be followed, and so short that it carries no message.
 * Null: nothing of it is left.
 */
export const nameOf = (typed: string | null): string | null => {
  const name = oneLine(oneLine(typed ?? '').replaceAll(linkLike, ' '));
  const [...parts] = graphemes.segment(name.slice(0, longest * 10));
  const cut = parts
    .slice(0, longest)
    .map(({ segment }) => segment)
    .join('')
    .toWellFormed();
  if (!/[\p{L}\p{N}]/u.test(cut)) return null;
  return parts.length > longest ? `${cut.trim()}…` : cut;
};
