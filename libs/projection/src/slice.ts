/** A part of a shard's streams that is projected by itself: number `index` of `count`, by a hash of tenant and stream. */
export interface Slice {
  readonly shard: number;
  readonly index: number;
  readonly count: number;
}

/** Each reads the log of all, and a read waits for the last of them. */
export const mostSlices = 16;

interface Streamed {
  readonly tenant: string;
  readonly stream: string;
}

/** FNV-1a over UTF-16 units, with all of its bits mixed into the low ones. What is projected already depends on it: it cannot be another one. */
export const sliceOf = ({ tenant, stream }: Streamed, count: number): number => {
  if (count === 1) return 0;
  const text = `${tenant} ${stream}`;
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % count;
};

export const inSlice = <Event extends Streamed>({ index, count }: Slice, events: readonly Event[]): readonly Event[] =>
  count === 1 ? events : events.filter((event) => sliceOf(event, count) === index);
