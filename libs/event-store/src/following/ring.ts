/** Where shards have come to. */
export type Heads = readonly (readonly [shard: number, head: number])[];

/** What one process tells the others: whose notification it is, and how far shards have grown. */
export interface Ring {
  readonly from: string;
  readonly heads: Heads;
}

/** The largest shard that there can be: a smallint. */
const largestShard = 32_767;

/**
 * What a notification says; null: nothing that can be read. Whoever may connect may notify, and a later version may say it
 * in other words.
 */
export const readRing = (payload: string | undefined): Ring | null => {
  try {
    const { from, heads }: Partial<Record<keyof Ring, unknown>> = JSON.parse(`${payload}`);
    return typeof from === 'string' && Array.isArray(heads) && heads.every(isHead) ? { from, heads } : null;
  } catch {
    return null;
  }
};

const isHead = (pair: unknown): pair is Heads[number] => {
  if (!Array.isArray(pair) || pair.length !== 2) return false;
  const [shard, head] = pair;
  return Number.isInteger(shard) && shard >= 0 && shard <= largestShard && Number.isSafeInteger(head) && head > 0;
};
