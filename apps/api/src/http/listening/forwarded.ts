/** Of the header `Forwarded` (RFC 7239): who asked each proxy, and over which protocol the last one was asked. */
interface Forwarded {
  /** From the farthest on; a hop that is not told of is `unknown`. */
  readonly hops: readonly string[];
  readonly protocol: string | undefined;
}

/** A quoted value may hold commas and semicolons, as a `Host` that a caller made up does. */
const pair = /\s*([\w!#$%&'*+.^`|~-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]+))\s*([;,]|$)/gy;

/** Null: this is no such header, and says nothing. */
export const readForwarded = (text: string): Forwarded | null => {
  const hops: string[] = [];
  let hop: Record<string, string> = {};
  for (const [, name, quoted, bare, separator] of text.matchAll(pair)) {
    hop[name!.toLowerCase()] = quoted?.replaceAll(/\\(.)/g, '$1') ?? bare!;
    if (separator === ';') continue;
    hops.push(hop.for ?? 'unknown');
    if (separator === '') return { hops, protocol: hop.proto };
    hop = {};
  }
  return null;
};
