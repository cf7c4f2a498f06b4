import type { EventLog, Point, Scanned, StoredEvent } from '#libs/event-store';

/** What one command wrote is visible as a whole, so only a batch that was cut off can end within a command. */
const withoutLastCommand = (events: readonly Scanned<StoredEvent>[]) => {
  const last = events.at(-1)!.commandId;
  return events.slice(0, events.findLastIndex(({ commandId }) => commandId !== last) + 1);
};

/**
 * The next events of a shard, about `size` of them, ending where a command's events end. `upTo` is a position known to
 * be such an end. What this build cannot read is marked. Throws HoleInLog, and OtherHistory
 * where another event stands at `after`.
 */
export const readBatch = async (
  log: Pick<EventLog, 'scanShard'>,
  shard: number,
  after: Point,
  size: number,
  upTo = Number.POSITIVE_INFINITY,
): Promise<readonly Scanned<StoredEvent>[]> => {
  const limit = Math.min(size, upTo - after.position);
  const events = await log.scanShard(shard, after, limit);
  if (events.length < limit || after.position + limit === upTo) return events;
  const whole = withoutLastCommand(events);
  return whole.length > 0 ? whole : readBatch(log, shard, after, size * 2, upTo);
};
