import type { IncomingMessage } from 'node:http';

/** What a request asks for, in one spelling. */
export interface Target {
  /** Path and query, as every client writes them that has no reason to write them otherwise. */
  readonly text: string;
  /** Whom the request names in its target, which counts for more than `Host` (RFC 9112, 3.2.2); null: nobody. */
  readonly authority: string | null;
  /** Whether each `%` stands before two digits, and all of them for text. */
  readonly isWellEncoded: boolean;
}

/** RFC 9112, 3.2.2: to be understood, though only proxies are meant to be asked like this. */
const absolute = /^https?:\/\/([^/?#]*)/i;

const encoded = /(?:%[\da-f]{2})+/gi;
const needsNoEncoding = /^[\w.~-]$/;

/**
 * The one spelling of a target. One path can be written in many ways that the router takes for the same, so that whoever looked
 * at the text would give one request two idempotency keys, or none of the headers that its path has.
 */
export const targetOf = (raw: string): Target => {
  const [whole, authority] = absolute.exec(raw) ?? [''];
  const rest = raw.slice(whole.length).replace(/#.*$/s, '');
  const at = rest.indexOf('?');
  const query = at < 0 ? '' : rest.slice(at);
  const { path, isWellEncoded } = spelt(at < 0 ? rest : rest.slice(0, at));
  return { text: `${path === '' ? '/' : path}${query}`, authority: authority ?? null, isWellEncoded };
};

/** RFC 3986, 6.2.2: what need not be encoded is not, and hexadecimal digits are upper-case. What is no text stands for itself. */
const spelt = (path: string): { readonly path: string; readonly isWellEncoded: boolean } => {
  if (!path.includes('%')) return { path, isWellEncoded: true };
  let isWellEncoded = true;
  const literally = (text: string) => {
    isWellEncoded = false;
    return text.replaceAll('%', '%25');
  };
  const one = (character: string) => (needsNoEncoding.test(character) ? character : encodeURIComponent(character));
  const decoded = (text: string) => {
    try {
      return Array.from(decodeURIComponent(text), one).join('');
    } catch {
      return literally(text);
    }
  };
  let end = 0;
  const parts: string[] = [];
  for (const { 0: text, index } of path.matchAll(encoded)) {
    parts.push(literallyIfAny(path.slice(end, index), literally), decoded(text));
    end = index + text.length;
  }
  return { path: [...parts, literallyIfAny(path.slice(end), literally)].join(''), isWellEncoded };
};

const literallyIfAny = (text: string, literally: (text: string) => string) =>
  text.includes('%') ? literally(text) : text;

const misspelt = new WeakSet<IncomingMessage>();

/** From here on there is no other spelling of what is asked for. */
export const spellOut = (request: IncomingMessage): void => {
  const { text, authority, isWellEncoded } = targetOf(request.url ?? '/');
  request.url = text;
  if (authority !== null) request.headers.host = authority;
  if (!isWellEncoded) misspelt.add(request);
};

/** The path of a request that has been spelt out. */
export const pathIn = ({ url = '/' }: IncomingMessage): string => url.split('?', 1)[0] as string;

/** What stands behind its path, from the question mark on. */
export const queryIn = (request: IncomingMessage): string => (request.url ?? '/').slice(pathIn(request).length);

/** Whether its path could not be decoded. */
export const isMisspelt = (request: IncomingMessage): boolean => misspelt.has(request);
