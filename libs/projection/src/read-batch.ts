import type { EventLog, Point, Scanned, ShardScan, StoredEvent } from '#libs/event-store';

/** What one command wrote is visible as a whole, so only a batch that was cut off can end within a command. */
const withoutLastCommand = (events: readonly Scanned<StoredEvent>[]) => {
  const last = events.at(-1)!.commandId;
  return events.slice(0, events.findLastIndex(({ commandId }) => commandId !== last) + 1);
};

/** As they are stored. A batch of usual events, some 500 bytes each, is far from it. */
const bytesAtOnce = 2 << 20;

/**
 * The next events of a shard, about `size` of them and about `bytes` of data, ending where a command's events end. `upTo`
 * is a position known to be such an end. What this build cannot read is marked. Throws HoleInLog, and OtherHistory where
 * another event stands at `after`.
 */
export const readBatch = async (
  log: Pick<EventLog, 'scanShard'>,
  shard: number,
  after: Point,
  size: number,
  upTo = Number.POSITIVE_INFINITY,
  bytes = bytesAtOnce,
): Promise<ShardScan> => {
  const limit = Math.min(size, upTo - after.position);
  const { events, isMore } = await log.scanShard(shard, after, limit, bytes);
  if (!isMore || after.position + events.length === upTo) return { events, isMore: false };
  const whole = withoutLastCommand(events);
  return whole.length > 0 ? { events: whole, isMore } : readBatch(log, shard, after, size * 2, upTo, bytes * 2);
};
