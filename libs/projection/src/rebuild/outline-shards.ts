import type { EventLog } from '#libs/event-store';

/** Where each category's streams are cut, and how many events that makes each part, follows from so many of them. */
const samplesOfShard = 20_000;

/** A shard as it was when a rebuild began: its head, and the streams of evenly spaced events, sorted. */
export interface ShardOutline {
  readonly shard: number;
  readonly head: number;
  readonly samples: readonly string[];
}

/** Looks when it is asked first, once for all projections: the samples of a million events take 0.3 s. */
export const outlineShards = (log: Pick<EventLog, 'heads' | 'sampleStreams'>): (() => Promise<ShardOutline[]>) => {
  let outlines: Promise<ShardOutline[]> | null = null;
  const outline = async (shard: number, head: number) => {
    const samples = await log.sampleStreams(shard, head, Math.min(samplesOfShard, Math.ceil(head / 50)));
    return { shard, head, samples };
  };
  const look = async () => Promise.all([...(await log.heads())].map((each) => outline(...each)));
  return () => {
    outlines ??= look();
    return outlines;
  };
};
